import type { Output } from '../../../contract/index.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { broughtBackUnder } from '../../../domain/supply.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfTypesBefore } from '../../ledger/read.ts'
import { withIncidentOpen } from '../days-end-store.ts'
import { domainEvent, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'
import { isWithSomebody } from './with-somebody.ts'

type Report = Output<'reports:days-end'>

const mostLines = 200
// More than any day has of them.
const mostOfADay = 1_000

const patientOf = ({ content: { patient } }: Prescription) => ({
  family: patient.family,
  given: patient.given.join(' '),
})

/** Departures that were corrected after the medicine had been outside, of which nobody has said whether they are incidents; the latest corrected first. */
export const incidentsOpen = (db: ReadDb): Report['incidentsOpen'] => {
  const rows = withIncidentOpen(db)
    .flatMap((p) =>
      (p.mayBeIncident ?? []).map((asked) => ({
        prescriptionId: p.id,
        patient: patientOf(p),
        itemNames: [...asked.itemNames],
        leftAt: asked.leftAt,
        at: asked.stamp.at,
        withSomebody: isWithSomebody(db, asked.stamp.eventId),
      })),
    )
    .toSorted((a, b) => b.at - a.at)
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

const batchesOf = ({ lines }: Portion): string => [...new Set(lines.flatMap(({ batch }) => batch ?? []))].join(', ')

/** What came back from patients, as it was recorded today, and is kept apart for destruction. */
export const toDestroy = (db: ReadDb, now: number): Report['toDestroy'] => {
  // As of the day on which it was recorded: what is entered late stood in the end of no earlier day.
  const returns = new Map<string, { readonly prescriptionId: string; readonly at: number }>()
  for (const type of ['taken-back', 'corrected'] as const)
    for (const recorded of eventsOfTypesBefore(db, [type], Number.MAX_SAFE_INTEGER, mostOfADay)) {
      const prescriptionId = prescriptionOf(recorded.stream)
      if (prescriptionId === undefined || recorded.body === null) continue
      if (ukDate(recorded.recordedAt) !== ukDate(now)) continue
      const event = domainEvent(recorded)
      if (event.type === 'taken-back') returns.set(event.eventId, { prescriptionId, at: event.happenedAt })
      if (event.type === 'corrected') returns.set(event.correctedEventId, { prescriptionId, at: event.happenedAt })
    }
  const rowsOf = (p: Prescription, item: Item): Report['toDestroy']['rows'] =>
    item.broughtBack.flatMap((portion) => {
      // As it was taken back, or as its departure was corrected.
      const { takenBack, out } = portion
      const back = returns.get(takenBack?.stamp.eventId ?? out?.stamp.eventId ?? '')
      if (back === undefined) return []
      const under = broughtBackUnder(item, portion)
      return [
        {
          prescriptionId: p.id,
          patient: patientOf(p),
          itemName: under.drug.name,
          amount: portion.amount,
          unit: under.quantity.unit,
          batches: batchesOf(portion),
          at: back.at,
        },
      ]
    })
  const ids = new Set([...returns.values()].map(({ prescriptionId }) => prescriptionId))
  const rows = [...ids].flatMap((id) => {
    const p = loadPrescription(db, id)?.prescription
    return p === undefined ? [] : p.items.flatMap((item) => rowsOf(p, item))
  })
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}
