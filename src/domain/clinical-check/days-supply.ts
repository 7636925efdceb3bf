import type { ItemContent } from '../prescription-content.ts'
import type { Hundredths } from '../quantity.ts'

const numbers: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
}

const numberWord = `(\\d{1,2}|${Object.keys(numbers).join('|')})`
const unitWord = '(tablet|capsule|caplet)s?'
const often =
  '(once|twice|(?:\\d{1,2}|one|two|three|four|five|six) times)(?: a day| daily| each day| per day)|(daily|every day|in the morning|at night|every morning|every night)'
const whenTaken =
  '(?: (?:in the morning|at night|in the evening|with food|after food|before food|with or after food|with or after a meal|on an empty stomach|swallowed whole))*'
const course = '(?: for (\\d{1,3}) days?)?'

const plainDosage = new RegExp(
  `^(?:take |to be taken )?${numberWord}(?: ${unitWord})?(?: to be taken)? (?:${often})${whenTaken}${course}\\.?$`,
)

// Twice, or the dose is one of several: not guessed.
const timesOfDay = (directions: string): number =>
  directions.match(/in the morning|at night|in the evening|every morning|every night/g)?.length ?? 0

const countOf = (word: string): number => numbers[word] ?? Number(word)

const timesADay = (often: string | undefined): number => {
  if (often === undefined || often === 'once') return 1
  return often === 'twice' ? 2 : countOf(often.replace(' times', ''))
}

/**
 * How many whole days an amount of an item lasts as its directions say; null when they cannot be read without guessing. Only
 * counted things (tablets, capsules) with one fixed dose are read: "as directed", "when required", "one or two", measured liquids
 * and doses that change are not known.
 */
export const daysByDirections = (item: ItemContent, amount: Hundredths): number | null => {
  const unit = /^(tablet|capsule|caplet)s?$/i.exec(item.quantity.unit)?.[1]?.toLowerCase()
  const directions = item.directions.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  const read = plainDosage.exec(directions)
  if (unit === undefined || read === null || timesOfDay(directions) > 1) return null
  const [, dose = '', doseUnit, times, , days] = read
  if (doseUnit !== undefined && doseUnit !== unit) return null
  const perDay = countOf(dose) * timesADay(times)
  if (perDay === 0 || days === '0') return null
  const lasts = Math.floor(amount / (perDay * 100))
  return days === undefined ? lasts : Math.min(lasts, Number(days))
}
