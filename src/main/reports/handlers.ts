import type { HandlersOf } from '../../contract/handlers.ts'
import { ok } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import { daysEnd, type DaysEndSources } from './days-end.ts'

/** What reports are made from. */
export interface ReportDeps {
  readonly database: Database
  readonly now: () => number
  readonly daysEnd: DaysEndSources
}

/** Answers the questions about the pharmacy as a whole. */
export const reportHandlers = (deps: ReportDeps): HandlersOf<'reports:days-end'> => ({
  'reports:days-end': () => ok(deps.database.snapshot((db) => daysEnd(db, deps.daysEnd, deps.now()))),
})
