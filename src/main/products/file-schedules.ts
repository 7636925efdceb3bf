import { noSchedules, type ScheduleInFile, type SchedulesByCode } from '../../domain/clinical-check/schedule-in-file.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import { currentImport, scheduleRows, type ImportRow } from './store.ts'

// As long as the source of a fact may be.
const longestName = 200

type Schedules = ReadonlyMap<string, ScheduleInFile['schedule'] | 'contradicts-itself'>

const read = (db: ReadDb, importNo: number): Schedules => {
  const known = new Map<string, ScheduleInFile['schedule'] | 'contradicts-itself'>()
  for (const { code, parent_code, schedule } of scheduleRows(db, importNo))
    for (const one of new Set([code, parent_code])) {
      const before = known.get(one) ?? schedule
      known.set(one, before === schedule ? schedule : 'contradicts-itself')
    }
  return known
}

/** What is read of schedules in the product file in use. */
export interface FileSchedules {
  /** What it says of a prescribed code, a product's own or its parent's. Null where it does not have the code, or where its lines for it do not agree. */
  readonly scheduleOf: (db: ReadDb, code: string) => ScheduleInFile | null
  /** Every code for which `scheduleOf` names a schedule; for lists, which ask with every page. */
  readonly byCode: (db: ReadDb) => SchedulesByCode
}

const scheduled = (schedules: Schedules): SchedulesByCode =>
  new Map(
    [...schedules].flatMap(([code, said]) => (said === 'none' || said === 'contradicts-itself' ? [] : [[code, said]])),
  )

/** Makes a reader of the schedules of the product file in use. They are kept until another file is in use. */
export const fileSchedules = (): FileSchedules => {
  let known: { readonly of: ImportRow; readonly schedules: Schedules; readonly byCode: SchedulesByCode } | undefined
  const inUse = (db: ReadDb): typeof known => {
    const current = currentImport(db)
    if (current === undefined) return undefined
    if (known?.of.import_no !== current.import_no) {
      const schedules = read(db, current.import_no)
      known = { of: current, schedules, byCode: scheduled(schedules) }
    }
    return known
  }
  return {
    scheduleOf: (db, code) => {
      const file = inUse(db)
      const schedule = file?.schedules.get(code)
      if (file === undefined || schedule === undefined || schedule === 'contradicts-itself') return null
      return { schedule, source: { from: file.of.name.slice(0, longestName), on: ukDate(file.of.started_at) } }
    },
    byCode: (db) => inUse(db)?.byCode ?? noSchedules,
  }
}
