import type { ReadDb } from '../database/query.ts'
import { hashAt, ledgerEnd, type LedgerEnd } from './ledger-end.ts'
import { lastSeq } from './read.ts'
import { position } from './store.ts'

/** Which terminal a file is, and where its ledger ends. */
export interface FileStand extends LedgerEnd {
  readonly terminalId: string
}

/** Which terminal a file is, and where its ledger ends. */
export const fileStand = (db: ReadDb): FileStand => ({ terminalId: position(db).terminal, ...ledgerEnd(db) })

/**
 * The last number up to which two ledgers hold the same events, 0 for strangers. Copies of one file agree up to where they were
 * copied and nowhere after: every later event has an id, and so a hash, of its own.
 */
export const lastCommonSeq = (one: ReadDb, other: ReadDb): number => {
  let [low, high] = [0, Math.min(lastSeq(one), lastSeq(other))]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (hashAt(one, middle) === hashAt(other, middle)) low = middle
    else high = middle - 1
  }
  return low
}
