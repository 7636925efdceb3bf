import type { Output } from '../../../contract/index.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { underWay } from '../../../domain/supply.ts'
import { ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfTypesBefore } from '../../ledger/read.ts'
import type { RecordedEvent } from '../../ledger/recorded-event.ts'
import { withCourier, withCourierCount } from '../bag-list-store.ts'
import { domainEvent, lateReasonOf, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'

type Report = Output<'reports:days-end'>

const mostLines = 200
const pageEvents = 500

const patientOf = ({ content: { patient } }: Prescription) => ({
  family: patient.family,
  given: patient.given.join(' '),
})

const outOf = (p: Prescription): Report['out']['rows'] => {
  const away = p.items.flatMap((item) => underWay(item).map((portion) => ({ item, out: portion.out })))
  const last = away.at(-1)?.out
  if (!last) return []
  return [
    {
      prescriptionId: p.id,
      patient: patientOf(p),
      itemNames: [...new Set(away.map(({ item }) => item.content.drug.name))],
      courier: last.carriage?.courier ?? 'other',
      courierName: last.carriage?.courierName ?? null,
      since: last.stamp.at,
      failed: last.failed?.reason ?? null,
    },
  ]
}

/** What couriers have and nobody has recorded as delivered or back. */
export const bagsOut = (db: ReadDb): Report['out'] => {
  return { count: withCourierCount(db), rows: withCourier(db, mostLines).flatMap(outOf) }
}

// However long ago it happened: a power cut may last a week-end.
const supplyRecordedOn = (db: ReadDb, day: LocalDate): readonly RecordedEvent[] => {
  const found: RecordedEvent[] = []
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const page = eventsOfTypesBefore(db, ['handed-out', 'dispatched'], before, pageEvents)
    found.push(...page.filter(({ recordedAt }) => ukDate(recordedAt) === day))
    const last = page.at(-1)
    if (last === undefined || ukDate(last.recordedAt) < day) return found
    before = last.seq
  }
}

/** What was entered on the UK day of `now` after it had left, latest first: in another system it may stand with another time. */
export const lateSupplies = (db: ReadDb, now: number): Report['lateSupplies'] => {
  const rows = supplyRecordedOn(db, ukDate(now))
    .flatMap((recorded): Report['lateSupplies']['rows'] => {
      const reason = lateReasonOf(recorded)
      const prescriptionId = prescriptionOf(recorded.stream)
      if (reason === null || prescriptionId === undefined) return []
      const event = domainEvent(recorded)
      if (event.type !== 'handed-out' && event.type !== 'dispatched') return []
      const found = loadPrescription(db, prescriptionId)?.prescription
      if (found === undefined) return []
      const itemIds = new Set(event.portions.map(({ itemId }) => itemId))
      return [
        {
          prescriptionId,
          patient: patientOf(found),
          itemNames: found.items.flatMap(({ content }) => (itemIds.has(content.id) ? [content.drug.name] : [])),
          how: event.type,
          happenedAt: recorded.happenedAt,
          enteredAt: recorded.recordedAt,
          reason,
          by: recorded.actor.name,
        },
      ]
    })
    .toSorted((a, b) => b.happenedAt - a.happenedAt)
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}
