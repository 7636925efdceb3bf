import type { Input, Output } from '../../../contract/index.ts'
import { daysBetween, ukDate, ukTime, type LocalDate } from '../../../domain/uk-date.ts'
import { underWay } from '../../../domain/supply.ts'
import { formatHundredths } from '../../../domain/quantity.ts'
import type { ReadDb } from '../../database/query.ts'
import { lastSeq } from '../../ledger/read.ts'
import { unclaimedRows } from '../claim-store.ts'
import { suppliedProducts, type SuppliedProduct } from '../claim-rows.ts'
import { parseDocument } from '../store.ts'
import { csvText } from '../../../domain/csv.ts'
import { pageKeyText, parsePageKey } from '../page-key.ts'

type Row = ReturnType<typeof unclaimedRows>[number]

/** A line of the list; `finished` is false while a part is still owed, and only finished items can be ticked off. */
export type ClaimRow = Output<'claims:page'>['rows'][number] & { readonly finished: boolean }

const nameOf = (row: Row): string => `${row.patient_family.toUpperCase()}, ${row.patient_given}`

// What left of it, and whether a driver or courier still has some.
const leftOf = (row: Row): { readonly supplied: readonly SuppliedProduct[]; readonly out: boolean } => {
  const item = parseDocument(row.document).items.find(({ content }) => content.id === row.item_id)
  return item ? { supplied: suppliedProducts(item), out: underWay(item).length > 0 } : { supplied: [], out: false }
}

const claimRow = (row: Row): ClaimRow => {
  const { supplied, out } = leftOf(row)
  return {
    prescriptionId: row.prescription_id,
    version: row.version,
    itemId: row.item_id,
    itemName: row.drug,
    patient: nameOf(row),
    outcome: row.outcome,
    supplied: [...supplied],
    since: row.since,
    finished: row.finished === 1,
    out,
  }
}

/** A page of what has to be notified and claimed in another system and is not ticked off yet, oldest first. */
export const toClaimPage = (
  db: ReadDb,
  asked: Input<'claims:page'>,
): Output<'claims:page'> & { readonly rows: readonly ClaimRow[] } => {
  const found = unclaimedRows(db, asked.after === null ? null : parsePageKey(asked.after), asked.limit + 1)
  const page = found.slice(0, asked.limit)
  const last = page.at(-1)
  const next = { at: last?.since ?? 0, id: `${last?.prescription_id ?? ''} ${last?.item_id ?? ''}` }
  return {
    asOf: lastSeq(db),
    rows: page.map(claimRow),
    next: found.length > page.length ? pageKeyText(next) : null,
  }
}

const outcomeWords: Readonly<Record<Row['outcome'], string>> = {
  supplied: 'Supplied',
  part: 'Part supplied',
  'not-dispensed': 'Not dispensed',
}

const csvRow =
  (today: LocalDate) =>
  (row: Row): readonly string[] => {
    const { supplied, out } = leftOf(row)
    return [
      row.short_id,
      row.issue === null ? '' : String(row.issue),
      nameOf(row),
      row.patient_nhs,
      row.drug,
      supplied.map(({ name, amount, unit }) => `${formatHundredths(amount)} ${unit} ${name}`).join(' + '),
      `${outcomeWords[row.outcome]}${row.finished === 1 ? '' : ', rest owed'}${out ? ', not delivered yet' : ''}`,
      `${ukDate(row.since)} ${ukTime(row.since)}`,
      String(daysBetween(ukDate(row.since), today)),
    ]
  }

const heading = ['Prescription', 'Issue', 'Patient', 'NHS number', 'Item', 'Supplied', 'Outcome', 'Since', 'Days']
const pageSize = 500

/** The whole list as CSV with a heading; `Days` is the age on the UK day `today`. */
export const toClaimCsv = (db: ReadDb, today: LocalDate): string =>
  csvText([heading, ...allRows(db).map(csvRow(today))])

const allRows = (db: ReadDb): readonly Row[] => {
  const rows: Row[] = []
  let page: readonly Row[]
  do {
    const last = rows.at(-1)
    page = unclaimedRows(db, last ? { at: last.since, id: `${last.prescription_id} ${last.item_id}` } : null, pageSize)
    rows.push(...page)
  } while (page.length === pageSize)
  return rows
}
