import type { HandlersOf } from '../../../contract/handlers.ts'
import type { Output } from '../../../contract/index.ts'
import type { RestoreJob } from '../../../contract/restore.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { ok, refused } from '../../../domain/result.ts'
import { recordRestore } from '../../backup/restore/restored-event.ts'
import { isSwapDecided } from '../../backup/restore/swap.ts'
import { holdProgress, releaseAfterRestore, seeAfterRestore, seeAllUnsure } from '../../outbox/after-restore.ts'
import type { Signed } from '../../outbox/outbox-events.ts'
import { lostNotRecorded } from '../../outbox/lost-not-recorded.ts'
import { systemActor } from '../../../domain/people.ts'
import type { Core } from '../core.ts'
import type { End } from '../end-all.ts'
import type { OpenDeskOptions } from '../open-desk.ts'
import type { OpenFile } from '../open-file.ts'
import type { Ports } from '../ports.ts'
import { wrapperOf } from '../wrapper-of.ts'
import { drillStand } from './drill-stand.ts'
import { createRestoring } from './restoring.ts'
import { reviewPage, toSeeSingly } from './review-page.ts'
import { whileHeld } from './while-held.ts'

type RestoreHandlers = HandlersOf<
  | 'restore:state'
  | 'restore:find'
  | 'restore:check'
  | 'restore:drill'
  | 'restore:cancel'
  | 'restore:begin'
  | 'restore:review'
  | 'restore:lost'
  | 'restore:seen'
  | 'restore:seen-unsure'
  | 'restore:release'
>

const putBackWords = 'The backup was put back. What was here before is kept beside it.'

const notPutBackWords = (job: RestoreJob): string => {
  const why =
    job?.state === 'refused' && job.code === 'not-checked'
      ? 'What was fetched is not what was checked: check the backup again.'
      : 'Look at the room on the disk of this PC, check the backup again, and tell support if it happens twice.'
  return `The backup was NOT put back. This is the record as it was before, with everything in it. ${why}`
}

/** The questions about restoring on an open file. `stop` calls off what still runs in the worker. */
export const restoreWiring = (
  ports: Ports,
  desk: {
    readonly opened: OpenFile
    readonly options: OpenDeskOptions
    readonly core: Core
    readonly wakeOutbox: () => void
  },
): { readonly handlers: RestoreHandlers; readonly stop: End } => {
  const { opened, options, core } = desk
  const { database, ledger } = core
  const pushDesk = (): void => {
    options.pushes.send({ kind: 'desk' })
  }
  const restoring = createRestoring({
    ports,
    dir: opened.dir,
    environment: options.environment,
    localKey: opened.dataKey,
    wrapper: () => wrapperOf(ports, opened.dir, options.environment),
    changed: () => {
      options.pushes.send({ kind: 'work' })
    },
    drilled: ({ sequence, madeAt }, tookMs) => {
      database.transact((tx) => {
        recordRestore(tx, ledger, systemActor, { type: 'restore-drilled', sequence, madeAt, tookMs })
      })
    },
    fault: (error) => void options.reportFault('restore', error),
  })
  const signedBy = (person: Signed['actor']): Signed => {
    const commandId = ledger.newId()
    return { actor: person, commandId, actId: commandId, happenedAt: ports.now() }
  }
  const afterAct = <T extends { readonly ok: boolean }>(done: T): T => {
    if (done.ok) {
      desk.wakeOutbox()
      pushDesk()
      options.pushes.send({ kind: 'sync' })
    }
    return done
  }
  const heldNow = (): Output<'restore:state'>['held'] => {
    const progress = holdProgress(database.db)
    return progress && { ...progress, singly: toSeeSingly(database.db) }
  }
  const handlers: RestoreHandlers = {
    'restore:state': () => {
      const { drilledAt, due } = drillStand(database.db, ports.now())
      return ok({
        job: restoring.job(),
        held: heldNow(),
        drilledAt,
        drillDue: due,
      })
    },
    'restore:find': ({ folder }, { person }) =>
      mayManageDesk(person.role) ? restoring.find(folder) : refused({ code: 'not-permitted' as const }),
    'restore:check': (asked, { person }) =>
      mayManageDesk(person.role) ? restoring.check(asked) : refused({ code: 'not-permitted' as const }),
    'restore:drill': (asked, { person }) =>
      mayManageDesk(person.role) ? restoring.drill(asked) : refused({ code: 'not-permitted' as const }),
    'restore:cancel': () => {
      restoring.cancel()
      return ok({})
    },
    'restore:begin': ({ folder }, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      if (!restoring.isChecked(folder)) return refused({ code: 'not-checked' as const })
      if (options.reopen === undefined) throw new Error('This desk cannot be closed and opened again')
      options.reopen({
        words: {
          doing:
            'A backup is being put back. The desk opens again by itself, in seconds for a small record. A power cut meanwhile loses nothing.',
          done: putBackWords,
          // Decided is as good as done: the opening that asks for these words ends it.
          failed: () => (isSwapDecided(opened.dir) ? putBackWords : notPutBackWords(restoring.job())),
        },
        whileClosed: () => whileHeld(opened.dir, () => restoring.putBack(person)),
        atOpen: () => undefined,
      })
      return ok({})
    },
    'restore:review': (asked) => ok(reviewPage(database.db, asked)),
    'restore:lost': ({ prescriptionId }) => ok({ acts: [...lostNotRecorded(database.db, prescriptionId)] }),
    'restore:seen': ({ prescriptionId, bagInHand }, { person }) => {
      const signed = signedBy(person)
      const asked = { prescriptionId, bagInHand: bagInHand === true, signed }
      const done = afterAct(database.attempt((tx) => seeAfterRestore(tx, { ledger }, asked)))
      if (done.ok) return ok({})
      return refused({ code: done.refusal.code === 'may-have-left' ? 'may-have-left' : 'not-held' })
    },
    'restore:seen-unsure': (_input, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const signed = signedBy(person)
      const left = toSeeSingly(database.db)
      if (left > 0) return refused({ code: 'look-singly' as const, left })
      const done = afterAct(database.attempt((tx) => seeAllUnsure(tx, { ledger }, { signed })))
      return done.ok ? ok({}) : refused({ code: 'not-held' as const })
    },
    'restore:release': (_input, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const signed = signedBy(person)
      const done = afterAct(database.attempt((tx) => releaseAfterRestore(tx, { ledger }, { signed })))
      return done.ok ? ok({}) : done
    },
  }
  return { handlers, stop: restoring.stop }
}
