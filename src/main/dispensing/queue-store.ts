import { sql, type RawBuilder } from 'kysely'
import { all, build, prepared, type ReadDb } from '../database/query.ts'
import type { PrescriptionTable } from '../database/tables/dispensing.ts'
import type { PageKey } from './page-key.ts'

/** The columns a line of a list is made of. */
export type QueueColumns = Pick<PrescriptionTable, (typeof columns)[number]>

const columns = [
  'id',
  'version',
  'stage',
  'patient_nhs',
  'patient_family',
  'patient_given',
  'birth_date',
  'item_names',
  'received_at',
  'stage_since',
  'last_legal_day',
  'flags',
] as const

const lines = build.selectFrom('prescription').select(columns)

const matching = (expression: string): RawBuilder<number> =>
  sql`(select rowid from prescription_search where prescription_search match ${expression})`

const searched = (expression: string | null) =>
  expression === null ? lines : lines.where('received_seq', 'in', matching(expression))

const beyond = (column: 'received_at' | 'stage_since', than: '>' | '<', { at, id }: PageKey): RawBuilder<boolean> =>
  sql`(${sql.ref(column)}, id) ${sql.raw(than)} (${at}, ${id})`

/** What a list page asks for. `search` is a full-text expression; `after` is the key of the line before the first wanted. */
export interface LinesAsked {
  readonly search: string | null
  readonly after: PageKey | null
  readonly limit: number
}

/** Waiting work of one stage, longest here first; keyed by `received_at`. */
export const waitingLines = (db: ReadDb, stage: string, { search, after, limit }: LinesAsked): QueueColumns[] => {
  const of = searched(search).where('done_on', 'is', null).where('stage', '=', stage)
  const from = after === null ? of : of.where(beyond('received_at', '>', after))
  return all(db, from.orderBy('received_at').orderBy('id').limit(limit))
}

/** All open work, longest here first; keyed by `received_at`. */
export const openLines = (db: ReadDb, { search, after, limit }: LinesAsked): QueueColumns[] => {
  const of = searched(search).where('done_on', 'is', null)
  const from = after === null ? of : of.where(beyond('received_at', '>', after))
  return all(db, from.orderBy('received_at').orderBy('id').limit(limit))
}

/** What was finished on a UK day, or on any day when something is searched; latest first, keyed by `stage_since`. */
export const doneLines = (db: ReadDb, day: string, { search, after, limit }: LinesAsked): QueueColumns[] => {
  const of = search === null ? lines.where('done_on', '=', day) : searched(search).where('done_on', 'is not', null)
  const from = after === null ? of : of.where(beyond('stage_since', '<', after))
  return all(db, from.orderBy('stage_since', 'desc').orderBy('id', 'desc').limit(limit))
}

const inBag = (bagId: string): RawBuilder<number> =>
  sql`(select p.received_seq from bag_item b join prescription p on p.id = b.prescription_id
       where b.bag_id in (${bagId}, ${bagId.toUpperCase()}))`

/**
 * Everything found by a full-text expression or lying in the bag of this label, in whatever stage, latest arrival first;
 * keyed by `received_at`.
 */
export const foundLines = (db: ReadDb, search: string, bag: string, asked: LinesAsked): QueueColumns[] => {
  const { after, limit } = asked
  const of = lines.where((where) =>
    where.or([where('received_seq', 'in', matching(search)), where('received_seq', 'in', inBag(bag))]),
  )
  const from = after === null ? of : of.where(beyond('received_at', '<', after))
  return all(db, from.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit))
}

/** How many prescriptions wait in each stage, and how many were finished on a UK day. Stages without any are left out. */
export const stageCounts = (db: ReadDb, day: string): readonly { readonly stage: string; readonly count: number }[] => {
  const open = build.selectFrom('prescription').select(['stage', ({ fn }) => fn.countAll<number>().as('count')])
  const done = all(db, open.where('done_on', '=', day).groupBy('stage'))
  return [...all(db, open.where('done_on', 'is', null).groupBy('stage')), ...done]
}

/** The prescriptions of a patient that are not done, longest here first. */
export const openOfPatient = (db: ReadDb, patientNhs: string): QueueColumns[] =>
  all(db, lines.where('patient_nhs', '=', patientNhs).where('done_on', 'is', null).orderBy('received_at').orderBy('id'))

/** The prescriptions of a patient, done or not, latest arrival first; keyed by `received_at`. */
export const allOfPatient = (db: ReadDb, patientNhs: string, { after, limit }: LinesAsked): QueueColumns[] => {
  const of = lines.where('patient_nhs', '=', patientNhs)
  const from = after === null ? of : of.where(beyond('received_at', '<', after))
  return all(db, from.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit))
}

const patientsWithOpen = prepared(() =>
  build
    .selectFrom('prescription')
    .select(['family_key', 'birth_date', 'patient_nhs', 'patient_given', 'patient_family'])
    .distinct()
    .where('done_on', 'is', null)
    .orderBy('family_key')
    .orderBy('birth_date')
    .orderBy('patient_nhs'),
)

/** Everybody who has something open here, by family name. Read from an index: the prescriptions themselves are not touched. */
export const openPatients = (db: ReadDb) => all(db, patientsWithOpen({}))
