import type { Output } from '../../../contract/index.ts'
import { scheduleShown } from '../../../domain/clinical-check/schedule-in-file.ts'
import { careOf, keptInOf } from '../../../domain/kept-in.ts'
import { lastLegalDay } from '../../../domain/law.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { offers, queueStage } from '../../../domain/stage.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { loadPrescription } from '../store.ts'
import { actHistory } from './act-history.ts'
import { openPrescriptionsOf } from './patient-prescriptions.ts'
import type { Look } from './queue-row.ts'
import { likeBag } from './like-bag.ts'
import { lookAlikes } from './similar-names.ts'
import { isWithSomebody } from './with-somebody.ts'

/** Everything a screen shows of one prescription but the patient's view, which is the outbox's to tell. */
export type PrescriptionDetail = Omit<Output<'prescription:detail'>, 'patientSees'>

/** One prescription as it stands, what was recorded on it, and whom it could be mixed up with. */
export const prescriptionDetail = (
  db: ReadDb,
  id: string,
  look: Look,
): Result<PrescriptionDetail, { readonly code: 'not-found' }> => {
  const prescription = loadPrescription(db, id)?.prescription
  if (prescription === undefined) return refused({ code: 'not-found' })
  const { content, items } = prescription
  const patient = { ...content.patient, given: content.patient.given.join(' ') }
  const alike = lookAlikes(db, look.near, [patient], look.today)
  return ok({
    asOf: lastSeq(db),
    prescription,
    stage: queueStage(prescription),
    offers: [...offers(prescription)],
    acts: actHistory(db, id),
    lastLegalDays: Object.fromEntries(items.map((item) => [item.content.id, lastLegalDay(content, item.schedule)])),
    keptIn: Object.fromEntries(
      items.flatMap((item) => {
        const keptIn = keptInOf(item, look.keptCodes())
        return keptIn === null ? [] : [[item.content.id, keptIn]]
      }),
    ),
    care: Object.fromEntries(items.map((item) => [item.content.id, careOf(item, look.keptCodes())])),
    schedulesShown: Object.fromEntries(
      items.map((item) => [item.content.id, scheduleShown(item, look.schedulesByCode())]),
    ),
    othersOfPatient: openPrescriptionsOf(db, content.patient.nhsNumber, look).filter((other) => other.id !== id),
    similar: alike.of(patient),
    likeBag: likeBag(db, alike, patient, look.today),
    withSomebody: (prescription.mayBeIncident ?? [])
      .map(({ stamp }) => stamp.eventId)
      .filter((correction) => isWithSomebody(db, correction)),
  })
}
