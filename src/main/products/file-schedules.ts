import type { ScheduleInFile } from '../../domain/clinical-check/schedule-in-file.ts'
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

/**
 * Makes a reader of what the product file in use says of the schedule of a prescribed code, a product's own or its parent's.
 * Null where it does not have the code, or where its lines for it do not agree. Kept until another file is in use.
 */
export const scheduleReader = (): ((db: ReadDb, code: string) => ScheduleInFile | null) => {
  let known: { readonly of: ImportRow; readonly schedules: Schedules } | undefined
  return (db, code) => {
    const current = currentImport(db)
    if (current === undefined) return null
    if (known?.of.import_no !== current.import_no) known = { of: current, schedules: read(db, current.import_no) }
    const schedule = known.schedules.get(code)
    if (schedule === undefined || schedule === 'contradicts-itself') return null
    return { schedule, source: { from: current.name.slice(0, longestName), on: ukDate(current.started_at) } }
  }
}
