import { z } from 'zod'
import { byShown, never, question } from './question.ts'

/** One reason a message was refused: a code, where in the message, and a sentence that says what to do next. */
const intakeReason = z.object({ code: z.string(), path: z.string(), message: z.string() })

/** What became of one message. */
const intakeOutcome = z.enum(['imported', 'duplicate', 'conflict', 'refused'])

/** One message in the inbox. `origin` is a file name or channel, never a patient. */
const inboxRow = z.object({
  messageId: z.string(),
  receivedAt: z.int(),
  origin: z.object({ kind: z.string(), name: z.string() }),
  /** `not-read`: kept, and its reading went wrong; only tried again, never marked as seen. */
  outcome: z.enum([...intakeOutcome.options, 'not-read']),
  /** A prescription of it was released to another pharmacy and waits for a person. */
  held: z.boolean(),
  prescriptions: z.array(z.object({ id: z.string(), items: z.int() })),
  reasons: z.array(intakeReason),
  seen: z.boolean(),
  /** It counts as unseen: refused wholly or in part, not read, or its prescription still waits for a choice between two copies. */
  open: z.boolean(),
})

const imported = z.object({
  file: z.string(),
  messageId: z.string(),
  outcome: intakeOutcome,
  prescriptions: z.array(z.object({ id: z.string(), items: z.int() })),
  reasons: z.array(intakeReason),
})

/** Questions about messages that came in. */
export const intakeQuestions = {
  'intake:page': question({
    needs: 'anyone',
    input: z.strictObject({
      /** `refused`: of which anything was refused, or which was not read. */
      show: z.enum(['all', 'refused', 'conflict', 'held']),
      after: z.string().max(300).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(inboxRow),
      next: z.string().nullable(),
      /** `refused`: wholly, in part or not read. `unseen`: rows that are open, and the files of `unread`. */
      counts: z.object({ all: z.int(), refused: z.int(), conflict: z.int(), held: z.int(), unseen: z.int() }),
      /** Files of the watched folder that could not be read at several looks; the same on every page. */
      unread: z.array(z.object({ name: z.string(), why: z.enum(['faulted', 'not-opened']) })),
    }),
    refusal: never,
  }),
  'intake:import': question({
    needs: 'person-shown',
    /** `bytes` is base64 of the file as it is: at most 5 MB of message, 6 MB here so that a larger one is refused in words. */
    input: z.strictObject({ ...byShown, file: z.string().max(255), bytes: z.base64().max(9_000_000) }),
    output: imported,
    refusal: never,
  }),
  'intake:retry': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, messageId: z.string().max(64) }),
    output: imported,
    refusal: z.object({ code: z.enum(['not-found', 'not-refused']) }),
  }),
  'intake:acknowledge': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, messageId: z.string().max(64) }),
    output: z.object({}),
    refusal: z.object({ code: z.literal('not-found') }),
  }),
} as const
