import type { Tx } from '../database/query.ts'
import type { RecordedEvent } from './recorded-event.ts'

/** Tables that are what the events add up to. A new `version` has them rebuilt; nothing else may write to `tables`. */
export interface Projector {
  readonly name: string
  readonly version: number
  readonly tables: readonly string[]
  /** Empties the tables. */
  clear(tx: Tx): void
  /**
   * Takes in the events that follow, in order; events of others are ignored. Must depend on nothing but the events, and give the
   * same however they are cut into calls.
   */
  apply(tx: Tx, events: readonly RecordedEvent[]): void
}
