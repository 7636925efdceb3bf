import type { TrackingStatus } from '../../domain/tracking.ts'

/** Where an update stands. `unknown`: bytes left and no readable answer came, so the NHS may have it. */
export type TaskState = 'waiting' | 'sending' | 'unknown' | 'recorded' | 'superseded' | 'parked' | 'set-aside'

/** Why an update is not sent any more. */
export type SupersededWhy =
  /** A "ready" that stopped being true before it was known to have arrived. */
  | 'no-longer-true'
  /** What it says is what the NHS already shows, and nothing before it is in doubt. */
  | 'already-recorded'
  /** The act was taken back before its update had left. */
  | 'undone'
  /** A later update of the same item was recorded while this one waited for a person. */
  | 'newer-recorded'
  /** Its date was lost in a restore and a later update of the same item says what is true. */
  | 'newer-after-restore'
  /** A person sent the present status in its place. */
  | 'mended'

/** Why an update waits for a person. */
export type ParkedWhy =
  /** The service refused it by itself, in `last_answer`'s words. */
  | 'refused'
  /** The service answered "conflict" without naming one, again and again. */
  | 'contended'
  /** A "ready" that is old: is the medicine still here? */
  | 'still-here'

/** A row of `outbox_task`. Instants are UTC ms by this PC's clock; 0/1 are SQLite's booleans. */
export interface TaskRow {
  readonly rank: number
  readonly task_id: string
  readonly environment: string
  readonly owner_ods: string
  readonly short_id: string
  readonly issue: number | null
  readonly prescription_id: string
  readonly custody: number
  readonly item_id: string
  readonly nhs_number: string
  readonly item_name: string
  readonly patient: string
  readonly status: TrackingStatus
  readonly opens_custody: number
  readonly event_id: string
  readonly command_id: string
  readonly happened_at: number
  readonly enqueued_at: number
  readonly not_before: number
  readonly true_at: number
  readonly state: TaskState
  readonly reason: string | null
  readonly replaced_by: string | null
  readonly overtaken: number
  readonly maybe_stored: number
  readonly alone: number
  readonly attempts: number
  readonly failures: number
  readonly contentions: number
  readonly next_attempt_at: number
  readonly first_attempt_at: number | null
  readonly last_attempt_at: number | null
  readonly last_modified: number | null
  readonly last_answer: string | null
  readonly settled_at: number | null
}

/** At most one request of a lane is in flight. All issues of a repeat prescription share a lane, because they share item ids. */
export interface LaneKey {
  readonly ownerOds: string
  readonly shortId: string
}

/** How an attempt ended, as kept in `last_answer`. `words` are the service's own and never name a patient. */
export interface LastAnswer {
  readonly at: number
  readonly what: string
  readonly http: number | null
  readonly words: string
}

/** The lane of a task. */
export const laneOf = (task: Pick<TaskRow, 'owner_ods' | 'short_id'>): LaneKey => ({
  ownerOds: task.owner_ods,
  shortId: task.short_id,
})
