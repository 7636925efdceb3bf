import { z } from 'zod'
import { never, question } from './question.ts'

/** One thing looked at, in words without patient data. `head` is what the status line says of it; null when all is well with it. */
export const finding = z.object({
  topic: z.string(),
  state: z.enum(['fine', 'attention', 'wrong']),
  head: z.string().nullable(),
  words: z.string(),
})

/** One thing looked at: the same for the screen, `doctor` in the app and `doctor` on the command line. */
export type Finding = z.infer<typeof finding>

const replaced = z.object({ removable: z.int(), bytes: z.number() })

/** Questions about whether this PC is well. */
export const healthQuestions = {
  /** What is wrong with this PC, the loudest first, as it was looked at last, and what nobody has set up yet. */
  'health:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ troubles: z.array(finding), notSetUp: z.array(finding), lookedAt: z.int() }),
    refusal: never,
  }),
  /** Looks at everything, also what takes long: every page of the data file, and whether the NHS answers. */
  'health:examine': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ at: z.int(), findings: z.array(finding) }),
    refusal: never,
  }),
  /** The records that a restore replaced more than a month ago and that are still kept. */
  'health:replaced': question({ needs: 'anyone', input: z.strictObject({}), output: replaced, refusal: never }),
  /** Removes those, where a fresh backup of the present record counts. */
  'health:remove-replaced': question({
    needs: 'person',
    input: z.strictObject({}),
    output: replaced,
    refusal: z.object({ code: z.enum(['not-permitted', 'no-fresh-backup']) }),
  }),
} as const
