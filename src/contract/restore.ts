import { z } from 'zod'
import { environment } from './desk.ts'
import { stage } from './prescriptions.ts'
import { byShown, never, question } from './question.ts'

const folder = z.string().trim().min(1).max(1_000)
/** A recovery code as typed; null where this PC's own key opens the backup. In no log, address or push. */
const code = z.string().max(200).nullable()

/** A backup as its folder names it; what it says was not checked yet. `trouble` says why it cannot be restored here. */
const foundBackup = z.object({
  folder: z.string(),
  madeAt: z.int(),
  bytes: z.int(),
  sequence: z.int(),
  odsCode: z.string(),
  appVersion: z.string(),
  environment,
  terminal: z.string(),
  trouble: z.enum(['other-environment', 'unreadable', 'newer', 'incomplete']).nullable(),
  /** Whether this PC's own key opens it, so that no recovery code is needed. */
  ours: z.boolean(),
})

/** An act that the file put back does not hold: the type of its event, when, by whom, and what it wrote down about the patient. */
const lostAct = z.object({ type: z.string(), at: z.int(), by: z.string(), words: z.string().optional() })

/** What would be lost: null where the file at work cannot be read or is not there. */
const lost = z
  .object({
    acts: z.int(),
    otherActs: z.int(),
    /** Messages that came in since, and how many of them were not, or not all, taken in. */
    messages: z.object({ all: z.int(), notTaken: z.int() }),
    from: z.int().nullable(),
    until: z.int().nullable(),
    of: z.int(),
    /** Those with a hand-out or dispatch first, then the latest; the first hundred of `of`. */
    prescriptions: z.array(
      z.object({
        prescriptionId: z.string(),
        patient: z.string(),
        acts: z.int(),
        done: z.array(lostAct),
        lastAt: z.int(),
        inCopy: z.boolean(),
      }),
    ),
  })
  .nullable()

const checkRefusal = z.enum([
  'manifest-missing',
  'manifest-unreadable',
  'manifest-newer',
  'copy-missing',
  'copy-altered',
  'not-signed',
  'other-environment',
  'cancelled',
  'damaged',
  'ledger-broken',
  'newer-than-app',
  'newer-events',
  'does-not-open',
  'not-checked',
  'does-not-hold',
  'no-room',
  'not-reachable',
  'in-use',
])

/** Why a backup is not restored. */
export type RestoreRefusalCode = z.infer<typeof checkRefusal>

const job = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('running'),
      what: z.enum(['check', 'drill']),
      step: z.enum(['begin', 'copy', 'pages', 'ledger', 'compare', 'replay']),
      done: z.int(),
      of: z.int(),
    }),
    z.object({ state: z.literal('refused'), what: z.enum(['check', 'drill', 'restore']), code: checkRefusal }),
    z.object({
      state: z.literal('checked'),
      folder: z.string(),
      madeAt: z.int(),
      sequence: z.int(),
      lost,
      /** Unfinished prescriptions about which nobody can say what happened since. */
      maybe: z.int(),
    }),
    /** `withCode`: the recovery code was typed and opened it, so that another PC could. */
    z.object({ state: z.literal('drilled'), madeAt: z.int(), events: z.int(), withCode: z.boolean() }),
  ])
  .nullable()

/** What is being done about a restore, as a screen shows it. */
export type RestoreJob = z.infer<typeof job>
/** A backup in a list. */
export type FoundBackup = z.infer<typeof foundBackup>

const startFailed = z.object({ code: z.enum(['not-permitted', 'busy', 'not-a-code', 'wrong-code', 'needs-code']) })
const asked = z.strictObject({ folder, code })

const reviewRow = z.object({
  prescriptionId: z.string(),
  why: z.enum(['unsettled', 'changed', 'missing', 'maybe']),
  /** `SURNAME, First`. */
  patient: z.string(),
  here: z.boolean(),
  items: z.array(z.object({ name: z.string(), status: z.string() })),
  place: z.string().nullable(),
  /** Null where it is not here. */
  birthDate: z.string().nullable(),
  stage: stage.nullable(),
  /** What the restore lost of it, hand-outs and dispatches first. */
  lost: z.array(lostAct),
  /** A hand-out or dispatch was lost and none recorded since: the bag may be gone. */
  left: z.boolean(),
  /** How many readies ask whether the medicine is still here. */
  asks: z.int(),
  seenAt: z.int().nullable(),
  seenBy: z.string().nullable(),
})

/** Questions about putting a backup back on an open desk, and about what a person has to go through afterwards. */
export const restoreQuestions = {
  'restore:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      job,
      /** Null unless the file was put back and nobody has gone through it yet: nothing is sent until then. */
      held: z
        .object({ since: z.int(), copiedAt: z.int(), of: z.int(), left: z.int(), unsure: z.int(), singly: z.int() })
        .nullable(),
      /** When a drill last succeeded here, and from when on it counts as overdue. */
      drilledAt: z.int().nullable(),
      drillDue: z.boolean(),
    }),
    refusal: never,
  }),
  'restore:find': question({
    needs: 'person',
    input: z.strictObject({ folder }),
    output: z.object({ rows: z.array(foundBackup) }),
    refusal: z.object({ code: z.enum(['not-permitted', 'not-reachable']) }),
  }),
  /** Fetches and checks a backup beside the counter; `restore:state` says how far it is and what would be lost. */
  'restore:check': question({ needs: 'person', input: asked, output: z.object({}), refusal: startFailed }),
  'restore:drill': question({ needs: 'person', input: asked, output: z.object({}), refusal: startFailed }),
  'restore:cancel': question({ needs: 'person', input: z.strictObject({}), output: z.object({}), refusal: never }),
  /** Closes the desk, puts the checked backup in its place, and opens it again. */
  'restore:begin': question({
    needs: 'person-shown',
    input: z.strictObject({ ...byShown, folder }),
    output: z.object({}),
    refusal: z.object({ code: z.enum(['not-permitted', 'not-checked']) }),
  }),
  'restore:review': question({
    needs: 'person',
    input: z.strictObject({ after: z.string().max(200).nullable(), limit: z.int().min(1).max(200) }),
    output: z.object({ rows: z.array(reviewRow), next: z.string().nullable() }),
    refusal: never,
  }),
  /** What of a prescription to go through was lost and not recorded again, the earliest first. */
  'restore:lost': question({
    needs: 'person',
    input: z.strictObject({ prescriptionId: z.string().max(64) }),
    output: z.object({ acts: z.array(lostAct) }),
    refusal: never,
  }),
  /** "It is as shown here", after a look at the shelf: its readies count as still here. */
  'restore:seen': question({
    needs: 'person-shown',
    input: z.strictObject({
      ...byShown,
      prescriptionId: z.string().max(64),
      /** Needed where a hand-out or dispatch was lost: somebody has the bag in their hand. */
      bagInHand: z.boolean().optional(),
    }),
    output: z.object({}),
    refusal: z.object({ code: z.enum(['not-held', 'may-have-left']) }),
  }),
  'restore:seen-unsure': question({
    needs: 'person-shown',
    input: z.strictObject(byShown),
    output: z.object({}),
    refusal: z.discriminatedUnion('code', [
      z.object({ code: z.enum(['not-held', 'not-permitted']) }),
      /** So many are ready, controlled, or may have left, and are looked at one by one first. */
      z.object({ code: z.literal('look-singly'), left: z.int() }),
    ]),
  }),
  /** "Gone through: send again." */
  'restore:release': question({
    needs: 'person-shown',
    input: z.strictObject(byShown),
    output: z.object({}),
    refusal: z.discriminatedUnion('code', [
      z.object({ code: z.enum(['not-held', 'not-permitted']) }),
      z.object({ code: z.literal('not-gone-through'), left: z.int() }),
    ]),
  }),
} as const

/** The same on the start screen, where no file is open and nobody works yet. */
export const startRestoreQuestions = {
  'start:find-backups': question({
    needs: 'anyone',
    input: z.strictObject({ folder }),
    output: z.object({ rows: z.array(foundBackup) }),
    refusal: z.object({ code: z.enum(['not-needed', 'not-reachable']) }),
  }),
  'start:preview': question({
    needs: 'anyone',
    input: asked,
    output: z.object({}),
    refusal: z.object({ code: z.enum(['not-needed', 'busy', 'not-a-code', 'wrong-code', 'needs-code']) }),
  }),
  'start:restore-state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      job,
      /** Where backups of this PC went, as far as this PC remembers. */
      folder: z.string().nullable(),
    }),
    refusal: z.object({ code: z.literal('not-needed') }),
  }),
  'start:restore': question({
    needs: 'anyone',
    input: z.strictObject({ folder }),
    output: z.object({ opened: z.boolean() }),
    refusal: z.object({ code: z.enum(['not-needed', 'not-checked', 'busy']) }),
  }),
} as const
