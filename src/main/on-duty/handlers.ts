import type { HandlersOf } from '../../contract/handlers.ts'
import type { Output } from '../../contract/index.ts'
import {
  absenceAt,
  absentMsOn,
  aloneAt,
  responsiblePharmacistAt,
  spellAt,
  spellEnd,
} from '../../domain/on-duty/times.ts'
import { ok } from '../../domain/result.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import { dutyRecord } from './on-duty.ts'
import { runDuty, type OnDutyDeps } from './run-duty.ts'
import { dutyReasons } from './duty-reasons.ts'
import { aloneBetween, spellsBefore, spellsNotEnded } from './store.ts'

const dutyState = (db: ReadDb, now: number): Output<'duty:state'> => {
  const record = dutyRecord(db, now)
  const spell = spellAt(record, now) ?? null
  return {
    version: record.version,
    now,
    responsiblePharmacist: responsiblePharmacistAt(record, now),
    spell,
    absence: (spell && absenceAt(spell, now)) ?? null,
    absentMsToday: absentMsOn(record, ukDate(now), now),
    alone: record.alone.filter((period) => aloneAt(record, now, period.person.id) === period),
    lapsed: spellsNotEnded(db).filter((one) => spellEnd(one) <= now),
  }
}

/** Answers the questions about who is on duty. */
export const onDutyHandlers = (deps: OnDutyDeps): HandlersOf<'duty:state' | 'duty:act' | 'duty:log'> => ({
  'duty:state': () => ok(deps.database.snapshot((db) => dutyState(db, deps.now()))),
  'duty:act': (act, { person }) => runDuty(deps, { ...act, actor: person }),
  'duty:log': ({ before, limit }) => {
    const until = before ?? Number.MAX_SAFE_INTEGER
    return ok(
      deps.database.snapshot((db) => {
        const spells = spellsBefore(db, until, limit)
        // On the last page, whose spells are the first of all, stands what lies before them too.
        const older = spells.length < limit ? null : (spells.at(-1)?.from ?? null)
        const alone = aloneBetween(db, older ?? 0, until - 1)
        return {
          spells: [...spells],
          reasons: dutyReasons(db, { spells, alone }),
          alone: [...alone],
          before: older,
        }
      }),
    )
  },
})
