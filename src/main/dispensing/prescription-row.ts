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

/** What the row of the event before this one passes on. */
export type EarlierRow = Pick<PrescriptionTable, 'received_seq' | 'stage' | 'stage_since' | 'last_act_at'>

const earliest = (days: readonly (LocalDate | null)[]): LocalDate | null =>
  days.filter((day) => day !== null).toSorted()[0] ?? null

const lastDay = (prescription: Prescription): LocalDate | null =>
  earliest(prescription.items.map((item) => (isOpen(item) ? lastLegalDay(prescription.content, item.schedule) : null)))

// The app's own timers also run while a person's late entry is still to come: they are no act it could be earlier than.
const lastActAt = (event: RecordedEvent, earlier: EarlierRow | undefined): number => {
  if (earlier === undefined) return event.happenedAt
  return event.actor.role === 'system' ? earlier.last_act_at : Math.max(earlier.last_act_at, event.happenedAt)
}

/** The row of a prescription just after `event`; a function of the ledger alone, so that replay writes the same. */
export const prescriptionRow = (
  prescription: Prescription,
  event: RecordedEvent,
  earlier: EarlierRow | undefined,
): PrescriptionTable => {
  const { content } = prescription
  const stage = queueStage(prescription)
  const { waitingSince, at } = promiseNow(prescription)
  const since = earlier !== undefined && earlier.stage === stage ? earlier.stage_since : event.happenedAt
  return {
    received_seq: earlier?.received_seq ?? event.seq,
    id: prescription.id,
    version: prescription.version,
    stage,
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
    stage_since: since,
    done_on: stage === 'done' ? ukDate(since) : null,
    last_act_at: lastActAt(event, earlier),
    updated_seq: event.seq,
    document: JSON.stringify(prescription),
  }
}
