import type { ReadDb } from '../database/query.ts'
import {
  parseReasons,
  parseTaken,
  type IntakeOutcome,
  type StoredReason,
  type TakenPrescription,
} from './intake-result.ts'
import { conflictsUnseen, countMessages, countResults, loadPage, type Shown } from './store.ts'

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
  /** It counts as unseen: something in it is for a person. */
  readonly open: boolean
}

// Which of these prescriptions have two copies of which nobody has chosen one.
type WaitingForChoice = (prescriptionIds: readonly string[]) => ReadonlySet<string>

/**
 * How many messages there are; `refused`: wholly, in part or not read; `unseen` of those refused, and those in conflict that
 * still wait for a choice, what nobody has acknowledged, and those not read.
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
  waiting: WaitingForChoice,
): { readonly rows: readonly InboxRow[]; readonly next: string | null; readonly counts: InboxCounts } => {
  const before = asked.after === null ? null : Number(asked.after)
  if (before !== null && !Number.isSafeInteger(before)) throw new Error('That is not a key that a page ended with')
  const found = loadPage(db, asked.show, before, asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  const taken = page.map(({ prescriptions }) => (prescriptions === null ? [] : parseTaken(prescriptions)))
  const undecided = waiting(
    taken
      .flat()
      .filter(isConflict)
      .map(({ key }) => key),
  )
  return {
    rows: page.map((row, at) => inboxRow(row, taken[at] ?? [], undecided)),
    next: found.length > page.length && last !== undefined ? String(last.message_no) : null,
    counts: inboxCounts(db, waiting),
  }
}

const isConflict = ({ as }: TakenPrescription): boolean => as === 'conflict'

const inboxRow = (
  row: ReturnType<typeof loadPage>[number],
  prescriptions: readonly TakenPrescription[],
  undecided: ReadonlySet<string>,
): InboxRow => {
  const reasons = row.reasons === null ? [] : parseReasons(row.reasons)
  const seen = row.acknowledged_at !== null
  const isUndecided = prescriptions.some((one) => isConflict(one) && undecided.has(one.key))
  const isForPerson = row.outcome === null || reasons.length > 0 || isUndecided
  return {
    messageId: row.message_id,
    receivedAt: row.received_at,
    origin: { kind: row.origin_kind, name: row.origin_name },
    outcome: row.outcome ?? 'not-read',
    held: row.held === 1,
    prescriptions,
    reasons,
    seen,
    open: isForPerson && !seen,
  }
}

/** What of the inbox there is, without its rows. */
export const inboxCounts = (db: ReadDb, waiting: WaitingForChoice): InboxCounts => {
  const { read, refused, conflict, held, refusedUnseen } = countResults(db)
  const all = countMessages(db)
  const notRead = all - read
  // Those decided long ago are among them, as a choice can be taken back: asked for together they cost next to nothing.
  const conflicts = conflictsUnseen(db)
  const waits = waiting([...new Set(conflicts.map(({ key }) => key))])
  const undecided = new Set(conflicts.filter(({ key }) => waits.has(key)).map(({ message_no: no }) => no))
  return { all, refused: refused + notRead, conflict, held, unseen: refusedUnseen + undecided.size + notRead }
}
