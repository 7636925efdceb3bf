import { z } from 'zod'
import { never, question } from './question.ts'

const trouble = z.enum([
  'feed-unreachable',
  'feed-redirected',
  'feed-too-large',
  'feed-unsigned',
  'feed-forged',
  'feed-unreadable',
  'feed-expired',
  'feed-replayed',
  'feed-not-for-this-pc',
  'clock-behind',
  'download-broken',
  'download-altered',
  'publisher-refused',
  'disk-full',
  'disk-refused',
  'changed-since',
  'nothing-ready',
  'in-use-again',
  'installer-failed',
])

/** Why an update that is here is not installed now, or the app not closed. Instants are UTC ms. */
export const updateWait = z.discriminatedUnion('why', [
  z.object({
    why: z.enum([
      'window-open',
      'act-under-way',
      'outbox-sending',
      'no-backup',
      'went-back-before',
      'needs-administrator',
      'no-live-backup',
    ]),
  }),
  /** Somebody works: after `minutes` without a touch it will be quiet enough, at `until` if nobody touches anything meanwhile. */
  z.object({ why: z.literal('in-use'), minutes: z.int(), until: z.int() }),
  z.object({ why: z.literal('put-off'), until: z.int() }),
  z.object({ why: z.literal('backup-old'), madeAt: z.int() }),
])

/** One reason to wait. */
export type UpdateWait = z.infer<typeof updateWait>

const offered = z.object({
  version: z.string(),
  notes: z.array(z.string()),
  /** A security release: the last UK day on which it may be put off. */
  securityLastDate: z.string().nullable(),
  bytes: z.number(),
  issuedAt: z.int(),
})

const state = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('off'),
    why: z.enum(['not-configured', 'managed', 'not-installed']),
    managedBy: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('on'),
    channel: z.enum(['stable', 'early']),
    stage: z.enum(['resting', 'checking', 'downloading', 'ready', 'installing']),
    checkedAt: z.number().nullable(),
    offered: offered.nullable(),
    progress: z.object({ done: z.number(), of: z.number() }).nullable(),
    trouble: trouble.nullable(),
  }),
])

const pageState = z.object({
  version: z.string(),
  updates: state,
  /** Empty unless an update is ready; an update that waits for nothing is about to be installed. */
  waits: z.array(updateWait),
  /** Until when it may be put off at most, UTC ms; null for as long as one likes. In the past: it may not be put off any more. */
  putOffAtMost: z.int().nullable(),
  /** The last version that could not take this PC's record over; null when the one that runs is newer than that. */
  wentBack: z.object({ version: z.string(), at: z.int(), findings: z.array(z.string()) }).nullable(),
})

/** How updates of this PC stand, and what an update that is here waits for. */
export type UpdatesPage = z.infer<typeof pageState>

const putOffFor = z.enum(['four-hours', 'a-day', 'a-week'])

/** Questions about updates of the app. */
export const updateQuestions = {
  'updates:state': question({ needs: 'anyone', input: z.strictObject({}), output: pageState, refusal: never }),
  /** Asks for a newer version now; what is found is fetched in the background. */
  'updates:check': question({ needs: 'anyone', input: z.strictObject({}), output: pageState, refusal: never }),
  'updates:choose-channel': question({
    needs: 'person',
    input: z.strictObject({ channel: z.enum(['stable', 'early']) }),
    output: pageState,
    refusal: z.object({ code: z.literal('not-permitted') }),
  }),
  'updates:put-off': question({
    needs: 'person',
    input: z.strictObject({ for: putOffFor }),
    output: pageState,
    refusal: z.object({ code: z.enum(['not-permitted', 'nothing-ready', 'last-date-passed']) }),
  }),
  /** Update now, at the day's end or in between: the desk closes, and after an answer the app is on its way out. */
  'updates:install': question({
    needs: 'person',
    input: z.strictObject({ then: z.enum(['start-again', 'stay-closed']) }),
    output: z.object({}),
    refusal: z.discriminatedUnion('code', [
      z.object({ code: z.literal('waits'), waits: z.array(updateWait) }),
      z.object({ code: z.literal('trouble'), trouble }),
    ]),
  }),
  /** What only the screen knows: whether a window is open over it, and for how long nobody has touched it. */
  'updates:in-use': question({
    needs: 'anyone',
    input: z.strictObject({ windowOpen: z.boolean(), quietMs: z.int().min(0) }),
    output: z.object({}),
    refusal: never,
  }),
} as const
