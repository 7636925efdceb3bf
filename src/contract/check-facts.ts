import { z } from 'zod'
import type { CheckFact } from '../domain/clinical-check/check-fact.ts'

const id = z.string().min(1).max(64)
const day = z.iso.date()
const source = z.strictObject({ from: z.string().max(200), on: day })
const words = z.string().max(2000)

const fact: z.ZodType<CheckFact> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unsigned'), prescriptionId: id }),
  z.strictObject({
    kind: z.literal('schedule-in-file'),
    itemId: id,
    schedule: z.enum(['none', '1', '2', '3', '4', '5']),
    source,
  }),
  z.strictObject({
    kind: z.literal('controlled-drug-days'),
    itemId: id,
    schedule: z.enum(['2', '3', '4']),
    days: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.literal('early-repeat'),
    itemId: id,
    prescriptionId: id,
    suppliedOn: day,
    days: z.int(),
    dueFrom: day,
  }),
  z.strictObject({ kind: z.literal('supplied-before'), itemId: id, prescriptionId: id, suppliedOn: day }),
  z.strictObject({
    kind: z.literal('same-medicine-open'),
    itemId: id,
    prescriptionId: id,
    otherItemId: id,
    name: z.string().max(500),
  }),
  z.strictObject({
    kind: z.literal('earlier-check'),
    prescriptionId: id,
    outcome: z.enum(['queried', 'refused']),
    on: day,
    by: z.string().max(200),
    note: words.nullable(),
    open: z.literal(true).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('earlier-mistake'),
    prescriptionId: id,
    reached: z.boolean(),
    on: day,
    what: words,
  }),
  z.strictObject({ kind: z.literal('later-issue'), issue: z.int() }),
  z.strictObject({
    kind: z.literal('allergy'),
    entryId: id,
    substance: z.string().max(200),
    reaction: z.string().max(500).nullable(),
    source,
    inDoubt: z.literal(true).exactOptional(),
  }),
  z.strictObject({ kind: z.literal('none-known'), entryId: id, source }),
  z.strictObject({ kind: z.literal('no-allergies-recorded') }),
  z.strictObject({ kind: z.literal('known-by-name-only') }),
  z.strictObject({
    kind: z.literal('patient-note'),
    entryId: id,
    text: words,
    source,
    inDoubt: z.literal(true).exactOptional(),
  }),
])

/** A fact as a screen showed it, and how it was answered there. */
export const answeredFact = z.strictObject({
  fact,
  answer: z
    .strictObject({
      how: z.enum(['looked-at', 'asked-patient', 'asked-prescriber']),
      note: z.string().trim().max(500).nullable(),
    })
    .nullable(),
})
