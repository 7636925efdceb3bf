import type { HandEntry } from './hand-entry.ts'

/** A field as two people compare it with the paper: its name and everything it says, as one text; empty where it says nothing. */
export interface EntryField {
  readonly field: string
  readonly text: string
}

/** A field that a correction changed. */
export interface EntryChange {
  readonly field: string
  readonly was: string
  readonly now: string
}

const joined = (...parts: readonly (string | null)[]): string =>
  parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '')
    .join(', ')

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no')

/** Everything of an entry that stands on the paper, in the order in which a form is read. */
export const entryFields = (entry: HandEntry): readonly EntryField[] => {
  const { patient, prescriber } = entry
  return [
    { field: 'form', text: entry.form },
    { field: 'originalInHand', text: yesOrNo(entry.originalInHand) },
    { field: 'signedInInk', text: yesOrNo(entry.signedInInk) },
    { field: 'patient.name', text: joined(patient.family, patient.given) },
    { field: 'patient.birthDate', text: patient.birthDate },
    { field: 'patient.nhsNumber', text: patient.nhsNumber?.replaceAll(' ', '') ?? '' },
    { field: 'patient.address', text: joined(...patient.address, patient.postcode) },
    ...entry.items.flatMap((item) => [
      { field: `items.${item.id}.drug`, text: item.drug.trim() },
      {
        field: `items.${item.id}.quantity`,
        text: joined(`${item.quantity.trim()} ${item.unit.trim()}`, item.quantityInWords),
      },
      { field: `items.${item.id}.directions`, text: item.directions.trim() },
      { field: `items.${item.id}.schedule`, text: item.schedule },
    ]),
    { field: 'writtenOn', text: entry.writtenOn },
    { field: 'notBefore', text: entry.notBefore ?? '' },
    { field: 'prescriber.name', text: joined(prescriber.name, prescriber.kind) },
    { field: 'prescriber.number', text: joined(prescriber.number, prescriber.identificationNumber) },
    { field: 'prescriber.address', text: joined(prescriber.organisation, ...prescriber.address) },
    { field: 'prescriber.addressInUk', text: yesOrNo(prescriber.addressInUk) },
  ]
}

/** What differs between two versions of an entry, field by field; an item that is on one of them only differs in all it says. */
export const entryChanges = (before: HandEntry, after: HandEntry): readonly EntryChange[] => {
  const was = new Map(entryFields(before).map(({ field, text }) => [field, text]))
  const now = new Map(entryFields(after).map(({ field, text }) => [field, text]))
  return [...new Set([...was.keys(), ...now.keys()])]
    .map((field) => ({ field, was: was.get(field) ?? '', now: now.get(field) ?? '' }))
    .filter((change) => change.was !== change.now)
}
