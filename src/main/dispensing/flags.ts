import { isControlled } from '../../domain/law.ts'
import type { Prescription } from '../../domain/prescription.ts'
import {
  bagOf,
  isOpen,
  owingsOf,
  placedPortions,
  portionsHere,
  portionsInBags,
  portionsToPutAway,
  underWay,
} from '../../domain/supply.ts'

/** What is stored of a prescription's marks; what depends on the day of looking or on other tables is added then. */
export type StoredFlag =
  | 'controlled-drug'
  | 'fridge'
  | 'owing'
  | 'repeat-issue'
  | 'hold'
  | 'unsigned'
  | 'untracked'
  | 'sent-back'
  | 'other-copy'
  | 'under-way'
  | 'queried'
  | 'incident-open'

// In the order in which a line shows them; the place in this list is the bit in the column, so new ones go to the end.
const conditions: readonly (readonly [StoredFlag, (prescription: Prescription) => boolean])[] = [
  ['sent-back', ({ sentBack }) => sentBack !== null],
  ['other-copy', ({ otherCopy }) => otherCopy !== null],
  ['hold', ({ items }) => items.some((item) => isOpen(item) && item.hold !== null)],
  ['controlled-drug', ({ items }) => items.some(isControlled)],
  [
    'fridge',
    ({ items }) => items.some((item) => portionsHere(item).some((portion) => bagOf(portion)?.place.kind === 'fridge')),
  ],
  ['owing', ({ items }) => items.some((item) => isOpen(item) && owingsOf(item).length > 0)],
  ['repeat-issue', ({ content }) => content.issue !== null],
  ['unsigned', ({ source }) => !source.signed],
  ['untracked', ({ tracked }) => !tracked],
  ['under-way', ({ items }) => items.some((item) => underWay(item).length > 0)],
  ['queried', ({ clinicalCheck, items }) => clinicalCheck?.outcome === 'queried' && items.some(isOpen)],
  ['incident-open', ({ mayBeIncident }) => mayBeIncident !== null],
]

/** The bit of a prescription with a bag in its place that is to be sent out; far from those of the flags, as no line shows it. */
export const bagToSend = 1 << 20

/** The bit of one with a bag in its place that is to be collected. */
export const bagToCollect = 1 << 21

/** The bit of one with something here that lies in a bag, or lay in one last. */
export const bagHere = 1 << 22

/** The bit of one with something here that lies in a bag although its item is over: it is to be put away. */
export const bagToPutAway = 1 << 23

const isBagHere = ({ items }: Prescription): boolean => items.some((item) => portionsInBags(item).length > 0)

const bagMarks = (prescription: Prescription): number =>
  prescription.items
    .flatMap(placedPortions)
    .reduce(
      (bits, { placed }) => bits | (placed?.route === 'collect' ? bagToCollect : bagToSend),
      (isBagHere(prescription) ? bagHere : 0) |
        (prescription.items.some((item) => portionsToPutAway(prescription, item).length > 0) ? bagToPutAway : 0),
    )

/** The marks of a prescription as bits. */
export const marksOf = (prescription: Prescription): number =>
  conditions.reduce((bits, [, holds], at) => (holds(prescription) ? bits | (1 << at) : bits), bagMarks(prescription))

/** The bit of a mark. */
export const markBit = (flag: StoredFlag): number => 1 << conditions.findIndex(([name]) => name === flag)

/** The marks of a row, in the order in which a line shows them. */
export const flagsOf = (marks: number): readonly StoredFlag[] =>
  conditions.filter((_one, at) => (marks & (1 << at)) !== 0).map(([flag]) => flag)
