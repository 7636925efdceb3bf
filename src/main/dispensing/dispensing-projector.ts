import { evolve } from '../../domain/evolve.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { Tx } from '../database/query.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import type { Projector } from '../ledger/projector.ts'
import { domainEvent, prescriptionOf } from './domain-event.ts'
import { passedOn, prescriptionRow, type PassedOn } from './prescription-row.ts'
import {
  clearTables,
  earlierRow,
  loadPrescription,
  projectionTables,
  writeBagItems,
  writeClaims,
  writeRow,
} from './store.ts'

/**
 * Takes the next events of one prescription into its state and saves what they come to in every table of dispensing: the one way
 * in, for acts and for replay. Nothing is written where there is no event.
 */
export const saveProjection = (
  tx: Tx,
  prescriptionId: string,
  before: Prescription | undefined,
  events: readonly RecordedEvent[],
): Prescription | undefined => {
  const earlier = earlierRow(tx, prescriptionId)
  let [state, passed]: [Prescription | undefined, PassedOn | undefined] = [before, earlier]
  for (const event of events) {
    state = evolve(state, domainEvent(event))
    passed = passedOn(state, event, passed)
  }
  const last = events.at(-1)
  if (state === undefined || passed === undefined || last === undefined) return state
  if (state.id !== prescriptionId) throw new Error('An event of a prescription came to another than its stream names')
  writeRow(tx, prescriptionRow(state, last.seq, passed), earlier)
  writeBagItems(tx, state)
  writeClaims(tx, state)
  return state
}

const apply = (tx: Tx, events: readonly RecordedEvent[]): void => {
  for (const [id, ofOne] of Map.groupBy(events, ({ stream }) => prescriptionOf(stream)))
    if (id !== undefined) saveProjection(tx, id, loadPrescription(tx, id)?.prescription, ofOne)
}

/** Rebuilds the tables of dispensing from the `prescription:` streams of the ledger. */
export const dispensingProjector: Projector = {
  name: 'dispensing',
  version: 15,
  tables: projectionTables,
  clear: clearTables,
  apply,
}
