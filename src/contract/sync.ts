import { z } from 'zod'
import { byShown, never, question } from './question.ts'

/** Why nothing is being sent, or that it is. Worded by the screen. */
const lineKind = z.enum([
  'up',
  'idle',
  'no-network',
  'name-lookup',
  'refused',
  'tls',
  'timeout',
  'captive-portal',
  'not-signed-in',
  'sign-in-refused',
  'clock-wrong',
  'throttled',
  'failing',
  'no-connection',
  'redirected',
  'cannot-save',
  'restored',
])

/** One status update and what became of it. `words` are the service's own. */
const syncRow = z.object({
  taskId: z.string(),
  prescriptionId: z.string(),
  itemId: z.string(),
  itemName: z.string(),
  patient: z.string(),
  status: z.string(),
  happenedAt: z.int(),
  state: z.enum(['waiting', 'sending', 'unknown', 'recorded', 'superseded', 'parked', 'set-aside']),
  parkedWhy: z.string().nullable(),
  attempts: z.int(),
  nextAttemptAt: z.int().nullable(),
  settledAt: z.int().nullable(),
  overtaken: z.boolean(),
  words: z.string().nullable(),
})

const taskRefusal = z.object({ code: z.enum(['not-found', 'not-parked', 'no-longer-true']) })
const oneTask = z.strictObject({ ...byShown, taskId: z.uuid() })

/** Questions about the status updates on their way to the NHS. */
export const syncQuestions = {
  'sync:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      line: z.object({ kind: lineKind, since: z.int() }),
      waiting: z.int(),
      needsYou: z.int(),
      oldestWaitingAt: z.int().nullable(),
      nextAttemptAt: z.int().nullable(),
      clockSkewMs: z.int().nullable(),
      /** Prescriptions of which acts were lost in a restore and nothing was recorded since. */
      unknownSinceRestore: z.int(),
    }),
    refusal: never,
  }),
  'sync:page': question({
    needs: 'anyone',
    input: z.strictObject({
      show: z.enum(['waiting', 'superseded', 'needs-you', 'recorded']),
      after: z.string().max(300).nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({
      rows: z.array(syncRow),
      next: z.string().nullable(),
      counts: z.object({ waiting: z.int(), superseded: z.int(), 'needs-you': z.int(), recorded: z.int() }),
    }),
    refusal: never,
  }),
  'sync:history': question({
    needs: 'anyone',
    input: z.strictObject({ prescriptionId: z.string().max(64) }),
    output: z.object({ rows: z.array(syncRow) }),
    refusal: never,
  }),
  'sync:resend': question({ needs: 'person-shown', input: oneTask, output: z.object({}), refusal: taskRefusal }),
  'sync:mend': question({ needs: 'person-shown', input: oneTask, output: z.object({}), refusal: taskRefusal }),
  'sync:still-here': question({ needs: 'person-shown', input: oneTask, output: z.object({}), refusal: taskRefusal }),
  'sync:set-aside': question({
    needs: 'person-shown',
    input: oneTask.extend({ reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
    refusal: taskRefusal,
  }),
} as const
