import type { Output } from '../../../contract/index.ts'
import type { EventType } from '../../../domain/events.ts'
import type { KeptCodes } from '../../../domain/kept-in.ts'
import { lastLegalDay } from '../../../domain/law.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import type { Stage } from '../../../domain/stage.ts'
import { isOpen, owingsOf } from '../../../domain/supply.ts'
import { addDays, ukDate, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { eventsOfTypesBefore } from '../../ledger/read.ts'
import { unclaimedCount } from '../claim-store.ts'
import { inStages, withOwings, type DayColumns } from '../days-end-store.ts'
import { domainEvent, lateReasonOf, prescriptionOf } from '../domain-event.ts'
import { loadPrescription } from '../store.ts'
import { toClaimPage } from './to-claim.ts'
import { uncollectedBags } from './uncollected-bags.ts'

type Report = Output<'reports:days-end'>
type Owing = Report['owings']['rows'][number]

// Enough for a page to be worked down; the count says how many more there are, of uncollected bags only that there are more.
const mostLines = 200
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

/** The bags that nobody came for, as `uncollectedBags` has them; `afterDays` is the pharmacy's setting. */
export const uncollected = (db: ReadDb, kept: KeptCodes, afterDays: number, now: number): Report['uncollected'] => {
  const { rows, more } = uncollectedBags(db, kept, afterDays, now)
  return {
    count: rows.length + (more ? 1 : 0),
    rows: rows.map((row) => ({
      prescriptionId: row.prescriptionId,
      patient: { family: row.patient.family, given: row.patient.given.join(' ') },
      itemNames: row.itemNames,
      bags: row.bags.map(({ bagId, place }) => ({ bagId, place })),
      why: row.why,
      controlled: row.controlled,
      days: row.days,
    })),
  }
}

const isDue = ({ promisedOn, lastLegalDay: last }: Owing, today: LocalDate): boolean =>
  promisedOn === null || promisedOn <= today || promisedOn > last || last <= addDays(today, lastDaysNear)

const owedIn = (p: Prescription): readonly Owing[] =>
  p.items.filter(isOpen).flatMap((item) =>
    owingsOf(item).map(({ amount, reason, promisedOn }) => ({
      prescriptionId: p.id,
      patient: { family: p.content.patient.family, given: p.content.patient.given.join(' ') },
      itemName: item.content.drug.name,
      amount,
      unit: item.content.quantity.unit,
      reason,
      promisedOn,
      lastLegalDay: lastLegalDay(p.content, item.schedule),
    })),
  )

/** What is owed and due: promised for today or before, for no day or for a day after its last legal one, or near that one. */
export const owingsDue = (db: ReadDb, now: number): Report['owings'] => {
  const today = ukDate(now)
  const rows = withOwings(db)
    .flatMap((id) => {
      const found = loadPrescription(db, id)
      return found ? owedIn(found.prescription) : []
    })
    .filter((owing) => isDue(owing, today))
    .toSorted((a, b) => (a.promisedOn ?? '').localeCompare(b.promisedOn ?? ''))
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

const itemNamesOf = (db: ReadDb, prescriptionId: string, itemIds: readonly string[]): readonly string[] =>
  (loadPrescription(db, prescriptionId)?.prescription.items ?? [])
    .filter(({ content }) => itemIds.includes(content.id))
    .map(({ content }) => content.drug.name)

// More than any day has of them.
const mostOfADay = 1_000

// As of the day on which it was recorded: what is entered late stood in the end of no earlier day.
const ofToday = (db: ReadDb, type: EventType, now: number) =>
  eventsOfTypesBefore(db, [type], Number.MAX_SAFE_INTEGER, mostOfADay).flatMap((recorded) => {
    const prescriptionId = prescriptionOf(recorded.stream)
    if (prescriptionId === undefined || ukDate(recorded.recordedAt) !== ukDate(now)) return []
    return [{ prescriptionId, event: domainEvent(recorded), enteredLate: lateReasonOf(recorded) !== null }]
  })

/** The accuracy checks that failed, recorded on the UK day of `now`, latest first. */
export const nearMisses = (db: ReadDb, now: number): Report['nearMisses'] => {
  const rows = ofToday(db, 'accuracy-check-failed', now).flatMap(({ prescriptionId, event, enteredLate }) => {
    if (event.type !== 'accuracy-check-failed') return []
    const { category, what } = event.nearMiss
    const itemName = itemNamesOf(db, prescriptionId, [event.itemId]).join(', ')
    return [{ prescriptionId, itemName, category, what, at: event.happenedAt, enteredLate }]
  })
  return { count: rows.length, rows: rows.slice(0, mostLines) }
}

/** The dispensing incidents recorded on the UK day of `now`, latest first. */
export const incidents = (db: ReadDb, now: number): Report['incidents'] => {
  const rows = ofToday(db, 'incident-reported', now).flatMap(({ prescriptionId, event, enteredLate }) => {
    if (event.type !== 'incident-reported') return []
    const { category, what, harm } = event.incident
    const itemNames = [...itemNamesOf(db, prescriptionId, event.itemIds)]
    return [{ prescriptionId, itemNames, category, what, harm, at: event.happenedAt, enteredLate }]
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
    out: row.out,
    since: row.since,
  })),
})
