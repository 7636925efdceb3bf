import { sql, type RawBuilder } from 'kysely'
import { all, build, first, prepared, valuesOf, type ReadDb } from '../database/query.ts'
import type { PrescriptionTable } from '../database/tables/dispensing.ts'
import type { PageKey } from './page-key.ts'
import { filterSql, isControlledByFile, type Filter } from './queue-filter.ts'

/** The columns a line of a list is made of. */
export type QueueColumns = Pick<PrescriptionTable, (typeof columns)[number]>

const columns = [
  'received_seq',
  'id',
  'version',
  'stage',
  'turn',
  'waiting_since',
  'promised_at',
  'marks',
  'patient_nhs',
  'patient_family',
  'patient_given',
  'birth_date',
  'item_names',
  'open_codes',
  'received_at',
  'stage_since',
  'last_legal_day',
] as const

const lines = build.selectFrom('prescription').select(columns)

/** Everything that is not done, as lines in no order. */
export const openLines = lines.where('done_on', 'is', null)

const matching = (expression: string): RawBuilder<number> =>
  sql`(select rowid from prescription_search where prescription_search match ${expression})`

const searched = (expression: string | null) =>
  expression === null ? lines : lines.where('received_seq', 'in', matching(expression))

const beyond = (column: 'turn' | 'received_at' | 'stage_since', than: '>' | '<', key: PageKey): RawBuilder<boolean> =>
  sql`(${sql.ref(column)}, id) ${sql.raw(than)} (${key.at}, ${key.id})`

/** What a list page asks for. `search` is a full-text expression; `after` is the key of the line before the first wanted. */
export interface LinesAsked {
  readonly search: string | null
  readonly filter: Filter
  readonly after: PageKey | null
  readonly limit: number
}

/** Waiting work of one stage, or all of it (null), in the order of whose turn it is; keyed by `turn`. */
export const waitingLines = (
  db: ReadDb,
  stage: string | null,
  { search, filter, after, limit }: LinesAsked,
): QueueColumns[] => {
  const open = searched(search).where('done_on', 'is', null).where(filterSql(filter))
  const of = stage === null ? open : open.where('stage', '=', stage)
  const from = after === null ? of : of.where(beyond('turn', '>', after))
  return all(db, from.orderBy('turn').orderBy('id').limit(limit))
}

/** What was finished on a UK day, or on any day when something is searched; latest first, keyed by `stage_since`. */
export const doneLines = (db: ReadDb, day: string, { search, filter, after, limit }: LinesAsked): QueueColumns[] => {
  const of = search === null ? lines.where('done_on', '=', day) : searched(search).where('done_on', 'is not', null)
  const from = after === null ? of : of.where(beyond('stage_since', '<', after))
  return all(db, from.where(filterSql(filter)).orderBy('stage_since', 'desc').orderBy('id', 'desc').limit(limit))
}

/** What came in on a UK day, in whatever stage it is now; latest first, keyed by `received_seq`. */
export const receivedLines = (
  db: ReadDb,
  day: string,
  { search, filter, after, limit }: LinesAsked,
): QueueColumns[] => {
  const of = searched(search).where('received_on', '=', day).where(filterSql(filter))
  const from = after === null ? of : of.where('received_seq', '<', after.at)
  return all(db, from.orderBy('received_seq', 'desc').limit(limit))
}

const inBag = (bagId: string): RawBuilder<number> =>
  sql`select p.received_seq from bag_item b join prescription p on p.id = b.prescription_id
      where b.bag_id in (${bagId}, ${bagId.toUpperCase()})`

/**
 * Everything found by a full-text expression or lying in the bag of this label, in whatever stage, latest arrival first; keyed
 * by `received_seq`. The index gives its newest rows first and stops at a page, so that one letter costs no more than a name.
 */
export const foundLines = (db: ReadDb, search: string, bag: string, asked: LinesAsked): QueueColumns[] => {
  const before = asked.after?.at ?? Number.MAX_SAFE_INTEGER
  const found = sql`select rowid from prescription_search
    where prescription_search match ${search} and rowid < ${before} order by rowid desc limit ${asked.limit}`
  return all(
    db,
    lines
      .where('received_seq', 'in', sql<number>`(select rowid from (${found}) union ${inBag(bag)})`)
      .where('received_seq', '<', before)
      .orderBy('received_seq', 'desc')
      .limit(asked.limit),
  )
}

/** How many prescriptions are in a list, and how many of them a filter leaves. */
export interface ListCount {
  readonly list: string
  readonly count: number
  readonly matching: number
}

/** The counts of every stage, and of what was finished and received on a UK day. Stages without any are left out. */
export const listCounts = (db: ReadDb, day: string, filter: Filter): readonly ListCount[] => {
  const counted = sql<number>`sum(${filterSql(filter)})`.as('matching')
  const of = build.selectFrom('prescription').select(({ fn }) => [fn.countAll<number>().as('count'), counted])
  const stages = all(db, of.select('stage').where('done_on', 'is', null).groupBy('stage'))
  const done = first(db, of.where('done_on', '=', day))
  const received = first(db, of.where('received_on', '=', day))
  return [
    ...stages.map(({ stage, count, matching }) => ({ list: stage, count, matching })),
    { list: 'done', count: done?.count ?? 0, matching: done?.matching ?? 0 },
    { list: 'received', count: received?.count ?? 0, matching: received?.matching ?? 0 },
  ]
}

/** The ids of those among some prescriptions of which `isControlledByFile` holds. */
export const controlledAmong = (
  db: ReadDb,
  among: readonly Pick<QueueColumns, 'id'>[],
  codes: readonly string[],
): readonly string[] => {
  const ids = valuesOf(among.map(({ id }) => id))
  const found = build.selectFrom('prescription').select('id').where('id', 'in', ids).where(isControlledByFile(codes))
  return all(db, found).map(({ id }) => id)
}

/** The prescriptions of a patient that are not done, longest here first. */
export const openOfPatient = (db: ReadDb, patientNhs: string): QueueColumns[] =>
  all(db, lines.where('patient_nhs', '=', patientNhs).where('done_on', 'is', null).orderBy('received_at').orderBy('id'))

/** The prescriptions of a patient, done or not, latest arrival first; keyed by `received_at`. */
export const allOfPatient = (
  db: ReadDb,
  patientNhs: string,
  { after, limit }: Pick<LinesAsked, 'after' | 'limit'>,
): QueueColumns[] => {
  const of = lines.where('patient_nhs', '=', patientNhs)
  const from = after === null ? of : of.where(beyond('received_at', '<', after))
  return all(db, from.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(limit))
}

const openPatient = ['family_key', 'birth_date', 'patient_nhs', 'patient_given', 'patient_family'] as const

/** By what a patient with something open is known. */
export type OpenPatient = Pick<PrescriptionTable, (typeof openPatient)[number]>

const openPatients = build.selectFrom('prescription').select(openPatient).distinct().where('done_on', 'is', null)

const patientsDone = build.selectFrom('prescription').select(openPatient).distinct()

/** Everybody whose last thing here was done on a UK day: few, from an index of what was done. */
export const patientsDoneOn = (db: ReadDb, day: string): readonly OpenPatient[] =>
  all(db, patientsDone.where('done_on', '=', day).orderBy('birth_date').orderBy('patient_nhs'))

/** Everybody with something open here whose `familyKey` is one of these; from an index, the prescriptions are not touched. */
export const patientsNamed = (db: ReadDb, keys: readonly string[]): readonly OpenPatient[] =>
  all(db, openPatients.where('family_key', 'in', valuesOf(keys)).orderBy('birth_date').orderBy('patient_nhs'))

/** Everybody with something open here born on one of these days; from an index too. */
export const patientsBornOn = (db: ReadDb, days: readonly string[]): readonly OpenPatient[] =>
  all(db, openPatients.where('birth_date', 'in', valuesOf(days)).orderBy('family_key').orderBy('patient_nhs'))

const families = prepared(() =>
  build.selectFrom('prescription').select('family_key').distinct().where('done_on', 'is', null),
)

const familiesDone = prepared(() =>
  build
    .selectFrom('prescription')
    .select('family_key')
    .distinct()
    .where('done_on', '=', (of) =>
      of
        .selectFrom('prescription')
        .select(({ fn }) => fn.max('done_on').as('latest'))
        .where('done_on', 'is not', null),
    ),
)

/** Every `familyKey` under which something is open here, or was done on the last day on which anything was. */
export const knownFamilies = (db: ReadDb): readonly string[] =>
  [...all(db, families({})), ...all(db, familiesDone({}))].map((row) => row.family_key)
