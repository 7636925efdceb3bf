import type { Output } from '../../contract/index.ts'
import { listName } from './names.ts'
import { departureWords, withSomebodyWords } from './incident-asked.ts'
import { amountWords, momentWords } from './numbers-and-dates.ts'

type DaysEnd = Output<'reports:days-end'>

/** What came back from patients today, line by line: it is destroyed, and a batch is how it is told from stock. */
export const toDestroyLines = ({ toDestroy, at }: DaysEnd) =>
  toDestroy.rows.map((row) => ({
    key: `${row.prescriptionId} ${String(row.at)} ${row.itemName} ${row.batches}`,
    prescriptionId: row.prescriptionId,
    loud: true,
    cells: [
      listName(row.patient.family, row.patient.given),
      row.itemName,
      amountWords(row.amount, row.unit),
      row.batches === '' ? 'not noted' : row.batches,
      momentWords(row.at, at),
    ],
  }))

/** The corrections that wait for an answer whether they are incidents. */
export const incidentOpenLines = ({ incidentsOpen, at }: Pick<DaysEnd, 'incidentsOpen' | 'at'>) =>
  incidentsOpen.rows.map((row) => ({
    key: `${row.prescriptionId} incident ${String(row.at)} ${String(row.leftAt)}`,
    prescriptionId: row.prescriptionId,
    loud: true,
    cells: [
      listName(row.patient.family, row.patient.given),
      `Corrected after it had left: an incident, or none? ${departureWords(row)}${row.withSomebody ? `. ${withSomebodyWords}` : ''}`,
      momentWords(row.at, at),
    ],
  }))
