import { z } from 'zod'
import { stage } from './prescriptions.ts'
import { never, question } from './question.ts'

const patient = z.object({ family: z.string(), given: z.string() })

/** The lines that are shown, and how many there are: of a great many only the first are shown. */
const linesOf = <L extends z.ZodType>(line: L) => z.object({ count: z.int(), rows: z.array(line) })

const unfinished = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  stage,
  /** Since when it has been there, UTC ms. */
  since: z.int(),
})

const uncollected = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  /** `past-last-day`: it may not be supplied any more and goes back to stock or is destroyed; `over`: as `uncollected:page` has it. */
  why: z.enum(['last-day-today', 'past-last-day', 'over', 'waiting-long']),
  controlled: z.boolean(),
  bags: z.array(
    z.object({
      bagId: z.string(),
      place: z.object({ kind: z.enum(['shelf', 'fridge', 'cd-cabinet', 'crate']), label: z.string() }),
    }),
  ),
  /** Since its last legal day, or since it lies in its place. */
  days: z.int(),
})

const owing = z.object({
  prescriptionId: z.string(),
  patient,
  itemName: z.string(),
  /** Hundredths of the unit. */
  amount: z.int(),
  unit: z.string(),
  reason: z.string(),
  promisedOn: z.string().nullable(),
  lastLegalDay: z.string(),
})

const nearMiss = z.object({
  prescriptionId: z.string(),
  itemName: z.string(),
  category: z.string(),
  what: z.string(),
  at: z.int(),
  /** It stands here as of when it was recorded; `at` is when it happened. */
  enteredLate: z.boolean(),
})

const incident = z.object({
  prescriptionId: z.string(),
  itemNames: z.array(z.string()),
  category: z.string(),
  what: z.string(),
  harm: z.string(),
  at: z.int(),
  /** It stands here as of when it was recorded; `at` is when it happened. */
  enteredLate: z.boolean(),
})

const update = z.object({
  prescriptionId: z.string(),
  /** `SURNAME, First`. */
  patient: z.string(),
  itemName: z.string(),
  status: z.string(),
  happenedAt: z.int(),
})

/** A bag with a courier; `failed` is why the last attempt did not succeed. */
const out = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  courier: z.enum(['own-driver', 'royal-mail', 'dpd', 'other', 'locker']),
  courierName: z.string().nullable(),
  since: z.int(),
  failed: z.string().nullable(),
})

/** A supply that was entered after it happened: when it did, when it was entered, why then and by whom. */
const lateSupply = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  how: z.enum(['handed-out', 'dispatched']),
  happenedAt: z.int(),
  enteredAt: z.int(),
  reason: z.string(),
  by: z.string(),
})

/** A departure corrected after the medicine had been outside, of which nobody has said whether it is an incident: what left by it and when (UTC ms); `at` is the correction. `withSomebody`: it had not come back then. */
const incidentOpen = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  leftAt: z.int(),
  at: z.int(),
  withSomebody: z.boolean(),
})

/** What came back from a patient and is never supplied again; `amount` in hundredths, `batches` as they were assembled. */
const destroyed = z.object({
  prescriptionId: z.string(),
  patient,
  itemName: z.string(),
  amount: z.int(),
  unit: z.string(),
  batches: z.string(),
  at: z.int(),
})

const claim = z.object({
  prescriptionId: z.string(),
  /** `SURNAME, First`. */
  patient: z.string(),
  itemName: z.string(),
  outcome: z.enum(['supplied', 'part', 'not-dispensed']),
  /** A driver or courier still has some of it. */
  out: z.boolean(),
  since: z.int(),
})

/** Questions about the pharmacy as a whole. */
export const reportQuestions = {
  'reports:days-end': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      asOf: z.int(),
      /** The UK day it is about, and when it was asked (UTC ms). */
      day: z.string(),
      at: z.int(),
      unfinished: linesOf(unfinished),
      uncollected: linesOf(uncollected),
      owings: linesOf(owing),
      nearMisses: linesOf(nearMiss),
      incidents: linesOf(incident),
      /** One of each departure, until an answer, however long ago it was. */
      incidentsOpen: linesOf(incidentOpen),
      toDestroy: linesOf(destroyed),
      updates: linesOf(update),
      /** Updates that wait for the line or their time; they go by themselves. `since` is the oldest, UTC ms. */
      waiting: z.object({ count: z.int(), since: z.int().nullable() }),
      out: linesOf(out),
      lateSupplies: linesOf(lateSupply),
      inbox: z.object({ refused: z.int(), conflict: z.int(), held: z.int(), unseen: z.int() }),
      claims: linesOf(claim),
    }),
    refusal: never,
  }),
} as const
