import type { Connection } from './connection.ts'

const connection: unique symbol = Symbol('connection')
const writing: unique symbol = Symbol('writing')

/** Something to read from: a database outside a transaction, or a transaction. Opaque: only `all`, `first` and `iterate` use it. */
export interface ReadDb {
  readonly [connection]: Connection
}

/** A transaction in progress: what every writer demands. Only `transact` and `attempt` make one; using it afterwards is a fault. */
export interface Tx extends ReadDb {
  readonly [writing]: { open: boolean }
}

/** The reading handle of a connection; private to `main/database`. */
export const readDbOf = (of: Connection): ReadDb => ({ [connection]: of })

/** A writing handle of a connection and the means to end it; private to `main/database`. */
export const openTx = (of: Connection): { readonly tx: Tx; end(): void } => {
  const state = { open: true }
  return { tx: { [connection]: of, [writing]: state }, end: () => (state.open = false) }
}

/** The connection behind a handle; private to `main/database`. */
export const connectionOf = (db: ReadDb): Connection => db[connection]

/** The connection behind a transaction; throws when it has ended. Private to `main/database`. */
export const writableConnectionOf = (tx: Tx): Connection => {
  if (!tx[writing].open) throw new Error('This transaction has ended: nothing may be written through it any more')
  return tx[connection]
}
