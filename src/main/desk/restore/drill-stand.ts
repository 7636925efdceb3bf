import type { Environment } from '../../../contract/desk.ts'
import type { Finding } from '../../../contract/health.ts'
import { dateWords, ukDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfType, readEvents } from '../../ledger/read.ts'
import { attention, fine } from '../health/found.ts'

/** When a drill last succeeded, UTC ms, and whether the next one is due. */
export interface DrillStand {
  readonly drilledAt: number | null
  readonly due: boolean
}

const monthMs = 31 * 24 * 3_600_000

/** How restore drills stand: one is due a month after the last, or after the file's first act where there was none. */
export const drillStand = (db: ReadDb, now: number): DrillStand => {
  const drilledAt = eventsOfType(db, 'restore-drilled', 0)[0]?.happenedAt ?? null
  const since = drilledAt ?? readEvents(db, { afterSeq: 0, limit: 1 })[0]?.recordedAt ?? now
  return { drilledAt, due: now - since > monthMs }
}

/** What there is to say of drills; in practice, where nothing real is backed up, that is not asked for. */
export const drillFinding = (db: ReadDb, environment: Environment, now: number): Finding => {
  const { drilledAt, due } = drillStand(db, now)
  const words =
    drilledAt === null
      ? 'This record tells of no restore drill yet.'
      : `The last restore drill succeeded on ${dateWords(ukDate(drilledAt))}.`
  return due && environment !== 'practice'
    ? attention(
        'Restore drill',
        'A restore drill is due',
        `${words} Do one in “This PC”: it takes minutes and changes nothing.`,
      )
    : fine('Restore drill', words)
}
