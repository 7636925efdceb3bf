import type { KeptCodes } from '../../domain/kept-in.ts'
import type { ReadDb } from '../database/query.ts'
import {
  finishedToClaim,
  incidents,
  nearMisses,
  owingsDue,
  uncollected,
  unfinished,
} from '../dispensing/questions/days-end.ts'
import { bagsOut, lateSupplies } from '../dispensing/questions/days-end-out.ts'
import { incidentsOpen, toDestroy } from '../dispensing/questions/days-end-returns.ts'
import { waitingForChoice } from '../dispensing/questions/waiting-for-choice.ts'
import { inboxCounts } from '../intake/inbox.ts'
import { lastSeq } from '../ledger/read.ts'
import { listTasks, outboxCounts } from '../outbox/questions.ts'
import { readSettings } from '../settings/settings.ts'
import type { DaysEndSources } from '../reports/days-end.ts'

const mostUpdates = 200

/** The day's end asks the owner of every table it tells of; `unreadFiles` are those of the watched folder. */
export const daysEndSources = (keptCodes: (db: ReadDb) => KeptCodes, unreadFiles: () => number): DaysEndSources => ({
  lastSeq,
  unfinished,
  uncollected: (db, now) => uncollected(db, keptCodes(db), readSettings(db).uncollectedAfterDays, now),
  owingsDue,
  nearMisses,
  incidents,
  updatesNeedingYou: (db) => ({
    count: outboxCounts(db).needsYou,
    rows: listTasks(db, { show: 'needs-you', after: null, limit: mostUpdates }).rows.map((task) => ({
      prescriptionId: task.prescriptionId,
      patient: task.patient,
      itemName: task.itemName,
      status: task.status,
      happenedAt: task.happenedAt,
    })),
  }),
  updatesWaiting: (db) => {
    const { waiting, oldestWaitingAt } = outboxCounts(db)
    return { count: waiting, since: oldestWaitingAt }
  },
  bagsOut,
  lateSupplies,
  incidentsOpen,
  toDestroy,
  inboxCounts: (db) => {
    const { refused, conflict, held, unseen } = inboxCounts(db, (ids) => waitingForChoice(db, ids))
    return { refused, conflict, held, unseen: unseen + unreadFiles() }
  },
  toClaim: finishedToClaim,
})
