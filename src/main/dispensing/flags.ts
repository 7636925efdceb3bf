import type { Prescription } from '../../domain/prescription.ts'
import { isOpen } from '../../domain/supply.ts'

/** What is stored of a prescription's marks; `last-day-near` depends on the day of looking and is added then. */
export type StoredFlag =
  'controlled-drug' | 'owing' | 'repeat-issue' | 'hold' | 'unsigned' | 'untracked' | 'sent-back' | 'other-copy'

// Schedules 1 to 4: kept, checked or valid differently. Schedule 5 is handled like any prescription-only medicine.
const controlled: ReadonlySet<string> = new Set(['1', '2', '3', '4'])

const conditions: readonly (readonly [StoredFlag, (prescription: Prescription) => boolean])[] = [
  ['sent-back', ({ sentBack }) => sentBack !== null],
  ['other-copy', ({ otherCopy }) => otherCopy !== null],
  ['hold', ({ items }) => items.some((item) => isOpen(item) && item.hold !== null)],
  ['controlled-drug', ({ items }) => items.some((item) => controlled.has(item.schedule))],
  ['owing', ({ items }) => items.some((item) => isOpen(item) && item.owing !== null)],
  ['repeat-issue', ({ content }) => content.issue !== null],
  ['unsigned', ({ source }) => !source.signed],
  ['untracked', ({ tracked }) => !tracked],
]

/** The marks of a prescription, in the order in which a line shows them. */
export const flagsOf = (prescription: Prescription): readonly StoredFlag[] =>
  conditions.filter(([, holds]) => holds(prescription)).map(([flag]) => flag)
