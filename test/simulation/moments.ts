import { isReady } from '../../src/domain/tracking.ts'
import type { ReadDb } from '../../src/main/database/handles.ts'
import { openTasks, tasksInFlight } from '../../src/main/outbox/store.ts'
import type { Moment } from './plan.ts'

const momentIs: Readonly<Record<Moment, (db: ReadDb) => boolean>> = {
  'after-its-gap': () => false,
  'when-anything-leaves': (db) => tasksInFlight(db).length > 0,
  'when-a-ready-leaves': (db) => tasksInFlight(db).some(({ status }) => isReady(status)),
  'when-something-is-in-doubt': (db) =>
    openTasks(db).some(({ attempts, state }) => attempts > 0 && state !== 'sending'),
}

/** Whether a moment that a step may come at before its gap is over is now, going by what is on disk. */
export const isMoment = (db: ReadDb, moment: Moment): boolean => momentIs[moment](db)
