import { sql } from 'kysely'
import { first, type ReadDb } from '../database/query.ts'

/** Where a ledger ends: number and hash (lower-case hexadecimal) of its newest event; 0 and 64 zeros before the first. */
export interface LedgerEnd {
  readonly sequence: number
  readonly head: string
}

/** The hash of one event, lower-case hexadecimal; undefined when there is no such event. */
export const hashAt = (db: ReadDb, sequence: number): string | undefined =>
  first(db, sql<{ readonly hash: string }>`select lower(hex(hash)) as hash from event where seq = ${sequence}`)?.hash

/** Two files whose ledgers end at the same place hold the same acts: every hash covers all that came before it. */
export const ledgerEnd = (db: ReadDb): LedgerEnd =>
  first(db, sql<LedgerEnd>`select seq as sequence, lower(hex(hash)) as head from event order by seq desc limit 1`) ?? {
    sequence: 0,
    head: '0'.repeat(64),
  }

/** Whether two files hold the same acts. */
export const endsTheSame = (one: ReadDb, other: ReadDb): boolean => {
  const [here, there] = [ledgerEnd(one), ledgerEnd(other)]
  return here.sequence === there.sequence && here.head === there.head
}

/** Whether there is an event after the one of this number in any stream but `apart`. */
export const hasEventsAfter = (db: ReadDb, sequence: number, apart: string): boolean =>
  first(db, sql`select 1 from event where seq > ${sequence} and stream <> ${apart} limit 1`) !== undefined
