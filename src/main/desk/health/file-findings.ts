import type { Finding } from '../../../contract/health.ts'
import { dateWords, ukDate, ukTime } from '../../../domain/uk-date.ts'
import type { Database } from '../../database/database.ts'
import { lastSeq, readEvents } from '../../ledger/read.ts'
import { outboxCounts } from '../../outbox/questions.ts'
import type { DayDoubt } from '../day-doubt.ts'
import { attention, fine, wrong } from './found.ts'

/** What `integrity_check` said of a file with so many events. */
export const integrityFinding = (found: string, events: number): Finding =>
  found === 'ok'
    ? fine(
        'Integrity',
        `Every page of the file reads back, ${events} events. Whether they are unchanged: ledger verify.`,
      )
    : wrong('Integrity', 'The data file is damaged', 'The file is damaged. Keep it as it is, and restore a copy.')

/** Whether what is answered is on the disk. */
export const durabilityFinding = (database: Database): Finding => {
  const [journal, synchronous] = [database.pragma('journal_mode'), database.pragma('synchronous')]
  return journal === 'wal' && synchronous === 2
    ? fine('Durability', 'Every act is on the disk before it is answered.')
    : wrong(
        'Durability',
        'Acts may be lost in a power cut',
        `Acts may be lost in a power cut (journal ${journal}, synchronous ${synchronous}). Report this.`,
      )
}

const oldAfterMs = 15 * 60_000

/** What waits for the NHS, and how long. The app's own sync sentence says it louder: here it is never more than attention. */
export const outboxFinding = (database: Database, now: number): Finding => {
  const { waiting, needsYou, recorded, superseded, oldestWaitingAt } = outboxCounts(database.db)
  const words = `${recorded} updates recorded, ${superseded} not sent because no longer true, ${waiting} waiting, ${needsYou} need a person.`
  const ageMs = oldestWaitingAt === null ? 0 : now - oldestWaitingAt
  if (needsYou > 0) return attention('Outbox', 'Status updates need you', `${words} Open the app and its sync list.`)
  if (ageMs > oldAfterMs)
    return attention(
      'Outbox',
      'Status updates wait',
      `${words} The oldest has waited ${Math.round(ageMs / 60_000)} minutes: open the app to send it.`,
    )
  return fine('Outbox', words)
}

const wrongClockMs = 60_000
// A clock may be set back by seconds while a newest act lies a moment ahead.
const setBackMs = 5_000

/** What is known of this PC's clock: how far it is ahead of the NHS's, ms, null where that is not known; why even its day is in doubt. */
export interface KnownOfClock {
  readonly aheadMs: number | null
  readonly dayDoubt: DayDoubt | null
}

/** Whether this PC's clock agrees with what it recorded last, and with the NHS's as far as that is known. */
export const clockFinding = (database: Database, now: number, { aheadMs, dayDoubt }: KnownOfClock): Finding => {
  const [newest] = readEvents(database.db, { afterSeq: Math.max(0, lastSeq(database.db) - 1), limit: 1 })
  const shows = `This PC’s clock shows ${dateWords(ukDate(now))}, ${ukTime(now)} in the UK.`
  if (newest !== undefined && newest.recordedAt > now + setBackMs)
    return attention(
      'Clock',
      'The clock was set back',
      `${shows} The newest act was recorded later than that: the clock was set back. Set it by the internet time.`,
    )
  // What was learnt of the NHS’s before a jump says nothing now, whatever it was.
  if (dayDoubt === 'quiet')
    return attention(
      'Clock',
      'Is this PC’s date right?',
      `${shows} Nobody recorded anything for over two weeks before, and the NHS has not said since what day it is. If the date is wrong, set it by the internet time. Until the NHS answers, or there was work on three days, what is past its legal days is not marked so: it can be handed out no more, but the lists still show it as ready.`,
    )
  return aheadMs === null ? fine('Clock', shows) : skewFinding(aheadMs)
}

/** How far this PC's clock is from the NHS's. */
export const skewFinding = (aheadMs: number): Finding => {
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  return Math.abs(aheadMs) > wrongClockMs
    ? attention(
        'Clock',
        'The clock of this PC is wrong',
        `This PC’s clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the NHS’s. Set it by the internet time.`,
      )
    : fine('Clock', 'This PC’s clock agrees with the NHS’s within a minute.')
}
