import type { Tx } from '../database/query.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** Tables that are what the events add up to. A new `version` has them rebuilt; nothing else may write to `tables`. */
export interface Projector {
  readonly name: string
  readonly version: number
  readonly tables: readonly string[]
  /** Empties the tables. */
  clear(tx: Tx): void
  /** Takes in one event, in order; events of others are ignored. Must depend on nothing but the events. */
  apply(tx: Tx, event: RecordedEvent): void
}
