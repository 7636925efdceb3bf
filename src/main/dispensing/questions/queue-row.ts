import type { Output } from '../../../contract/index.ts'
import type { Stage } from '../../../domain/stage.ts'
import { addDays, type LocalDate } from '../../../domain/uk-date.ts'
import type { StoredFlag } from '../flags.ts'
import type { QueueColumns } from '../queue-store.ts'

/** One line of a list of prescriptions, as the contract has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

// A week: what has to be ordered in, chased or delivered can still be.
const nearDays = 7

const isNear = (lastLegalDay: string | null, today: LocalDate): boolean =>
  lastLegalDay !== null && lastLegalDay <= addDays(today, nearDays)

/** A stored row as a line seen on a UK day. The JSON columns and the stage were written by prescriptionRow. */
export const queueRow = (row: QueueColumns, today: LocalDate): QueueRow => ({
  id: row.id,
  version: row.version,
  stage: row.stage as Stage,
  patient: {
    family: row.patient_family,
    given: row.patient_given,
    birthDate: row.birth_date,
    nhsNumber: row.patient_nhs,
  },
  itemNames: JSON.parse(row.item_names) as string[],
  receivedAt: row.received_at,
  lastLegalDay: row.last_legal_day,
  flags: [
    ...(JSON.parse(row.flags) as StoredFlag[]),
    ...(row.stage !== 'done' && isNear(row.last_legal_day, today) ? (['last-day-near'] as const) : []),
  ],
})
