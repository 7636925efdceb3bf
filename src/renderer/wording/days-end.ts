import type { Output } from '../../contract/index.ts'
import type { PrintedTable } from '../bridge/printing.ts'
import { claimWords } from './claims.ts'
import { incidentOpenLines, toDestroyLines } from './days-end-returns.ts'
import { listName } from './names.ts'
import { harmWords, incidentWords, nearMissWords } from './near-misses.ts'
import { amountWords, counted, dateWords, momentWords } from './numbers-and-dates.ts'
import { patientStatusWords } from './patient-status.ts'
import { courierWords, placeWords } from './places.ts'
import { stageWords } from './stages.ts'

/** The day's end as the app answers it. */
export type DaysEnd = Output<'reports:days-end'>

/** One line of the day's end; `cells` as many as the section has columns. Null where there is no prescription to open. */
export interface DaysEndLine {
  readonly key: string
  readonly prescriptionId: string | null
  readonly cells: readonly string[]
  readonly loud: boolean
}

/** One section: what it is, how many there are of it, and the lines shown. */
export interface DaysEndSection {
  readonly name: string
  readonly head: string
  readonly columns: readonly string[]
  readonly count: number
  readonly lines: readonly DaysEndLine[]
  readonly empty: string
}

const unfinishedSection = ({ unfinished, at }: DaysEnd): DaysEndSection => ({
  name: 'unfinished',
  head: 'Not finished',
  columns: ['Patient', 'Medicines', 'Where it stands', 'Since'],
  count: unfinished.count,
  empty: 'Everything is finished.',
  lines: unfinished.rows.map((row) => ({
    key: row.prescriptionId,
    prescriptionId: row.prescriptionId,
    loud: row.stage === 'needs-you',
    cells: [
      listName(row.patient.family, row.patient.given),
      row.itemNames.join(', '),
      stageWords[row.stage].name,
      momentWords(row.since, at),
    ],
  })),
})

const uncollectedWords = ({ why, controlled, days }: DaysEnd['uncollected']['rows'][number]): string => {
  const drug = controlled ? ' Controlled drug.' : ''
  if (why === 'last-day-today') return `Last day today: tell the patient, from tomorrow it may not be supplied.${drug}`
  if (why === 'over') return `Nothing more of it is supplied: put it away.${drug}`
  return why === 'past-last-day'
    ? `${counted(days, 'day')} past its last legal day: take it out.${drug}`
    : `Waiting for ${counted(days, 'day')}.${drug}`
}

const uncollectedSection = ({ uncollected }: DaysEnd): DaysEndSection => ({
  name: 'uncollected',
  head: 'Not collected',
  columns: ['Patient', 'Medicines', 'What to look at', 'Where'],
  count: uncollected.count,
  empty: 'Nothing has been waiting too long.',
  lines: uncollected.rows.map((row) => ({
    key: `${row.prescriptionId} ${row.why}`,
    prescriptionId: row.prescriptionId,
    loud: row.why !== 'waiting-long',
    cells: [
      listName(row.patient.family, row.patient.given),
      row.itemNames.join(', '),
      uncollectedWords(row),
      row.bags.map(({ bagId, place }) => `${placeWords(place)}, bag ${bagId}`).join('; '),
    ],
  })),
})

const owingsSection = ({ owings, day }: DaysEnd): DaysEndSection => ({
  name: 'owings',
  head: 'Owed items that are due, in whichever list their prescription is',
  columns: ['Patient', 'Owed', 'Why', 'Promised for', 'Last legal day'],
  count: owings.count,
  empty: 'Nothing that is owed is due.',
  lines: owings.rows.map((row) => ({
    key: `${row.prescriptionId} ${row.itemName}`,
    prescriptionId: row.prescriptionId,
    loud: row.lastLegalDay <= day,
    cells: [
      listName(row.patient.family, row.patient.given),
      `${amountWords(row.amount, row.unit)} ${row.itemName}`,
      row.reason,
      row.promisedOn === null ? 'no day' : dateWords(row.promisedOn),
      dateWords(row.lastLegalDay),
    ],
  })),
})

// Recorded words of an earlier or later app are shown as they are.
const named = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

const whenItWas = (row: { readonly at: number; readonly enteredLate: boolean }, at: number): string =>
  `${momentWords(row.at, at)}${row.enteredLate ? ', entered late' : ''}`

const nearMissSection = ({ nearMisses, at }: DaysEnd): DaysEndSection => ({
  name: 'near-misses',
  head: 'Near misses today',
  columns: ['Medicine', 'What', 'In words', 'When'],
  count: nearMisses.count,
  empty: 'No near miss was recorded today.',
  lines: nearMisses.rows.map((row) => ({
    key: `${row.prescriptionId} ${String(row.at)} ${row.itemName}`,
    prescriptionId: row.prescriptionId,
    loud: false,
    cells: [row.itemName, named(nearMissWords, row.category), row.what, whenItWas(row, at)],
  })),
})

const incidentSection = ({ incidents, at }: DaysEnd): DaysEndSection => ({
  name: 'incidents',
  head: 'Incidents today',
  columns: ['Medicine', 'What', 'In words', 'Harm', 'When'],
  count: incidents.count,
  empty: 'No incident was recorded today.',
  lines: incidents.rows.map((row) => ({
    key: `${row.prescriptionId} ${String(row.at)}`,
    prescriptionId: row.prescriptionId,
    loud: true,
    cells: [
      row.itemNames.join(', '),
      named(incidentWords, row.category),
      row.what,
      named(harmWords, row.harm),
      whenItWas(row, at),
    ],
  })),
})

const toDestroySection = (report: DaysEnd): DaysEndSection => ({
  name: 'to-destroy',
  head: 'Came back today, to be destroyed',
  columns: ['Patient', 'Medicine', 'Amount', 'Batch', 'Since'],
  count: report.toDestroy.count,
  empty: 'Nothing that a patient had came back today.',
  lines: toDestroyLines(report),
})

const inboxCells = ({ inbox }: DaysEnd): readonly string[] => [
  ...(inbox.unseen > 0 ? [`${counted(inbox.unseen, 'message')} in the inbox that nobody has looked at`] : []),
  ...(inbox.held > 0 ? [`${counted(inbox.held, 'message')} with a prescription of another pharmacy`] : []),
]

const needsYouSection = (report: DaysEnd): DaysEndSection => {
  const inbox = inboxCells(report)
  return {
    name: 'needs-you',
    // Not the list of that name, which counts prescriptions.
    head: 'To settle: updates, messages, incidents',
    columns: ['Patient', 'What', 'Since'],
    count: report.incidentsOpen.count + report.updates.count + inbox.length,
    empty: 'No update, no message and no open question about an incident needs you.',
    lines: [
      ...incidentOpenLines(report),
      ...report.updates.rows.map((row) => ({
        key: `${row.prescriptionId} ${row.itemName} ${row.status}`,
        prescriptionId: row.prescriptionId,
        loud: true,
        cells: [
          row.patient,
          `Update not sent: ${patientStatusWords(row.status)}, ${row.itemName}`,
          momentWords(row.happenedAt, report.at),
        ],
      })),
      ...inbox.map((words) => ({ key: words, prescriptionId: null, loud: true, cells: ['', words, ''] })),
    ],
  }
}

const waitingSection = ({ waiting, at }: DaysEnd): DaysEndSection => ({
  name: 'waiting',
  head: 'Updates that wait to be sent',
  columns: ['How many', 'The oldest since'],
  count: waiting.count,
  empty: 'Every update was sent.',
  lines:
    waiting.count === 0
      ? []
      : [
          {
            key: 'waiting',
            prescriptionId: null,
            loud: false,
            cells: [
              `${counted(waiting.count, 'update')}: by themselves, while Pestle is open and connected`,
              waiting.since === null ? '' : momentWords(waiting.since, at),
            ],
          },
        ],
})

const outSection = ({ out, at }: DaysEnd): DaysEndSection => ({
  name: 'out',
  head: 'Out, not delivered yet',
  columns: ['Patient', 'Medicines', 'With whom', 'Since'],
  count: out.count,
  empty: 'No bag is out.',
  lines: out.rows.map((row) => ({
    key: row.prescriptionId,
    prescriptionId: row.prescriptionId,
    loud: row.failed !== null,
    cells: [
      listName(row.patient.family, row.patient.given),
      row.itemNames.join(', '),
      [row.courierName ?? courierWords[row.courier], row.failed === null ? '' : `delivery failed: ${row.failed}`]
        .filter((part) => part !== '')
        .join(', '),
      momentWords(row.since, at),
    ],
  })),
})

const lateSection = ({ lateSupplies, at }: DaysEnd): DaysEndSection => ({
  name: 'late-supplies',
  head: 'Supplied, and entered afterwards',
  columns: ['Patient', 'Medicines', 'What happened', 'Entered', 'Why'],
  count: lateSupplies.count,
  empty: 'Nothing that left was entered afterwards today.',
  lines: lateSupplies.rows.map((row) => ({
    key: `${row.prescriptionId} ${String(row.happenedAt)}`,
    prescriptionId: row.prescriptionId,
    loud: false,
    cells: [
      listName(row.patient.family, row.patient.given),
      row.itemNames.join(', '),
      `${row.how === 'handed-out' ? 'Handed out' : 'Sent out'} at ${momentWords(row.happenedAt, at)}`,
      `${momentWords(row.enteredAt, at)} by ${row.by}`,
      row.reason,
    ],
  })),
})

const claimsSection = ({ claims, at }: DaysEnd): DaysEndSection => ({
  name: 'claims',
  head: 'To notify and claim',
  columns: ['Patient', 'Medicine', 'What happened', 'Since'],
  count: claims.count,
  empty: 'Nothing is left to notify or claim.',
  lines: claims.rows.map((row) => ({
    key: `${row.prescriptionId} ${row.itemName}`,
    prescriptionId: row.prescriptionId,
    loud: false,
    cells: [row.patient, row.itemName, claimWords(row), momentWords(row.since, at)],
  })),
})

/** The day's end in words, in the order in which it is worked down. */
export const daysEndSections = (report: DaysEnd): readonly DaysEndSection[] => [
  uncollectedSection(report),
  needsYouSection(report),
  owingsSection(report),
  outSection(report),
  unfinishedSection(report),
  waitingSection(report),
  lateSection(report),
  toDestroySection(report),
  incidentSection(report),
  nearMissSection(report),
  claimsSection(report),
]

/** Said under a section of which not every line is shown; empty when all are. */
export const notShownWords = ({ count, lines }: DaysEndSection): string =>
  count > lines.length ? 'There are more: look in their lists.' : ''

/** The sections as tables to print. */
export const daysEndTables = (sections: readonly DaysEndSection[]): readonly PrintedTable[] =>
  sections.map(({ head, columns, lines, count }) => ({
    head: `${head} (${String(count)})`,
    columns,
    rows: lines.map(({ cells }) => cells),
  }))

/** The sections as rows of a CSV: the name of the section in front of every line. */
export const daysEndRows = (sections: readonly DaysEndSection[]): readonly (readonly string[])[] =>
  sections.flatMap(({ head, columns, lines }) => [
    ['Section', ...columns, 'Prescription'],
    ...lines.map(({ cells, prescriptionId }) => [head, ...cells, prescriptionId ?? '']),
  ])

/** Whether Pestle can be closed now, and what becomes then of the updates that still wait. */
export const closingWords = ({ waiting, updates }: Pick<DaysEnd, 'waiting' | 'updates'>): string => {
  const kept =
    waiting.count === 0
      ? 'nothing waits to be sent by itself'
      : `${counted(waiting.count, 'update')} ${waiting.count === 1 ? 'waits' : 'wait'}, kept here, and ${waiting.count === 1 ? 'goes' : 'go'} once Pestle is open and connected again`
  return updates.count === 0
    ? `Pestle can be closed: ${kept}.`
    : `Pestle can be closed: ${kept}. ${counted(updates.count, 'update')} under “To settle” ${updates.count === 1 ? 'goes' : 'go'} only when somebody sends ${updates.count === 1 ? 'it' : 'them'}.`
}
