import type { CheckFact } from '../../../domain/clinical-check/check-fact.ts'
import { checkFacts, type KnownOfPatient } from '../../../domain/clinical-check/check-facts.ts'
import type { ScheduleInFile } from '../../../domain/clinical-check/schedule-in-file.ts'
import type { PatientContent, Schedule } from '../../../domain/prescription-content.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { prescriptionsOfPatient } from '../patient-store.ts'

/** What a folder that knows about patients tells of one. */
export type AboutPatient = (db: ReadDb, patient: PatientContent) => KnownOfPatient

/** What is told of a patient and of medicines by folders that know of them. */
export interface CheckSources {
  readonly aboutPatient: AboutPatient
  /** What the product file says of the schedule of a prescribed code. */
  readonly scheduleInFile: (db: ReadDb, code: string) => ScheduleInFile | null
}

// A patient's latest prescriptions: more than two years of monthly repeats with what comes between.
const lookedAt = 60

/** What is laid out for the clinical check of a prescription on a UK day, its schedules answered so far. */
export const checkFactsOf = (
  db: ReadDb,
  prescription: Prescription,
  today: LocalDate,
  schedules: Readonly<Record<string, Schedule>>,
  { aboutPatient, scheduleInFile }: CheckSources,
): readonly CheckFact[] => {
  const { patient } = prescription.content
  const others = prescriptionsOfPatient(db, patient.nhsNumber, null, lookedAt).filter(
    ({ id }) => id !== prescription.id,
  )
  return checkFacts(
    {
      prescription,
      others,
      patient: aboutPatient(db, patient),
      today,
      scheduleInFile: (code) => scheduleInFile(db, code),
    },
    schedules,
  )
}
