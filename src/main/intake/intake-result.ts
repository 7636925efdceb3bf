import { z } from 'zod'
import type { Reason } from './reason.ts'

/** What became of one prescription of a message. */
export type TakenAs = 'new' | 'duplicate' | 'conflict' | 'sent-back'

/** What became of a whole message. */
export type IntakeOutcome = 'imported' | 'duplicate' | 'conflict' | 'refused'

/** A prescription that a message brought. `id` is the EPS short id, `key` the prescription here (`id` and issue), `path` its place in the message. */
export interface TakenPrescription {
  readonly id: string
  readonly issue: number | null
  readonly key: string
  readonly items: number
  readonly as: TakenAs
  readonly signed: boolean
  readonly releasedTo: string | null
  readonly path: string
}

/** The result of reading one message. `held`: it brings a prescription released to another pharmacy. */
export interface IntakeResult {
  readonly outcome: IntakeOutcome
  readonly held: boolean
  readonly prescriptions: readonly TakenPrescription[]
  readonly reasons: readonly Reason[]
}

const taken = z.array(
  z.object({
    id: z.string(),
    issue: z.int().nullable(),
    key: z.string(),
    items: z.int(),
    as: z.enum(['new', 'duplicate', 'conflict', 'sent-back']),
    signed: z.boolean(),
    releasedTo: z.string().nullable(),
    path: z.string(),
  }),
)
const reasons = z.array(z.object({ code: z.string(), path: z.string(), message: z.string() }))

/** Reads the stored list of prescriptions back; throws on anything this product did not write. */
export const parseTaken = (json: string): readonly TakenPrescription[] => taken.parse(JSON.parse(json))

/** A reason as stored: codes of earlier versions stay readable. */
export type StoredReason = z.infer<typeof reasons>[number]

/** Reads the stored list of reasons back; throws on anything this product did not write. */
export const parseReasons = (json: string): readonly StoredReason[] => reasons.parse(JSON.parse(json))

/**
 * The outcome of a message from that of its prescriptions: one that needs a person counts before one that is new, and what the
 * NHS took back decides only where nothing else does. One that says that there are none changes nothing, as one that was here before.
 */
export const outcomeOf = (
  prescriptions: readonly TakenPrescription[],
  { anyNew, anyRefused }: { readonly anyNew: boolean; readonly anyRefused: boolean },
): IntakeOutcome => {
  const live = prescriptions.filter((one) => one.as !== 'sent-back')
  const has = (as: TakenAs) => live.some((one) => one.as === as)
  if (prescriptions.length === 0 && anyRefused) return 'refused'
  if (has('conflict')) return 'conflict'
  if (has('new')) return 'imported'
  if (has('duplicate')) return 'duplicate'
  return anyNew ? 'imported' : 'duplicate'
}
