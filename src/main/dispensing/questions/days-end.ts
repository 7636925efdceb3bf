import type { Output } from '../../../contract/index.ts'
import { lastLegalDay } from '../../../domain/law.ts'
import type { Item, Prescription } from '../../../domain/prescription.ts'
import type { Stage } from '../../../domain/stage.ts'
import { isOpen, portionsHere } from '../../../domain/supply.ts'
import { addDays, ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfType } from '../../ledger/read.ts'
import { unclaimedCount } from '../claim-store.ts'
import { inStages, pastLastDay, readySince, withOwings, type DayColumns } from '../days-end-store.ts'
import { domainEvent, prescriptionOf } from '../domain-event.ts'
import { flagsOf } from '../flags.ts'
import { loadPrescription } from '../store.ts'
import { toClaimPage } from './to-claim.ts'

type Report = Output<'reports:days-end'>
type Uncollected = Report['uncollected']['rows'][number]
type Owing = Report['owings']['rows'][number]

// Enough for a page to be worked down; the count says how many more there are.
const mostLines = 200
const dayMs = 86_400_000
/** After so many days on the shelf a bag is asked after: no law, but long before most prescriptions end. */
const longWaitingDays = 14
// A last day that close has to be told to the patient, whatever was promised.
const lastDaysNear = 7

// Bags in their place and what is owed have sections of their own.
const atWork: readonly Stage[] = ['needs-you', 'entry', 'check', 'assemble', 'accuracy', 'place', 'delivery', 'on-hold']

const patientOf = (row: Pick<DayColumns, 'patient_family' | 'patient_given'>) => ({
  family: row.patient_family,
  given: row.patient_given,
})

const namesOf = (row: DayColumns): string[] => JSON.parse(row.item_names) as string[]

/** What nobody has finished, and where it stands. */
export const unfinished = (db: ReadDb): Report['unfinished'] => {
  const { count, rows } = inStages(db, atWork, mostLines)
  return {
    count,
    rows: rows.map((row) => ({
      prescriptionId: row.id,
      patient: patientOf(row),
      itemNames: namesOf(row),
      // Written by prescriptionRow from queueStage.
      stage: row.stage as Stage,
      since: row.stage_since,
    })),
  }
}

const uncollectedLine = (row: DayColumns, why: Uncollected['why']): Uncollected => ({
  prescriptionId: row.id,
  patient: patientOf(row),
  itemNames: namesOf(row),
  why,
  controlled: flagsOf(row.marks).includes('controlled-drug'),
  since: row.stage_since,
  lastLegalDay: row.last_legal_day,
})

const isMade = (db: ReadDb, { id }: DayColumns, today: LocalDate): boolean => {
  const p = loadPrescription(db, id)?.prescription
  return p?.items.some((item) => isPastWithSomethingHere(p, item, today)) === true
}

const isPastWithSomethingHere = (p: Prescription, item: Item, today: LocalDate): boolean =>
  isOpen(item) && portionsHere(item).length > 0 && today > lastLegalDay(p.content, item.schedule)

/**
 * Bags that nobody came for: what is past its last legal day, controlled drugs (28 days) from the day after it, and what has been
 * ready for a fortnight. Controlled drugs come first.
 */
export const uncollected = (db: ReadDb, now: number): Report['uncollected'] => {
  const today = ukDate(now)
  const past = pastLastDay(db, today).filter((row) => isMade(db, row, today))
  const ids = new Set(past.map(({ id }) => id))
  const waiting = readySince(db, now - longWaitingDays * dayMs).filter(({ id }) => !ids.has(id))
  const lines = [
    ...past.map((row) => uncollectedLine(row, 'past-last-day')),
    ...waiting.map((row) => uncollectedLine(row, 'waiting-long')),
  ]
  const rows = [...lines.filter(({ controlled }) => controlled), ...lines.filter(({ controlled }) => !controlled)]
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

const isDue = ({ promisedOn, lastLegalDay: last }: Owing, today: LocalDate): boolean =>
  promisedOn === null || promisedOn <= today || last <= addDays(today, lastDaysNear)

const owingsOf = (p: Prescription): readonly Owing[] =>
  p.items.flatMap((item) => {
    if (item.owing === null || !isOpen(item)) return []
    return [
      {
        prescriptionId: p.id,
        patient: { family: p.content.patient.family, given: p.content.patient.given.join(' ') },
        itemName: item.content.drug.name,
        amount: item.owing.amount,
        unit: item.content.quantity.unit,
        reason: item.owing.reason,
        promisedOn: item.owing.promisedOn,
        lastLegalDay: lastLegalDay(p.content, item.schedule),
      },
    ]
  })

/** What is owed and due: promised for today or before, promised for no day, or near its last legal day. */
export const owingsDue = (db: ReadDb, now: number): Report['owings'] => {
  const today = ukDate(now)
  const rows = withOwings(db)
    .flatMap((id) => {
      const found = loadPrescription(db, id)
      return found ? owingsOf(found.prescription) : []
    })
    .filter((owing) => isDue(owing, today))
    .toSorted((a, b) => (a.promisedOn ?? '').localeCompare(b.promisedOn ?? ''))
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

/** The accuracy checks that failed on the UK day of `now`, latest first. */
export const nearMisses = (db: ReadDb, now: number): Report['nearMisses'] => {
  const today = ukDate(now)
  const rows = eventsOfType(db, 'accuracy-check-failed', now - 2 * dayMs).flatMap((recorded) => {
    const prescriptionId = prescriptionOf(recorded.stream)
    const event = domainEvent(recorded)
    if (event.type !== 'accuracy-check-failed' || prescriptionId === undefined) return []
    if (ukDate(event.happenedAt) !== today) return []
    const items = loadPrescription(db, prescriptionId)?.prescription.items ?? []
    const item = items.find(({ content }) => content.id === event.itemId)
    const { category, what } = event.nearMiss
    return [{ prescriptionId, itemName: item?.content.drug.name ?? '', category, what, at: event.happenedAt }]
  })
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

/** What is finished here and waits to be notified and claimed in another system, oldest first. */
export const finishedToClaim = (db: ReadDb): Report['claims'] => ({
  count: unclaimedCount(db),
  rows: toClaimPage(db, { after: null, limit: mostLines }).rows.map((row) => ({
    prescriptionId: row.prescriptionId,
    patient: row.patient,
    itemName: row.itemName,
    outcome: row.outcome,
    since: row.since,
  })),
})
