import type { HandlersOf } from '../../contract/handlers.ts'
import type { Output } from '../../contract/index.ts'
import type { Prescription } from '../../domain/prescription.ts'
import { ok } from '../../domain/result.ts'
import { ukDate } from '../../domain/uk-date.ts'
import type { ReadDb } from '../database/query.ts'
import type { DispensingDeps } from './act.ts'
import { bagFind } from './questions/bag-find.ts'
import { prescriptionDetail } from './questions/prescription-detail.ts'
import { queuePage } from './questions/queue-page.ts'
import { toClaimCsv, toClaimPage } from './questions/to-claim.ts'
import { runAct } from './run-act.ts'

/** What the questions about prescriptions need beside the write path; `patientSees` is the outbox's to tell. */
export interface DispensingHandlerDeps extends DispensingDeps {
  readonly patientSees: (db: ReadDb, prescription: Prescription) => Output<'prescription:detail'>['patientSees']
}

/** Answers the questions about the queue, prescriptions and claims. */
export const dispensingHandlers = (
  deps: DispensingHandlerDeps,
): HandlersOf<
  'queue:page' | 'bag:find' | 'prescription:detail' | 'prescription:act' | 'claims:page' | 'claims:csv'
> => {
  const { database } = deps
  const today = () => ukDate(deps.now())
  return {
    'queue:page': (asked) => ok(database.snapshot((db) => queuePage(db, asked, today()))),
    'bag:find': ({ bagId }) => ok(database.snapshot((db) => bagFind(db, bagId))),
    'prescription:detail': ({ id }) =>
      database.snapshot((db) => {
        const detail = prescriptionDetail(db, id, today())
        if (!detail.ok) return detail
        return ok({ ...detail.value, patientSees: deps.patientSees(db, detail.value.prescription) })
      }),
    'prescription:act': ({ actId, asPersonId, happened, commands }, { person }) => {
      const done = runAct(deps, { actId, actor: person, asPersonId, happened, commands })
      if (!done.ok) return done
      const { sequence, prescriptions } = done.value
      return ok({
        sequence,
        prescriptions: prescriptions.map((one) => ({ ...one, eventIds: [...one.eventIds], types: [...one.types] })),
      })
    },
    'claims:page': (asked) => ok(database.snapshot((db) => toClaimPage(db, asked))),
    'claims:csv': () => ok({ csv: database.snapshot((db) => toClaimCsv(db, today())) }),
  }
}
