import { z } from 'zod'
import { never, question } from './question.ts'

/** One thing a person recorded today. `body` is the event body without its type; `items` are the names of the prescription's items. */
const myAct = z.object({
  sequence: z.int(),
  eventId: z.string(),
  type: z.string(),
  happenedAt: z.int(),
  recordedAt: z.int(),
  body: z.unknown(),
  prescription: z.object({
    id: z.string(),
    patient: z.string(),
    items: z.array(z.object({ id: z.string(), name: z.string(), unit: z.string() })),
  }),
  /** Whether it can be corrected now. */
  correctable: z.boolean(),
})

/** Questions about what a person did. */
export const myActQuestions = {
  'acts:mine': question({
    needs: 'anyone',
    input: z.strictObject({
      personId: z.string().min(1).max(64),
      after: z
        .string()
        .regex(/^\d{1,15}$/)
        .nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ asOf: z.int(), rows: z.array(myAct), next: z.string().nullable() }),
    refusal: never,
  }),
} as const
