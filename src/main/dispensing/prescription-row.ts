import { lastLegalDay } from '../../domain/law.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { promiseNow } from '../../domain/promise-now.ts'
import { queueStage } from '../../domain/stage.ts'
import { isOpen } from '../../domain/supply.ts'
import { turnOf } from '../../domain/turn.ts'
import { ukDate, type LocalDate } from '../../domain/uk-date.ts'
import type { PrescriptionTable } from '../database/tables/dispensing.ts'
import type { RecordedEvent } from '../ledger/recorded-event.ts'
import { marksOf } from './flags.ts'
import { familyKey } from '../../domain/same-person.ts'

/** What a row has of the events before the last one: passed on from each to the next. */
export type PassedOn = Pick<PrescriptionTable, 'received_seq' | 'stage' | 'stage_since' | 'last_act_at'>

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null

const lastDay = (prescription: Prescription): LocalDate | null =>
  earliest(prescription.items.map((item) => (isOpen(item) ? lastLegalDay(prescription.content, item.schedule) : null)))

// The app's own timers also run while a person's late entry is still to come: they are no act it could be earlier than.
const lastActAt = (event: RecordedEvent, earlier: PassedOn | undefined): number => {
  if (earlier === undefined) return event.happenedAt
  return event.actor.role === 'system' ? earlier.last_act_at : Math.max(earlier.last_act_at, event.happenedAt)
}

/** What the row passes on just after `event`, which led to this state; `earlier` is undefined for the first event. */
export const passedOn = (prescription: Prescription, event: RecordedEvent, earlier: PassedOn | undefined): PassedOn => {
  const stage = queueStage(prescription)
  return {
    received_seq: earlier?.received_seq ?? event.seq,
    stage,
    stage_since: earlier !== undefined && earlier.stage === stage ? earlier.stage_since : event.happenedAt,
    last_act_at: lastActAt(event, earlier),
  }
}

/** The row of a prescription after the event with this `seq`; a function of the ledger alone, so that replay writes the same. */
export const prescriptionRow = (prescription: Prescription, seq: number, passed: PassedOn): PrescriptionTable => {
  const { content } = prescription
  const { waitingSince, at } = promiseNow(prescription)
  return {
    ...passed,
    id: prescription.id,
    version: prescription.version,
    turn: turnOf(prescription),
    waiting_since: waitingSince,
    promised_at: at,
    promised_on: at === null ? null : ukDate(at),
    marks: marksOf(prescription),
    short_id: content.shortId,
    issue: content.issue?.number ?? null,
    tracked: prescription.tracked ? 1 : 0,
    patient_nhs: content.patient.nhsNumber,
    patient_family: content.patient.family,
    family_key: familyKey(content.patient.family),
    patient_given: content.patient.given.join(' '),
    birth_date: content.patient.birthDate,
    item_names: JSON.stringify(content.items.map(({ drug }) => drug.name)),
    open_codes: JSON.stringify(prescription.items.filter(isOpen).map((item) => item.content.drug.code)),
    received_at: prescription.receivedAt,
    received_on: ukDate(prescription.receivedAt),
    last_legal_day: lastDay(prescription),
    done_on: passed.stage === 'done' ? ukDate(passed.stage_since) : null,
    updated_seq: seq,
    document: JSON.stringify(prescription),
  }
}
