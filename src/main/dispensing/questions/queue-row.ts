import type { Output } from '../../../contract/index.ts'
import type { SchedulesByCode } from '../../../domain/clinical-check/schedule-in-file.ts'
import type { KeptCodes } from '../../../domain/kept-in.ts'
import type { Stage } from '../../../domain/stage.ts'
import { owingsOf } from '../../../domain/supply.ts'
import type { LocalDate } from '../../../domain/uk-date.ts'
import type { ReadDb } from '../../database/query.ts'
import { prescriptionsNeedingYou } from '../../outbox/needs-you.ts'
import { flagsOf, markBit } from '../flags.ts'
import { controlledCodes, nearDay } from '../queue-filter.ts'
import { controlledAmong, type QueueColumns } from '../queue-store.ts'
import { loadPrescription } from '../store.ts'
import type { NearFamilies } from './near-families.ts'
import { lookAlikes } from './similar-names.ts'

/** One line of a list of prescriptions, as the contract has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

/** What a line is read with beside its row: the UK day, what the product file says of drug codes, and which family names are near each other. */
export interface Look {
  readonly today: LocalDate
  readonly keptCodes: () => KeptCodes
  readonly schedulesByCode: () => SchedulesByCode
  readonly near: NearFamilies
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
    : (loadPrescription(db, id)?.prescription.items ?? [])
        .filter(({ closed }) => closed === null)
        .flatMap((item) =>
          owingsOf(item).map(({ amount, reason, promisedOn }) => ({
            itemName: item.content.drug.name,
            unit: item.content.quantity.unit,
            amount,
            reason,
            promisedOn,
          })),
        )

// Few are queried at a time: only of those the whole document has to be read.
const queryOf = (db: ReadDb, { id, marks }: QueueColumns): QueueRow['query'] =>
  (marks & markBit('queried')) === 0 ? null : (loadPrescription(db, id)?.prescription.clinicalCheck?.query ?? null)

const openCodes = (row: QueueColumns): readonly string[] => JSON.parse(row.open_codes) as string[]

// Of which of the lines that carry no mark of it yet: one question for all of them, and none where no code is in the file.
const controlledByFile = (
  db: ReadDb,
  rows: readonly QueueColumns[],
  schedules: SchedulesByCode,
): ReadonlySet<string> => {
  const codes = controlledCodes(schedules)
  const those = new Set(codes)
  const perhaps = rows.filter(
    (row) => (row.marks & markBit('controlled-drug')) === 0 && openCodes(row).some((code) => those.has(code)),
  )
  return new Set(perhaps.length === 0 ? [] : controlledAmong(db, perhaps, codes))
}

const flagsOfLine = (
  row: QueueColumns,
  today: LocalDate,
  sets: {
    readonly cold: ReadonlySet<string>
    readonly controlled: ReadonlySet<string>
    readonly needing: ReadonlySet<string>
  },
): QueueRow['flags'] => {
  const stored = flagsOf(row.marks)
  const isCold = !stored.includes('fridge') && openCodes(row).some((code) => sets.cold.has(code))
  return [
    ...(sets.needing.has(row.id) ? (['needs-you'] as const) : []),
    ...stored,
    ...(sets.controlled.has(row.id) ? (['controlled-drug'] as const) : []),
    ...(isCold ? (['fridge'] as const) : []),
    ...(row.stage !== 'done' && isNear(row.last_legal_day, today) ? (['last-day-near'] as const) : []),
  ]
}

/** Stored rows as lines seen on a UK day. The JSON columns and the stage were written by prescriptionRow. */
export const queueRows = (db: ReadDb, look: Look, rows: readonly QueueColumns[]): QueueRow[] => {
  if (rows.length === 0) return []
  const sets = {
    cold: look.keptCodes().cold,
    controlled: controlledByFile(db, rows, look.schedulesByCode()),
    needing: prescriptionsNeedingYou(db),
  }
  const alike = lookAlikes(db, look.near, rows.map(patientOf), look.today)
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    stage: row.stage as Stage,
    patient: patientOf(row),
    itemNames: JSON.parse(row.item_names) as string[],
    receivedAt: row.received_at,
    waitingSince: row.waiting_since,
    promisedAt: row.promised_at,
    lastLegalDay: row.last_legal_day,
    flags: flagsOfLine(row, look.today, sets),
    owed: owedOf(db, row),
    query: queryOf(db, row),
    similar: [...new Set(alike.of(patientOf(row)).map(({ why }) => why))],
  }))
}
