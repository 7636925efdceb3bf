import type { EntryProblemCode } from '../../domain/by-hand/entry-problems.ts'
import type { EntryChange } from '../../domain/by-hand/entry-fields.ts'
import type { HandEntry, HandForm, PrescriberKind } from '../../domain/by-hand/hand-entry.ts'
import { isLocalDate } from '../../domain/uk-date.ts'
import { dateWords, momentWords, nhsNumberWords } from './numbers-and-dates.ts'

/** The paper forms, as they are chosen. */
export const handFormWords: Readonly<Record<HandForm, string>> = {
  fp10: 'NHS form (FP10)',
  private: 'Private prescription',
  fp10pcd: 'Private controlled drugs form (FP10PCD)',
}

/** What prescribers are. */
export const prescriberKindWords: Readonly<Record<PrescriberKind, string>> = {
  doctor: 'Doctor',
  dentist: 'Dentist',
  nurse: 'Nurse or midwife prescriber',
  pharmacist: 'Pharmacist prescriber',
  optometrist: 'Optometrist prescriber',
  'allied-health': 'Physiotherapist, podiatrist or other allied health prescriber',
}

/** What the NHS App shows of a paper prescription. */
export const untrackedWords = 'The NHS App does not show this one: it was typed in from paper.'

/** Above a form that was begun before. */
export const formBegunWords = (at: number, now: number): string =>
  `You began this form at ${momentWords(at, now)}. What you typed is as you left it.`

const problems: Readonly<Record<EntryProblemCode, string>> = {
  missing: 'Still empty.',
  'not-a-date': 'Type a date: day, month and year.',
  'in-future': 'This day has not come yet.',
  'too-long-ago': 'Nobody is that old. Look at the year.',
  'past-last-day':
    'The last day it may be supplied has passed: six months from its date, 28 days for controlled drugs of Schedule 1 to 4.',
  'before-written': 'This day is before the day it was written.',
  'nhs-number-wrong': 'The check digit does not fit. Look at the NHS number again.',
  'number-wrong': 'Type the number without spaces: letters and digits.',
  'original-not-in-hand': 'Only the paper itself is a prescription. A copy, a fax or an e-mail is not.',
  'not-signed-in-ink': 'Without the prescriber’s signature in ink it is not a prescription.',
  'cd-prescriber-outside-uk':
    'Controlled drugs of Schedule 1 to 3 need a prescriber with an address in the United Kingdom.',
  'identification-number-missing': 'An FP10PCD carries the prescriber’s identification number. Type it.',
  'identification-number-not-here': 'Only an FP10PCD carries this number.',
  'cd-needs-fp10pcd':
    'A private prescription for a controlled drug of Schedule 1 to 3 must be on the form FP10PCD. Ask the prescriber for one.',
  'no-items': 'Type at least one medicine.',
  'too-many-items': 'That is more than a form can hold.',
  'quantity-wrong': 'Type the total in figures, for example 28 or 2.5.',
  'words-missing':
    'The law asks for the total in words as well. Where the form lacks it, a pharmacist may add it there in ink, signed and dated.',
  'words-not-a-number': 'Type the total in words, for example twenty-eight.',
  'words-and-figures-differ': 'The total in words is not the total in figures. Ask the prescriber.',
  'dose-not-stated':
    'The dose must be stated: “as directed” alone is not enough for a controlled drug of Schedule 1 to 3.',
  'id-wrong': 'Close this form and begin again.',
}

/** The sentence about a field that is wrong. */
export const entryProblemWords = (code: EntryProblemCode): string => problems[code]

const fieldNames: Readonly<Record<string, string>> = {
  form: 'Form',
  originalInHand: 'The paper itself, no copy',
  signedInInk: 'Signature in ink',
  writtenOn: 'Date written',
  notBefore: 'Not before',
  'patient.name': 'Patient',
  'patient.family': 'Family name',
  'patient.given': 'First name',
  'patient.birthDate': 'Born',
  'patient.nhsNumber': 'NHS number',
  'patient.address': 'Patient’s address',
  'patient.postcode': 'Postcode',
  'prescriber.kind': 'What the prescriber is',
  'prescriber.name': 'Prescriber',
  'prescriber.number': 'Prescriber’s number',
  'prescriber.identificationNumber': 'Prescriber identification number',
  'prescriber.organisation': 'Practice or clinic',
  'prescriber.address': 'Prescriber’s address',
  'prescriber.addressInUk': 'Address in the UK',
  items: 'Medicines',
}

const itemFieldNames: Readonly<Record<string, string>> = {
  drug: 'medicine',
  quantity: 'quantity',
  quantityInWords: 'quantity in words',
  unit: 'unit',
  directions: 'directions',
  schedule: 'schedule',
}

/** `Date written`, `Item 2: directions`; an item that is no longer on the entry has no number. */
export const entryFieldName = (field: string, itemIds: readonly string[]): string => {
  const [items, id = '', name] = field.split('.')
  if (items !== 'items' || id === '') return fieldNames[field] ?? field
  const at = itemIds.indexOf(id)
  const item = at < 0 ? 'An item no longer there' : `Item ${String(at + 1)}`
  return name === undefined ? item : `${item}: ${itemFieldNames[name] ?? name}`
}

const isForm = (text: string): text is HandForm => text in handFormWords

const yesOrNo: ReadonlySet<string> = new Set(['originalInHand', 'signedInInk', 'prescriber.addressInUk'])

/** The text of a field as it is compared with the paper: dates written out, numbers in groups. */
export const entryFieldText = (field: string, text: string): string => {
  if (text === '') return 'nothing on the form'
  if (field === 'form' && isForm(text)) return handFormWords[text]
  if (field === 'patient.nhsNumber') return nhsNumberWords(text)
  if (yesOrNo.has(field)) return text === 'yes' ? 'Yes' : 'No'
  if (field === 'prescriber.name')
    return Object.entries(prescriberKindWords).reduce(
      (words, [kind, name]) =>
        words.endsWith(`, ${kind}`) ? `${words.slice(0, -kind.length)}${name.toLowerCase()}` : words,
      text,
    )
  if (field.endsWith('.schedule')) return text === 'none' ? 'Not a controlled drug' : `Schedule ${text}`
  return isLocalDate(text) ? dateWords(text) : text
}

/** The ids of an entry's items, in order. */
export const entryItemIds = (entry: HandEntry): readonly string[] => entry.items.map(({ id }) => id)

/** Each change of a correction: `Item 1: quantity: 28 capsule, not 82 capsule`. */
export const entryChangeWords = (event: {
  readonly entry: HandEntry
  readonly changes: readonly EntryChange[]
}): readonly string[] =>
  event.changes.map(
    ({ field, was, now }) =>
      `${entryFieldName(field, entryItemIds(event.entry))}: ${entryFieldText(field, now)}, not ${entryFieldText(field, was)}`,
  )
