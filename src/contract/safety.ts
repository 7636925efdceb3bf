import { z } from 'zod'
import type { ContributoryFactor, KnownHarm, MistakeCategory, Told } from '../domain/safety.ts'
import { never, question } from './question.ts'

const known = <T extends string>(): z.ZodType<T> => z.custom<T>((value) => typeof value === 'string')

/** A near miss or an incident, told without the patient: the prescription opens from its line. */
const record = z.object({
  kind: z.enum(['near-miss', 'incident']),
  prescriptionId: z.string(),
  /** When it happened, UTC ms, and who recorded it. */
  at: z.int(),
  by: z.string(),
  itemNames: z.array(z.string()),
  category: known<MistakeCategory>(),
  what: z.string(),
  contributing: z.array(known<ContributoryFactor>()),
  lookAlike: z.tuple([z.string(), z.string()]).nullable(),
  /** Of incidents only. */
  harm: known<KnownHarm>().nullable(),
  told: z.array(known<Told>()),
  done: z.string().nullable(),
})

/** A line of the list. */
export type SafetyRecord = z.infer<typeof record>

/** Questions about what went wrong, for review: near misses and incidents, newest first. */
export const safetyQuestions = {
  'safety:page': question({
    needs: 'anyone',
    input: z.strictObject({
      show: z.enum(['all', 'near-misses', 'incidents']),
      after: z.string().max(20).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ asOf: z.int(), rows: z.array(record), next: z.string().nullable() }),
    refusal: never,
  }),
  'safety:csv': question({
    needs: 'person',
    input: z.strictObject({}),
    output: z.object({ csv: z.string() }),
    refusal: never,
  }),
} as const
