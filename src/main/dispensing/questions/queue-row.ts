import type { Output } from '../../../contract/index.ts'
import type { Stage } from '../../../domain/stage.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { prescriptionsNeedingYou } from '../../outbox/needs-you.ts'
import { flagsOf } from '../flags.ts'
import { nearDay } from '../queue-filter.ts'
import type { QueueColumns } from '../queue-store.ts'
import { loadPrescription } from '../store.ts'
import type { LookAlikes } from './similar-names.ts'

/** One line of a list of prescriptions, as the contract has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

/** What a line is read with beside its row: the UK day, and which drug codes the product file keeps in a fridge. */
export interface Look {
  readonly today: LocalDate
  readonly coldCodes: () => ReadonlySet<string>
}

const isNear = (lastLegalDay: string | null, today: LocalDate): boolean =>
  lastLegalDay !== null && lastLegalDay <= nearDay(today)

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

const flagsOfLine = (
  row: QueueColumns,
  { today, coldCodes }: Look,
  needing: ReadonlySet<string>,
): QueueRow['flags'] => {
  const stored = flagsOf(row.marks)
  const cold = coldCodes()
  const isCold = !stored.includes('fridge') && (JSON.parse(row.open_codes) as string[]).some((code) => cold.has(code))
  return [
    ...(needing.has(row.id) ? (['needs-you'] as const) : []),
    ...stored,
    ...(isCold ? (['fridge'] as const) : []),
    ...(row.stage !== 'done' && isNear(row.last_legal_day, today) ? (['last-day-near'] as const) : []),
  ]
}

/** Reads stored rows as lines seen on a UK day. The JSON columns and the stage were written by prescriptionRow. */
export const rowReader = (db: ReadDb, look: Look, alike: LookAlikes): ((row: QueueColumns) => QueueRow) => {
  const needing = prescriptionsNeedingYou(db)
  return (row) => ({
    id: row.id,
    version: row.version,
    stage: row.stage as Stage,
    patient: patientOf(row),
    itemNames: JSON.parse(row.item_names) as string[],
    receivedAt: row.received_at,
    waitingSince: row.waiting_since,
    promisedAt: row.promised_at,
    lastLegalDay: row.last_legal_day,
    flags: flagsOfLine(row, look, needing),
    owed: owedOf(db, row),
    similar: [...new Set(alike.of(patientOf(row)).map(({ why }) => why))],
  })
}
