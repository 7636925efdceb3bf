import { z } from 'zod'
import { folderRefusals } from './backup.ts'
import { byShown, never, question } from './question.ts'

const state = z.object({
  running: z.object({ step: z.string(), done: z.int(), of: z.int(), since: z.int() }).nullable(),
  /** What was taken out since the app started. Times are UTC ms. */
  last: z.object({ folder: z.string(), madeAt: z.int(), events: z.int(), prescriptions: z.int() }).nullable(),
  /** Why nothing was, the last time somebody asked; or what became of one that broke off before the app started. */
  trouble: z.enum([...folderRefusals, 'cancelled', 'failed', 'unfinished-removed', 'unfinished-left']).nullable(),
})

/** How taking everything out stands. */
export type LeavingState = z.infer<typeof state>

/** Questions about leaving: everything out, for another system to read. */
export const leavingQuestions = {
  'leaving:state': question({ needs: 'anyone', input: z.strictObject({}), output: state, refusal: never }),
  /** Begins; how it went is in the state. What is written is not encrypted: `odsCode` is typed again by whoever wants that. */
  'leaving:begin': question({
    needs: 'person-shown',
    input: z.strictObject({
      ...byShown,
      folder: z.string().trim().min(1).max(500),
      odsCode: z.string().trim().max(20),
      understood: z.literal(true),
    }),
    output: state,
    refusal: z.object({ code: z.enum(['not-permitted', 'other-code', 'under-way']) }),
  }),
  'leaving:cancel': question({ needs: 'person', input: z.strictObject({}), output: state, refusal: never }),
} as const
