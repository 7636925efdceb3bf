import type { Connection } from './connection.ts'
import { openTx, readDbOf, type ReadDb, type Tx } from './handles.ts'

type Outcome = { readonly ok: boolean }

/** Runs work in one immediate transaction: committed when it returns, undone when it throws. See `Database.transact`. */
export const transactOn = <T>(connection: Connection, work: (tx: Tx) => T, keep: (value: T) => boolean): T => {
  if (isOpen(connection)) throw new Error('A transaction is already open: transactions do not nest')
  connection.statement('BEGIN IMMEDIATE').run()
  const opened = openTx(connection)
  try {
    const value = work(opened.tx)
    if (isPromise(value))
      throw new Error('A transaction was given asynchronous work: it would end before the work does')
    // SQLite ends a transaction by itself on some errors; a commit after that would commit nothing and say nothing.
    if (!isOpen(connection)) throw new Error('The transaction was ended from inside')
    connection.statement(keep(value) ? 'COMMIT' : 'ROLLBACK').run()
    return value
  } finally {
    opened.end()
    if (isOpen(connection)) connection.statement('ROLLBACK').run()
  }
}

/** Runs reading work on one moment of the file. See `Database.snapshot`. */
export const snapshotOn = <T>(connection: Connection, work: (db: ReadDb) => T): T => {
  if (isOpen(connection)) throw new Error('A transaction is already open: it reads one moment of the file anyway')
  connection.statement('BEGIN').run()
  try {
    const value = work(readDbOf(connection))
    if (isPromise(value)) throw new Error('A snapshot was given asynchronous work: it would end before the work does')
    return value
  } finally {
    // SQLite ends a transaction by itself on some errors; undoing it again would throw in the place of the first error.
    if (isOpen(connection)) connection.statement('ROLLBACK').run()
  }
}

/** Keeps everything that returned. */
export const always = (): boolean => true

/** Keeps an answer and undoes a refusal. */
export const whenOk = (outcome: Outcome): boolean => outcome.ok

const isOpen = ({ handle }: Connection): boolean => handle.inTransaction

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
