import { entryFields } from '../../src/domain/by-hand/entry-fields.ts'
import type { HandEntry, HandItem } from '../../src/domain/by-hand/hand-entry.ts'
import type { Command } from '../../src/domain/commands.ts'
import { handKey } from '../../src/domain/identifiers.ts'
import type { Actor } from '../../src/domain/people.ts'
import type { Prescription } from '../../src/domain/prescription.ts'
import { apply, itemId } from './builders.ts'
import { people } from './people.ts'

/** The UUID of the n-th form of a test. */
export const entryId = (n = 1): string => `7c1f0a52-9d3e-4b68-a1c7-5e2d9b84${String(n).padStart(4, '0')}`

/** The prescription id of the n-th form of a test. */
export const handId = (n = 1): string => handKey(entryId(n))

/** A medicine of a form, number `n`; give only what matters. */
export const aHandItem = (n = 1, given: Partial<HandItem> = {}): HandItem => ({
  id: itemId(n),
  drug: 'Amoxicillin 250mg capsules',
  quantity: '28',
  unit: 'capsule',
  quantityInWords: null,
  directions: 'One three times a day',
  schedule: 'none',
  ...given,
})

/** A controlled drug of Schedule 2 as the law wants it written. */
export const aControlledItem = (n = 1, given: Partial<HandItem> = {}): HandItem =>
  aHandItem(n, {
    drug: 'Morphine sulfate 10mg modified-release tablets',
    quantity: '56',
    unit: 'tablet',
    quantityInWords: 'fifty-six',
    directions: 'One twice a day',
    schedule: '2',
    ...given,
  })

/** What may be given of an entry; patient and prescriber in part. */
export interface EntryGiven extends Partial<Omit<HandEntry, 'patient' | 'prescriber'>> {
  readonly patient?: Partial<HandEntry['patient']>
  readonly prescriber?: Partial<HandEntry['prescriber']>
}

/** An FP10 written on 1 March 2026 that may be taken in on the day after; give only what matters. */
export const aHandEntry = ({ patient, prescriber, ...given }: EntryGiven = {}): HandEntry => ({
  form: 'fp10',
  originalInHand: true,
  signedInInk: true,
  writtenOn: '2026-03-01',
  notBefore: null,
  items: [aHandItem()],
  ...given,
  patient: {
    nhsNumber: '9990548609',
    family: 'Brown',
    given: 'Edith',
    birthDate: '1948-03-12',
    address: ['14 Elm Road', 'Leeds'],
    postcode: 'LS1 6AE',
    ...patient,
  },
  prescriber: {
    kind: 'doctor',
    name: 'Dr R Razia',
    number: '6095103',
    identificationNumber: null,
    organisation: 'Hallgarth Surgery',
    address: ['Hallgarth Surgery', 'Shildon'],
    addressInUk: true,
    ...prescriber,
  },
})

/** The private form for controlled drugs, rightly filled in; give only what matters. */
export const anFp10pcd = (given: EntryGiven = {}): HandEntry =>
  aHandEntry({
    form: 'fp10pcd',
    items: [aControlledItem()],
    ...given,
    prescriber: { identificationNumber: '612345', ...given.prescriber },
  })

/** Types a form in. */
export const enter = (entry: HandEntry = aHandEntry(), n = 1): Extract<Command, { type: 'enter-by-hand' }> => ({
  type: 'enter-by-hand',
  entryId: entryId(n),
  entry,
})

/** Says of every field of an entry that it is as on the paper. */
export const checkOf = (entry: HandEntry = aHandEntry()): Extract<Command, { type: 'check-entry' }> => ({
  type: 'check-entry',
  compared: entryFields(entry).map(({ field }) => field),
})

/** A prescription that the dispenser typed in. */
export const typedIn = (entry: HandEntry = aHandEntry(), by: Actor = people.dispenser): Prescription =>
  apply(undefined, enter(entry), by)

/** And that the technician compared with the paper. */
export const typedAndChecked = (entry: HandEntry = aHandEntry()): Prescription =>
  apply(typedIn(entry), checkOf(entry), people.technician)
