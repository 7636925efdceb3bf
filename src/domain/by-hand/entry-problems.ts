import { parseNhsNumber, parseUuid } from '../identifiers.ts'
import { lastLegalDay } from '../law.ts'
import { parseHundredths } from '../quantity.ts'
import { addMonths, isLocalDate, type LocalDate } from '../uk-date.ts'
import { contentOfEntry } from './content-of-entry.ts'
import type { HandEntry, HandItem } from './hand-entry.ts'
import { numberOfWords } from './number-words.ts'

/** What is wrong with a field of an entry; each has a sentence in `renderer/wording`. */
export type EntryProblemCode =
  | 'missing'
  | 'not-a-date'
  | 'in-future'
  | 'too-long-ago'
  | 'past-last-day'
  | 'before-written'
  | 'nhs-number-wrong'
  | 'number-wrong'
  | 'original-not-in-hand'
  | 'not-signed-in-ink'
  | 'cd-prescriber-outside-uk'
  | 'identification-number-missing'
  | 'identification-number-not-here'
  | 'cd-needs-fp10pcd'
  | 'no-items'
  | 'too-many-items'
  | 'quantity-wrong'
  | 'words-missing'
  | 'words-not-a-number'
  | 'words-and-figures-differ'
  | 'dose-not-stated'
  | 'id-wrong'

/** A field that is wrong. `field` names it as `writtenOn`, `patient.family`, `items.<item id>.directions`. */
export interface EntryProblem {
  readonly field: string
  readonly code: EntryProblemCode
}

const mostItems = 20
// Only the days of the content are read.
const anyId = '00000000-0000-4000-8000-000000000000'
const oldestYears = 130

type Found = EntryProblem | false

const blank = (text: string): boolean => text.trim() === ''
const missing = (field: string, text: string): Found => blank(text) && { field, code: 'missing' }
const none = (field: string, lines: readonly string[]): Found => lines.every(blank) && { field, code: 'missing' }

// Schedules 1 to 3 are "specified" by MDR 2001 reg 15: total in words and figures, a stated dose, the special private form.
const isSpecified = (item: HandItem): boolean => ['1', '2', '3'].includes(item.schedule)

// "As directed", whoever directs and whatever for, states no dose unless an amount stands beside it (MDR 2001 reg 15(1)(f);
// Community Pharmacy England on controlled drug prescriptions).
const leadIn = /^\W*(to be )?(taken?|used?|given?|apply|applied|inject(ed)?|swallow(ed)?)\W+((it|them|this|these)\W+)?/i
const noDose =
  /^\W*((as|when|if)( and when)?\W+(directed|before|needed|required|necessary|instructed|advised)|mdu|prn|ud|asd)\b/i
const goesOn = /^\W*($|(as|when|if|by|for|from|on|in|with|until|every|daily)\b)/i
const aNumber = /\d|\b(half|one|two|three|four|five|six|seven|eight|nine|ten)\b/i
const statesNoDose = (directions: string): boolean => {
  const said = directions.replace(leadIn, '')
  return noDose.test(said) && goesOn.test(said.replace(noDose, '')) && !aNumber.test(said)
}

const datesOf = ({ writtenOn, notBefore, patient }: HandEntry, today: LocalDate): readonly Found[] => [
  !isLocalDate(writtenOn) && { field: 'writtenOn', code: 'not-a-date' },
  isLocalDate(writtenOn) && writtenOn > today && { field: 'writtenOn', code: 'in-future' },
  notBefore !== null && !isLocalDate(notBefore) && { field: 'notBefore', code: 'not-a-date' },
  notBefore !== null &&
    isLocalDate(notBefore) &&
    isLocalDate(writtenOn) &&
    notBefore < writtenOn && { field: 'notBefore', code: 'before-written' },
  !isLocalDate(patient.birthDate) && { field: 'patient.birthDate', code: 'not-a-date' },
  isLocalDate(patient.birthDate) && patient.birthDate > today && { field: 'patient.birthDate', code: 'in-future' },
  isLocalDate(patient.birthDate) &&
    patient.birthDate < addMonths(today, -12 * oldestYears) && { field: 'patient.birthDate', code: 'too-long-ago' },
]

// HMR 2012 reg 217: signed in ink, with the address of the prescriber, what they are, and name and address of the patient.
const formOf = ({ originalInHand, signedInInk, patient, prescriber }: HandEntry): readonly Found[] => [
  !originalInHand && { field: 'originalInHand', code: 'original-not-in-hand' },
  !signedInInk && { field: 'signedInInk', code: 'not-signed-in-ink' },
  missing('patient.family', patient.family),
  missing('patient.given', patient.given),
  none('patient.address', patient.address),
  patient.nhsNumber !== null &&
    parseNhsNumber(patient.nhsNumber) === undefined && { field: 'patient.nhsNumber', code: 'nhs-number-wrong' },
  missing('prescriber.name', prescriber.name),
  missing('prescriber.organisation', prescriber.organisation),
  none('prescriber.address', prescriber.address),
  blank(prescriber.number)
    ? { field: 'prescriber.number', code: 'missing' }
    : !/^[A-Z0-9-]{4,12}$/i.test(prescriber.number.trim()) && { field: 'prescriber.number', code: 'number-wrong' },
]

// MDR 2001 reg 15(1)(aa), (ab): a private prescription of a specified drug is on the form the NHS provides, with the number it
// gave the prescriber; reg 16(1): their address is in the United Kingdom.
const controlledDrugsOf = ({ form, prescriber, items }: HandEntry): readonly Found[] => [
  form === 'fp10pcd' &&
    !/^[A-Z0-9]{4,12}$/i.test((prescriber.identificationNumber ?? '').trim()) && {
      field: 'prescriber.identificationNumber',
      code: 'identification-number-missing',
    },
  form !== 'fp10pcd' &&
    prescriber.identificationNumber !== null && {
      field: 'prescriber.identificationNumber',
      code: 'identification-number-not-here',
    },
  !prescriber.addressInUk &&
    items.some(isSpecified) && { field: 'prescriber.addressInUk', code: 'cd-prescriber-outside-uk' },
]

const totalOf = (item: HandItem, field: string): Found => {
  const figures = parseHundredths(item.quantity.trim())
  if (figures === undefined) return { field: `${field}.quantity`, code: 'quantity-wrong' }
  const words = item.quantityInWords?.trim() ?? ''
  if (words === '') return isSpecified(item) && { field: `${field}.quantityInWords`, code: 'words-missing' }
  const read = numberOfWords(words)
  if (read === undefined) return { field: `${field}.quantityInWords`, code: 'words-not-a-number' }
  return parseHundredths(read) !== figures && { field: `${field}.quantityInWords`, code: 'words-and-figures-differ' }
}

const itemOf = (entry: HandEntry, item: HandItem): readonly Found[] => {
  const field = `items.${item.id}`
  return [
    missing(`${field}.drug`, item.drug),
    totalOf(item, field),
    missing(`${field}.unit`, item.unit),
    missing(`${field}.directions`, item.directions),
    isSpecified(item) && statesNoDose(item.directions) && { field: `${field}.directions`, code: 'dose-not-stated' },
    isSpecified(item) && entry.form === 'private' && { field: `${field}.schedule`, code: 'cd-needs-fp10pcd' },
  ]
}

const itemsOf = (entry: HandEntry): readonly Found[] => {
  const { items } = entry
  const ids = items.map(({ id }) => (parseUuid(id) === id ? id : undefined))
  return [
    items.length === 0 && { field: 'items', code: 'no-items' },
    items.length > mostItems && { field: 'items', code: 'too-many-items' },
    (ids.includes(undefined) || new Set(ids).size < ids.length) && { field: 'items', code: 'id-wrong' },
    ...items.flatMap((item) => itemOf(entry, item)),
  ]
}

// Six months beginning with the appropriate date, or 28 days after it for Schedules 1 to 4 (law.ts): over already, it is no
// prescription any more.
const daysOf = (entry: HandEntry, today: LocalDate): readonly Found[] => {
  if (!isLocalDate(entry.writtenOn) || entry.writtenOn > today) return []
  if (entry.notBefore !== null && !isLocalDate(entry.notBefore)) return []
  const content = contentOfEntry(entry, anyId)
  return entry.items.map(
    (item) => today > lastLegalDay(content, item.schedule) && { field: `items.${item.id}`, code: 'past-last-day' },
  )
}

/** Everything that stands against taking an entry in on a UK day, in the order of the form; none when it may be. */
export const entryProblems = (entry: HandEntry, today: LocalDate): readonly EntryProblem[] =>
  [
    ...datesOf(entry, today),
    ...formOf(entry),
    ...controlledDrugsOf(entry),
    ...itemsOf(entry),
    ...daysOf(entry, today),
  ].filter((found) => found !== false)
