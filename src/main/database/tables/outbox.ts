import type { Generated } from 'kysely'

/** Tables owned by `main/outbox`; what each column means stands in `migrations/0003_outbox.sql`. Instants are UTC ms of this PC's clock. */
export interface OutboxTables {
  readonly outbox_task: OutboxTaskTable
  readonly outbox_lane: OutboxLaneTable
  readonly outbox_count: OutboxCountTable
  readonly outbox_note: OutboxNoteTable
  readonly outbox_hold: OutboxHoldTable
  readonly outbox_review: OutboxReviewTable
}

/** One status update of one line item. */
export interface OutboxTaskTable {
  readonly rank: Generated<number>
  readonly task_id: string
  readonly channel: string
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
  readonly status: string
  readonly opens_custody: number
  readonly event_id: string
  readonly command_id: string
  readonly happened_at: number
  readonly enqueued_at: number
  readonly not_before: number
  readonly true_at: number
  readonly state: string
  readonly reason: string | null
  readonly replaced_by: string | null
  readonly overtaken: Generated<number>
  readonly maybe_stored: Generated<number>
  readonly alone: Generated<number>
  readonly attempts: Generated<number>
  readonly failures: Generated<number>
  readonly contentions: Generated<number>
  readonly next_attempt_at: number
  readonly first_attempt_at: number | null
  readonly last_attempt_at: number | null
  readonly last_modified: number | null
  readonly last_answer: string | null
  readonly settled_at: number | null
}

/** When a lane next has something to send. */
export interface OutboxLaneTable {
  readonly owner_ods: string
  readonly short_id: string
  readonly due_at: number | null
  /** 0 when the service asked for nothing. */
  readonly held_until: Generated<number>
}

/** How many tasks are in each state. */
export interface OutboxCountTable {
  readonly state: string
  readonly overtaken: number
  readonly n: number
}

/** Single numbers of the outbox itself. */
export interface OutboxNoteTable {
  readonly name: string
  readonly value: number
}

/** The one row there is while nothing is sent because the file was put back (`migrations/0016_outbox-after-restore.sql`). */
export interface OutboxHoldTable {
  readonly only_row: number
  readonly since: number
  readonly copied_at: number
}

/** A prescription somebody has to look at after a restore. */
export interface OutboxReviewTable {
  readonly prescription_id: string
  readonly why: string
  readonly label: string | null
  readonly seen_at: number | null
  readonly seen_by: string | null
}
