import { z } from 'zod'
import type { CheckFact } from '../domain/clinical-check/check-fact.ts'
import { domainValue, question } from './question.ts'

const id = z.string().min(1).max(64)
const day = z.iso.date()
const source = z.strictObject({ from: z.string().trim().max(200), on: day })

/** Something written down about a patient. `words` is the substance of an allergy or the text of a note; instants are UTC ms. */
const entry = z.object({
  entryId: z.string(),
  kind: z.enum(['allergy', 'none-known', 'note']),
  words: z.string(),
  reaction: z.string().nullable(),
  source,
  recordedAt: z.int(),
  recordedBy: z.string(),
  /** A prescription named another patient after it was written down: it may not be this one's. */
  inDoubt: z.boolean(),
  withdrawn: z.object({ at: z.int(), by: z.string(), why: z.string() }).nullable(),
})

const command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('record-allergy'),
    substance: z.string().trim().max(200),
    reaction: z.string().trim().min(1).max(500).nullable(),
    source,
  }),
  z.strictObject({ type: z.literal('record-none-known'), source }),
  z.strictObject({ type: z.literal('record-note'), text: z.string().trim().max(2000), source }),
  z.strictObject({ type: z.literal('withdraw'), entryId: id, reason: z.string().trim().max(500) }),
])

/** One prescription of a patient's history here: what left the pharmacy of each item, and the checks that stopped it. */
const earlier = z.object({
  prescriptionId: z.string(),
  receivedAt: z.int(),
  done: z.boolean(),
  prescriber: z.string(),
  items: z.array(
    z.object({
      name: z.string(),
      directions: z.string(),
      unit: z.string(),
      /** Amounts in hundredths, oldest first. */
      supplied: z.array(z.object({ at: z.int(), amount: z.int(), how: z.enum(['handed-out', 'dispatched']) })),
    }),
  ),
  interventions: z.array(
    z.object({ at: z.int(), by: z.string(), outcome: z.enum(['queried', 'refused']), note: z.string().nullable() }),
  ),
})

/** Questions about patients, each named by a prescription of theirs: nothing that names a patient is an address. */
export const patientQuestions = {
  'patient:record': question({
    needs: 'anyone',
    input: z.strictObject({ prescriptionId: id }),
    output: z.object({
      version: z.int(),
      /** `name`: by full name and birth date, for want of an NHS number. */
      keptBy: z.enum(['nhs-number', 'name']),
      /** Oldest first, withdrawn ones too. */
      entries: z.array(entry),
    }),
    refusal: z.object({ code: z.literal('not-found') }),
  }),
  'patient:history': question({
    needs: 'anyone',
    input: z.strictObject({
      prescriptionId: id,
      after: z.string().max(300).nullable(),
      limit: z.int().min(1).max(50),
    }),
    output: z.object({
      /** The patient's other prescriptions, latest arrival first. */
      rows: z.array(earlier),
      next: z.string().nullable(),
    }),
    refusal: z.object({ code: z.literal('not-found') }),
  }),
  'patient:note': question({
    needs: 'person',
    input: z.strictObject({
      commandId: z.uuid(),
      asPersonId: z.string().max(64),
      prescriptionId: id,
      expectedVersion: z.int().min(0),
      command,
    }),
    output: z.object({ version: z.int() }),
    refusal: z.object({
      code: z.enum([
        'not-found',
        'not-permitted',
        'words-missing',
        'source-missing',
        'day-to-come',
        'allergies-recorded',
        'recorded-already',
        'entry-not-found',
        'reason-missing',
        'changed-meanwhile',
        'another-person-working',
      ]),
    }),
  }),
  'patient:check-facts': question({
    needs: 'anyone',
    /** `schedules` are the answers so far, by item id. */
    input: z.strictObject({
      prescriptionId: id,
      schedules: z.record(z.string(), z.enum(['none', '1', '2', '3', '4', '5'])),
    }),
    output: z.object({ facts: z.array(domainValue<CheckFact>()) }),
    refusal: z.object({ code: z.literal('not-found') }),
  }),
} as const
