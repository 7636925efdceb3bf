import type { ReadDb } from '../database/query.ts'
import {
  parseReasons,
  parseTaken,
  type IntakeOutcome,
  type StoredReason,
  type TakenPrescription,
} from './intake-result.ts'
import { countMessages, countResults, loadPage, type Shown } from './store.ts'

/** One message in the inbox. */
export interface InboxRow {
  readonly messageId: string
  readonly receivedAt: number
  readonly origin: { readonly kind: string; readonly name: string }
  /** `not-read`: kept, and its reading went wrong or was interrupted. */
  readonly outcome: IntakeOutcome | 'not-read'
  readonly held: boolean
  readonly prescriptions: readonly TakenPrescription[]
  readonly reasons: readonly StoredReason[]
  readonly seen: boolean
}

/**
 * How many messages there are; `refused`: wholly, in part or not read; `unseen` of those refused or in conflict that nobody has
 * acknowledged, and those not read.
 */
export interface InboxCounts {
  readonly all: number
  readonly refused: number
  readonly conflict: number
  readonly held: number
  readonly unseen: number
}

/** A page of the inbox, newest first. `after` is the `next` of the page before; throws on one that no page gave. */
export const inboxPage = (
  db: ReadDb,
  asked: { readonly show: Shown; readonly after: string | null; readonly limit: number },
): { readonly rows: readonly InboxRow[]; readonly next: string | null; readonly counts: InboxCounts } => {
  const before = asked.after === null ? null : Number(asked.after)
  if (before !== null && !Number.isSafeInteger(before)) throw new Error('That is not a key that a page ended with')
  const found = loadPage(db, asked.show, before, asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    rows: page.map(inboxRow),
    next: found.length > page.length && last !== undefined ? String(last.message_no) : null,
    counts: inboxCounts(db),
  }
}

const inboxRow = (row: ReturnType<typeof loadPage>[number]): InboxRow => ({
  messageId: row.message_id,
  receivedAt: row.received_at,
  origin: { kind: row.origin_kind, name: row.origin_name },
  outcome: row.outcome ?? 'not-read',
  held: row.held === 1,
  prescriptions: row.prescriptions === null ? [] : parseTaken(row.prescriptions),
  reasons: row.reasons === null ? [] : parseReasons(row.reasons),
  seen: row.acknowledged_at !== null,
})

const inboxCounts = (db: ReadDb): InboxCounts => {
  const { read, refused, conflict, held, unseen } = countResults(db)
  const all = countMessages(db)
  const notRead = all - read
  return { all, refused: refused + notRead, conflict, held, unseen: unseen + notRead }
}
