import { entryProblems, type EntryProblem } from '../../../domain/by-hand/entry-problems.ts'
import type { HandEntry, HandForm, HandItem, PrescriberKind } from '../../../domain/by-hand/hand-entry.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import { dateWords } from '../../wording/numbers-and-dates.ts'
import { readDay } from '../../wording/read-day.ts'

/** A medicine while it is being typed. `schedule` is null until it is answered. */
export interface ItemDraft extends Omit<HandItem, 'schedule' | 'quantityInWords'> {
  readonly quantityInWords: string
  readonly schedule: HandItem['schedule'] | null
}

/** A form while it is being typed: texts as they stand in the fields, null where nothing is answered yet. */
export interface EntryDraft {
  readonly form: HandForm | null
  readonly originalInHand: boolean
  readonly signedInInk: boolean
  readonly writtenOn: string
  readonly notBefore: string
  readonly family: string
  readonly given: string
  readonly birthDate: string
  readonly nhsNumber: string
  readonly noNhsNumber: boolean
  readonly address: string
  readonly postcode: string
  readonly prescriberKind: PrescriberKind | null
  readonly prescriberName: string
  readonly prescriberNumber: string
  readonly identificationNumber: string
  readonly organisation: string
  readonly prescriberAddress: string
  readonly addressInUk: 'yes' | 'no' | null
  readonly items: readonly ItemDraft[]
}

/** A medicine nothing is typed of yet. */
export const emptyItem = (id: string): ItemDraft => ({
  id,
  drug: '',
  quantity: '',
  unit: '',
  quantityInWords: '',
  directions: '',
  schedule: null,
})

/** A form nothing is typed in yet, with one medicine. */
export const emptyDraft = (itemId: string): EntryDraft => ({
  form: null,
  originalInHand: false,
  signedInInk: false,
  writtenOn: '',
  notBefore: '',
  family: '',
  given: '',
  birthDate: '',
  nhsNumber: '',
  noNhsNumber: false,
  address: '',
  postcode: '',
  prescriberKind: null,
  prescriberName: '',
  prescriberNumber: '',
  identificationNumber: '',
  organisation: '',
  prescriberAddress: '',
  addressInUk: null,
  items: [emptyItem(itemId)],
})

/** The form as it was typed before, to be corrected. */
export const draftOf = ({ patient, prescriber, ...entry }: HandEntry): EntryDraft => ({
  form: entry.form,
  originalInHand: entry.originalInHand,
  signedInInk: entry.signedInInk,
  writtenOn: dateWords(entry.writtenOn),
  notBefore: entry.notBefore === null ? '' : dateWords(entry.notBefore),
  family: patient.family,
  given: patient.given,
  birthDate: dateWords(patient.birthDate),
  nhsNumber: patient.nhsNumber ?? '',
  noNhsNumber: patient.nhsNumber === null,
  address: patient.address.join('\n'),
  postcode: patient.postcode ?? '',
  prescriberKind: prescriber.kind,
  prescriberName: prescriber.name,
  prescriberNumber: prescriber.number,
  identificationNumber: prescriber.identificationNumber ?? '',
  organisation: prescriber.organisation,
  prescriberAddress: prescriber.address.join('\n'),
  addressInUk: prescriber.addressInUk ? 'yes' : 'no',
  items: entry.items.map((item) => ({ ...item, quantityInWords: item.quantityInWords ?? '' })),
})

const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')

// What cannot be read goes on as it is, so that the domain says so.
const dayOf = (text: string): LocalDate => readDay(text) ?? text.trim()
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What is typed, as an entry; what is not answered yet stands for the plainest answer, and `draftProblems` says so. */
export const entryOf = (draft: EntryDraft): HandEntry => ({
  form: draft.form ?? 'fp10',
  originalInHand: draft.originalInHand,
  signedInInk: draft.signedInInk,
  writtenOn: dayOf(draft.writtenOn),
  notBefore: draft.notBefore.trim() === '' ? null : dayOf(draft.notBefore),
  patient: {
    nhsNumber: draft.noNhsNumber ? null : draft.nhsNumber.replaceAll(' ', ''),
    family: draft.family.trim(),
    given: draft.given.trim(),
    birthDate: dayOf(draft.birthDate),
    address: linesOf(draft.address),
    postcode: orNull(draft.postcode),
  },
  prescriber: {
    kind: draft.prescriberKind ?? 'doctor',
    name: draft.prescriberName.trim(),
    number: draft.prescriberNumber.trim(),
    identificationNumber: draft.form === 'fp10pcd' ? orNull(draft.identificationNumber) : null,
    organisation: draft.organisation.trim(),
    address: linesOf(draft.prescriberAddress),
    addressInUk: draft.addressInUk !== 'no',
  },
  items: draft.items.map((item) => ({
    ...item,
    quantityInWords: orNull(item.quantityInWords),
    schedule: item.schedule ?? 'none',
  })),
})

const unanswered = (draft: EntryDraft): readonly string[] => [
  ...(draft.form === null ? ['form'] : []),
  ...(!draft.noNhsNumber && draft.nhsNumber.trim() === '' ? ['patient.nhsNumber'] : []),
  ...(draft.writtenOn.trim() === '' ? ['writtenOn'] : []),
  ...(draft.birthDate.trim() === '' ? ['patient.birthDate'] : []),
  ...(draft.prescriberKind === null ? ['prescriber.kind'] : []),
  ...(draft.addressInUk === null ? ['prescriber.addressInUk'] : []),
  ...draft.items.flatMap(({ id, quantity, schedule }) => [
    ...(quantity.trim() === '' ? [`items.${id}.quantity`] : []),
    ...(schedule === null ? [`items.${id}.schedule`] : []),
  ]),
]

/** Everything that stands against the form on a UK day; a field that is empty is only told to be empty. */
export const draftProblems = (draft: EntryDraft, today: LocalDate): readonly EntryProblem[] => {
  const empty = unanswered(draft)
  return [
    ...empty.map((field) => ({ field, code: 'missing' as const })),
    ...entryProblems(entryOf(draft), today).filter(({ field }) => !empty.includes(field)),
  ]
}
