import type { HandlersOf } from '../../contract/handlers.ts'
import type { Output } from '../../contract/index.ts'
import { prescriptionQuestions } from '../../contract/prescriptions.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ok, refused } from '../../domain/result.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import type { DispensingDeps } from './act.ts'
import { deliveryRun } from './questions/delivery-run.ts'
import { uncollectedBags } from './questions/uncollected-bags.ts'
import { bagFind } from './questions/bag-find.ts'
import { knownPlaces } from './questions/known-places.ts'
import { checkFactsOf } from './questions/check-facts.ts'
import { patientHistory } from './questions/patient-history.ts'
import { prescriptionById } from './questions/prescription-by-id.ts'
import { myActs } from './questions/my-acts.ts'
import { createNearFamilies } from './questions/near-families.ts'
import { prescriptionDetail } from './questions/prescription-detail.ts'
import { queueCounts, queuePage } from './questions/queue-page.ts'
import type { Look } from './questions/queue-row.ts'
import { safetyCsv, safetyPage } from './questions/safety.ts'
import { toClaimCsv, toClaimPage } from './questions/to-claim.ts'
import { runAct } from './run-act.ts'

/** What the questions about prescriptions need beside the write path; `patientSees` is the outbox's to tell. */
export interface DispensingHandlerDeps extends DispensingDeps {
  /** After how many days in its place a bag is called uncollected. */
  readonly uncollectedAfterDays: (db: ReadDb) => number
  readonly patientSees: (db: ReadDb, prescription: Prescription) => Output<'prescription:detail'>['patientSees']
  /** Hears of what could not be read of an act that is recorded. */
  readonly fault: (error: unknown) => void
}

const detailAnswer = prescriptionQuestions['prescription:detail'].output

/** Answers the questions about the queue, prescriptions and claims. */
export const dispensingHandlers = (
  deps: DispensingHandlerDeps,
): HandlersOf<
  | 'queue:page'
  | 'queue:counts'
  | 'bag:find'
  | 'places:known'
  | 'delivery:run'
  | 'uncollected:page'
  | 'prescription:detail'
  | 'prescription:act'
  | 'claims:page'
  | 'claims:csv'
  | 'safety:page'
  | 'safety:csv'
  | 'acts:mine'
  | 'patient:history'
  | 'patient:check-facts'
> => {
  const { database } = deps
  const today = () => ukDate(deps.now())
  const near = createNearFamilies()
  const look = (db: ReadDb): Look => ({
    today: today(),
    keptCodes: () => deps.keptCodes(db),
    schedulesByCode: () => deps.schedulesByCode(db),
    near,
  })
  const detailOf = (db: ReadDb, id: string) => {
    const detail = prescriptionDetail(db, id, look(db))
    if (!detail.ok) return detail
    return ok({ ...detail.value, patientSees: deps.patientSees(db, detail.value.prescription) })
  }
  const shownAfterAct = (ids: readonly string[]) => {
    try {
      return database.snapshot((db) =>
        ids.flatMap((id) => {
          const detail = detailOf(db, id)
          return detail.ok ? [detailAnswer.parse(detail.value)] : []
        }),
      )
    } catch (error) {
      // Answered as a fault it would be taken for not done, and be done again. The screen asks after the push.
      deps.fault(error)
      return []
    }
  }
  return {
    'queue:page': (asked) => ok(database.snapshot((db) => queuePage(db, asked, look(db)))),
    'queue:counts': ({ only }) => ok(database.snapshot((db) => queueCounts(db, only, look(db)))),
    'bag:find': ({ bagId }) => ok(database.snapshot((db) => bagFind(db, bagId))),
    'places:known': () => ok({ places: database.snapshot(knownPlaces) }),
    'delivery:run': () => ok(database.snapshot((db) => deliveryRun(db, look(db)))),
    'uncollected:page': () =>
      ok(database.snapshot((db) => uncollectedBags(db, deps.keptCodes(db), deps.uncollectedAfterDays(db), deps.now()))),
    'prescription:detail': ({ id }) => database.snapshot((db) => detailOf(db, id)),
    'prescription:act': ({ actId, asPersonId, happened, commands, shown = [] }, { person }) => {
      const done = runAct(deps, { actId, actor: person, asPersonId, happened, commands })
      if (!done.ok) return done
      const { sequence, prescriptions } = done.value
      return ok({
        sequence,
        prescriptions: prescriptions.map((one) => ({ ...one, eventIds: [...one.eventIds], types: [...one.types] })),
        shown: shownAfterAct(shown),
      })
    },
    'claims:page': (asked) => ok(database.snapshot((db) => toClaimPage(db, asked))),
    'patient:history': (asked) => {
      const history = database.snapshot((db) => patientHistory(db, asked))
      return history === undefined ? refused({ code: 'not-found' as const }) : ok(history)
    },
    'patient:check-facts': ({ prescriptionId, schedules }) =>
      database.snapshot((db) => {
        const of = prescriptionById(db, prescriptionId)
        if (of === undefined) return refused({ code: 'not-found' as const })
        return ok({ facts: [...checkFactsOf(db, of, today(), schedules, deps)] })
      }),
    'acts:mine': (asked) => ok(database.snapshot((db) => myActs(db, asked, deps.now()))),
    'safety:page': (asked) => ok(database.snapshot((db) => safetyPage(db, asked))),
    'safety:csv': () => ok({ csv: database.snapshot(safetyCsv) }),
    'claims:csv': () => ok({ csv: database.snapshot((db) => toClaimCsv(db, today())) }),
  }
}
