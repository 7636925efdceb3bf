import type { Duty } from '../../domain/on-duty/duty.ts'
import type { DutyRecord, DutyTimes } from '../../domain/on-duty/record.ts'
import { dutyAt as dutyIn, spellAt } from '../../domain/on-duty/times.ts'
import type { ReadDb } from '../database/query.ts'
import { streamVersion } from '../ledger/read.ts'
import { dutyStream } from './duty-event.ts'
import { aloneBetween, spellsBetween } from './store.ts'

// Longer than a spell or a period can last on either side, and with them the absences of the whole day.
const aroundMs = 3 * 86_400_000

const around = (db: ReadDb, at: number): DutyTimes => ({
  spells: spellsBetween(db, at - aroundMs, at + aroundMs),
  alone: aloneBetween(db, at - aroundMs, at + aroundMs),
})

/** The record around an instant (UTC ms). */
export const dutyRecord = (db: ReadDb, at: number): DutyRecord => ({
  version: streamVersion(db, dutyStream),
  ...around(db, at),
})

/** Who was on duty at an instant (UTC ms), for somebody who acts then: what dispensing asks at every act. */
export const dutyAt = (db: ReadDb, at: number, personId: string): Duty => dutyIn(around(db, at), at, personId)

/** The id of the spell that covers an instant (UTC ms). */
export const spellIdAt = (db: ReadDb, at: number): string | undefined => spellAt(dutyRecord(db, at), at)?.id
