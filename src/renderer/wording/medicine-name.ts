/**
 * A medicine's name in three: the drug, how strong it is, and what follows, as its form. Where it has no strength all of it is the
 * drug, and so is a combination, `Losartan 50mg / Hydrochlorothiazide 12.5mg tablets`: of that no part is the less important.
 */
export interface MedicineName {
  readonly drug: string
  readonly strength: string
  readonly form: string
}

const isOfStrength = (word: string | undefined): boolean => word !== undefined && /^[\d/]/.test(word)

const unit = /^(%|[mk]?g|mcg|(micro|nano)grams?|(million)?units?|mmol)(\/|$)/i

// A number with what it counts; `30 Penfill` and `980` are of the name.
const beginsStrength = (words: readonly string[], at: number): boolean => {
  const [, rest] = /^[\d.,]*\d(.*)$/.exec(words[at] ?? '') ?? []
  return at > 0 && rest !== undefined && unit.test(rest === '' ? (words[at + 1] ?? '') : rest)
}

const isCombination = (name: string): boolean => name.includes(' / ')

/** Where the strength of a name begins and ends: the first number with a unit after the drug, or the first number, and what goes on with it. */
export const partsOfMedicine = (name: string): MedicineName => {
  const words = name.split(' ')
  const withUnit = words.findIndex((_, at) => beginsStrength(words, at))
  const from = withUnit < 0 ? words.findIndex((word, at) => at > 0 && /^\d/.test(word)) : withUnit
  if (from < 0 || isCombination(name)) return { drug: name, strength: '', form: '' }
  let to = from + 1
  // A number apart from its unit, `10 mg`.
  while (isOfStrength(words[to]) || (/^[\d.,]+$/.test(words[to - 1] ?? '') && words[to] !== undefined)) to += 1
  return {
    drug: words.slice(0, from).join(' '),
    strength: words.slice(from, to).join(' '),
    form: words.slice(to).join(' '),
  }
}

/** How many characters a row must have for all strengths: of a combination one of two rows, each drug with its own. */
export const charactersForStrength = (name: string): number => {
  if (!isCombination(name)) return partsOfMedicine(name).strength.length
  const words = name.split(' ')
  const last = words.findLastIndex((word) => /^\d/.test(word))
  const needed = last < 0 ? words : words.slice(0, last + 1)
  const rows = needed.map((_, at) => [needed.slice(0, at), needed.slice(at)].map((row) => row.join(' ').length))
  return Math.min(...rows.map((two) => Math.max(...two)))
}
