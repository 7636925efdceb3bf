import type { DecideContext } from '../../domain/decide/decision.ts'
import type { Actor } from '../../domain/people.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import type { DispensingDeps } from './act.ts'

/** What a decision may know at an instant (UTC ms): a late act is judged by who was on duty then, not by who is now. */
export const contextAt = (
  db: ReadDb,
  deps: Pick<DispensingDeps, 'dutyAt' | 'keptCodes'>,
  at: number,
  actor: Actor,
): DecideContext => ({
  ...deps.dutyAt(db, at, actor.id),
  now: at,
  today: ukDate(at),
  actor,
  keptCodes: deps.keptCodes(db),
})
