import type { DomainEvent } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import type { Prescription } from '../../domain/prescription.ts'
import type { ReadDb } from '../database/query.ts'
import { readStream } from '../ledger/read.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'

/** The streams of prescriptions begin with this. */
export const prescriptionStreams = 'prescription:'

/** A recorded event of a prescription as `evolve` takes it: written from a decided event of this very type, under the ledger's hash. */
export const prescriptionEvent = (event: RecordedEvent): DomainEvent =>
  ({
    ...(event.body as object),
    type: event.type,
    eventId: event.eventId,
    happenedAt: event.happenedAt,
    actor: event.actor,
  }) as DomainEvent

/** A prescription as its events add up; undefined when it has none. The outbox does not know the tables of dispensing. */
export const prescriptionFromLedger = (db: ReadDb, prescriptionId: string): Prescription | undefined =>
  readStream(db, `${prescriptionStreams}${prescriptionId}`)
    .map(prescriptionEvent)
    .reduce<Prescription | undefined>(evolve, undefined)
