import type { Output } from '../../../contract/index.ts'
import type { Stage } from '../../../domain/stage.ts'
import { addDays, type LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import type { StoredFlag } from '../flags.ts'
import type { QueueColumns } from '../queue-store.ts'
import { loadPrescription } from '../store.ts'
import type { LookAlikes } from './similar-names.ts'

/** One line of a list of prescriptions, as the contract has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

// A week: what has to be ordered in, chased or delivered can still be.
const nearDays = 7

const isNear = (lastLegalDay: string | null, today: LocalDate): boolean =>
  lastLegalDay !== null && lastLegalDay <= addDays(today, nearDays)

const patientOf = (row: QueueColumns): QueueRow['patient'] => ({
  family: row.patient_family,
  given: row.patient_given,
  birthDate: row.birth_date,
  nhsNumber: row.patient_nhs,
})

// Only the list of owings shows them, and only there the whole document has to be read.
const owedOf = (db: ReadDb, { id, stage }: QueueColumns): QueueRow['owed'] =>
  stage !== 'owings'
    ? []
    : (loadPrescription(db, id)?.prescription.items ?? []).flatMap(({ content, owing, closed }) =>
        owing === null || closed !== null
          ? []
          : [
              {
                unit: content.quantity.unit,
                amount: owing.amount,
                reason: owing.reason,
                promisedOn: owing.promisedOn,
              },
            ],
      )

/** Reads stored rows as lines seen on a UK day. The JSON columns and the stage were written by prescriptionRow. */
export const rowReader =
  (db: ReadDb, today: LocalDate, alike: LookAlikes) =>
  (row: QueueColumns): QueueRow => ({
    id: row.id,
    version: row.version,
    stage: row.stage as Stage,
    patient: patientOf(row),
    itemNames: JSON.parse(row.item_names) as string[],
    receivedAt: row.received_at,
    lastLegalDay: row.last_legal_day,
    flags: [
      ...(JSON.parse(row.flags) as StoredFlag[]),
      ...(row.stage !== 'done' && isNear(row.last_legal_day, today) ? (['last-day-near'] as const) : []),
    ],
    owed: owedOf(db, row),
    similar: [...new Set(alike.of(patientOf(row)).map(({ why }) => why))],
  })
