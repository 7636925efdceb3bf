import type { Output } from '../../../contract/index.ts'
import type { Item, Portion, Prescription } from '../../../domain/prescription.ts'
import { ukDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfType } from '../../ledger/read.ts'
import { domainEvent, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'

type Report = Output<'reports:days-end'>

const mostLines = 200
const dayMs = 86_400_000
// Longer than anything here is worked on.
const lookBackMs = 400 * dayMs

const patientOf = ({ content: { patient } }: Prescription) => ({
  family: patient.family,
  given: patient.given.join(' '),
})

/** Departures that were corrected after the medicine had been outside, of which nobody has said whether they are incidents; the latest first. */
export const incidentsOpen = (db: ReadDb, now: number): Report['incidentsOpen'] => {
  const ids = new Set(
    eventsOfType(db, 'corrected', now - lookBackMs).flatMap((recorded) => {
      const event = domainEvent(recorded)
      return event.type === 'corrected' && event.medicineIs === 'gone' ? (prescriptionOf(recorded.stream) ?? []) : []
    }),
  )
  const rows = [...ids].flatMap((id) => {
    const p = loadPrescription(db, id)?.prescription
    const [first] = p?.mayBeIncident ?? []
    if (p === undefined || first === undefined) return []
    const asked = p.mayBeIncident?.flatMap(({ itemIds }) => itemIds) ?? []
    const itemNames = p.items
      .filter(({ content }) => asked.includes(content.id))
      .map(({ content }) => content.drug.name)
    return [{ prescriptionId: id, patient: patientOf(p), itemNames, at: first.stamp.at }]
  })
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

const batchesOf = ({ lines }: Portion): string => [...new Set(lines.flatMap(({ batch }) => batch ?? []))].join(', ')

// When it came back: as it was taken back, or as its departure was corrected.
const backAt = ({ takenBack, out }: Portion, corrections: ReadonlyMap<string, number>): number | null =>
  takenBack?.stamp.at ?? corrections.get(out?.stamp.eventId ?? '') ?? null

/** What came back today from patients and is kept apart for destruction. */
export const toDestroy = (db: ReadDb, now: number): Report['toDestroy'] => {
  const recent = (type: 'taken-back' | 'corrected') => eventsOfType(db, type, now - 2 * dayMs)
  const corrected = recent('corrected')
  const corrections = new Map(
    corrected.flatMap((recorded) => {
      const event = domainEvent(recorded)
      return event.type === 'corrected' ? [[event.correctedEventId, event.happenedAt] as const] : []
    }),
  )
  const ids = new Set([...recent('taken-back'), ...corrected].flatMap(({ stream }) => prescriptionOf(stream) ?? []))
  const rowsOf = (p: Prescription, item: Item): Report['toDestroy']['rows'] =>
    item.broughtBack.flatMap((portion) => {
      const at = backAt(portion, corrections)
      if (at === null || ukDate(at) !== ukDate(now)) return []
      return [
        {
          prescriptionId: p.id,
          patient: patientOf(p),
          itemName: item.content.drug.name,
          amount: portion.amount,
          unit: item.content.quantity.unit,
          batches: batchesOf(portion),
          at,
        },
      ]
    })
  const rows = [...ids].flatMap((id) => {
    const p = loadPrescription(db, id)?.prescription
    return p === undefined ? [] : p.items.flatMap((item) => rowsOf(p, item))
  })
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}
