import { z } from 'zod'
import { never, question } from './question.ts'

const patient = z.object({
  family: z.string(),
  given: z.array(z.string()),
  birthDate: z.string(),
  nhsNumber: z.string(),
})
/** Another patient with something open here who could be taken for this one. */
const similar = z.object({
  family: z.string(),
  given: z.string(),
  birthDate: z.string(),
  why: z.enum(['same-family-name', 'near-family-name', 'same-birth-date']),
})
const address = z.object({ lines: z.array(z.string()), postcode: z.string().nullable() })
const place = z.object({ kind: z.enum(['shelf', 'fridge', 'cd-cabinet', 'crate']), label: z.string() })

/** A bag that waits: `since` is when it was last confirmed in its place, UTC ms; null when it is in none any more. */
const bag = z.object({
  bagId: z.string(),
  place,
  since: z.int().nullable(),
})

/** One that is carried: `fridge` and `controlled` say what whoever carries it has to see to, by what is in it or by its place. */
const bagToCarry = bag.extend({ fridge: z.boolean(), controlled: z.boolean() })

/** What of a prescription the line is about, and the version it was read at. */
const part = z.object({
  id: z.string(),
  version: z.int(),
  itemIds: z.array(z.string()),
  itemNames: z.array(z.string()),
  /** Something of it may not leave while the responsible pharmacist is out and lets no controlled drug be supplied. */
  ofASchedule: z.boolean(),
  /** What lies in the bags of it, by product; amounts in hundredths. */
  contents: z.array(z.object({ name: z.string(), amount: z.int(), unit: z.string() })),
  /** The bags of these items here; empty once they are out. */
  bagIds: z.array(z.string()),
  /** What the clinical check left to be told to the patient. */
  counsel: z.string().nullable(),
})

/** What of a prescription left together: `departures` are the ids of the events by which it did. */
const partOut = part.extend({ departures: z.array(z.string()) })

/** One door of a run: everything for one patient. */
const stop = z.object({
  patient,
  similar: z.array(similar),
  address,
  route: z.enum(['deliver', 'post', 'locker']),
  bags: z.array(bagToCarry),
  parts: z.array(part),
})

/** Who carries what left together; `at` is when, UTC ms. */
const run = z.object({
  key: z.string(),
  at: z.int(),
  courier: z.enum(['own-driver', 'royal-mail', 'dpd', 'other', 'locker']),
  courierName: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  stops: z.array(
    z.object({
      patient,
      similar: z.array(similar),
      address,
      parts: z.array(partOut),
      /** The bags it left in. */
      bags: z.array(bagToCarry),
      failed: z.string().nullable(),
    }),
  ),
})

const uncollected = z.object({
  prescriptionId: z.string(),
  patient,
  itemNames: z.array(z.string()),
  bags: z.array(bag),
  /** `last-day-today`: from tomorrow it may not be handed out any more. `past-last-day`: it may not be handed out any more. `over`: not dispensed, returned or died, and not said to be put away. */
  why: z.enum(['last-day-today', 'past-last-day', 'over', 'waiting-long']),
  controlled: z.boolean(),
  days: z.int(),
})

/** Questions about bags that wait for a driver or for somebody to come. Both give at most the first 200 lines, of bags to be put away another 100, and say whether there are more. */
export const bagListQuestions = {
  'delivery:run': question({
    needs: 'anyone',
    input: z.strictObject({}),
    /** Stops by address; runs by when they left, the latest first. */
    output: z.object({ asOf: z.int(), stops: z.array(stop), runs: z.array(run), more: z.boolean() }),
    refusal: never,
  }),
  'uncollected:page': question({
    needs: 'anyone',
    input: z.strictObject({}),
    /** Controlled drugs first, then the longest waiting. `afterDays` is the setting in force. */
    output: z.object({ asOf: z.int(), afterDays: z.int(), rows: z.array(uncollected), more: z.boolean() }),
    refusal: never,
  }),
} as const
