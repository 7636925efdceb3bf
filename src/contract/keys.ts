import { z } from 'zod'
import { byShown, never, question } from './question.ts'

/** A recovery code as a person types it: its form is looked at by the core, which says which group is wrong. */
const typed = z.string().max(200)

/** Questions about what keeps this desk's data file closed. A code is in no log, address or push. */
export const keyQuestions = {
  'keys:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      /** A recovery code was typed back and counts. Until then no backup counts as one. */
      recovery: z.boolean(),
      /** What opens the key on this PC day by day: its own key store, or a file beside it (practice and sandbox). */
      keptBy: z.enum(['key-store', 'file']),
    }),
    refusal: never,
  }),
  /** Makes a code and shows it once; nothing counts, and an earlier code goes on counting, until it was typed back. */
  'keys:make-code': question({
    needs: 'person-shown',
    input: z.strictObject(byShown),
    output: z.object({ code: z.string() }),
    refusal: z.object({ code: z.literal('not-permitted') }),
  }),
  'keys:confirm-code': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, code: typed }),
    output: z.object({}),
    refusal: z.discriminatedUnion('code', [
      z.object({ code: z.enum(['not-permitted', 'nothing-shown']) }),
      /** `groups` are counted from 1. */
      z.object({ code: z.literal('differs'), groups: z.array(z.int()) }),
    ]),
  }),
  /** Whether a code opens this file's key: for whoever found a sheet of paper. */
  'keys:try-code': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, code: typed }),
    output: z.object({ opens: z.boolean() }),
    refusal: z.object({ code: z.enum(['not-permitted', 'not-a-code']) }),
  }),
  /** Gives the data file another key. The desk closes for it and opens again; the code stays the same and is asked for. */
  'keys:change-data-key': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, code: typed }),
    output: z.object({}),
    refusal: z.object({
      code: z.enum(['not-permitted', 'not-a-code', 'wrong-code', 'no-recovery', 'practice-key', 'no-room']),
    }),
  }),
} as const
