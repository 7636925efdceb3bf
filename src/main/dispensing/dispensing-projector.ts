import { evolve } from '../../domain/evolve.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { Tx } from '../database/query.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import type { Projector } from '../ledger/projector.ts'
import { domainEvent, prescriptionOf } from './domain-event.ts'
import { prescriptionRow } from './prescription-row.ts'
import {
  clearTables,
  earlierRow,
  loadPrescription,
  projectionTables,
  writeBagItems,
  writeClaims,
  writeRow,
} from './store.ts'

/** Saves the state just after `event` in every table of dispensing: the one way in, for acts and for replay. */
export const saveProjection = (tx: Tx, prescription: Prescription, event: RecordedEvent): void => {
  const earlier = earlierRow(tx, prescription.id)
  writeRow(tx, prescriptionRow(prescription, event, earlier), earlier)
  writeBagItems(tx, prescription)
  writeClaims(tx, prescription)
}

const apply = (tx: Tx, event: RecordedEvent): void => {
  const id = prescriptionOf(event.stream)
  if (id === undefined) return
  saveProjection(tx, evolve(loadPrescription(tx, id)?.prescription, domainEvent(event)), event)
}

/** Rebuilds the tables of dispensing from the `prescription:` streams of the ledger. */
export const dispensingProjector: Projector = {
  name: 'dispensing',
  version: 15,
  tables: projectionTables,
  clear: clearTables,
  apply,
}
