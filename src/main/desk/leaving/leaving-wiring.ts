import type { HandlersOf } from '../../../contract/handlers.ts'
import type { LeavingState } from '../../../contract/leaving.ts'
import type { Actor } from '../../../domain/people.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { ok, refused } from '../../../domain/result.ts'
import type { LedgerContext } from '../../ledger/append.ts'
import { readSettings } from '../../settings/settings.ts'
import { noLongerThan } from '../no-longer-than.ts'
import type { OpenDeskOptions } from '../open-desk.ts'
import type { OpenFile } from '../open-file.ts'
import type { Ports } from '../ports.ts'
import { forgetRecorded, recordLeft } from './left-event.ts'
import { unfinishedIn } from './unfinished.ts'

const stopWithinMs = 5_000

/** What taking everything out of an open desk needs. */
export interface LeavingWiring {
  readonly opened: Pick<OpenFile, 'database' | 'dataKey' | 'dir'>
  readonly options: Pick<OpenDeskOptions, 'dataDir' | 'environment' | 'version' | 'pushes' | 'reportFault'>
  readonly ledger: LedgerContext
}

/**
 * Answers the questions about leaving, and begins with removing what an earlier time left half done. `stop` calls off what is under
 * way and waits some seconds for it: on a share that hangs it may never end, and nothing of it is recorded any more.
 */
export const leavingWiring = (
  ports: Pick<Ports, 'now' | 'after' | 'inWorker'>,
  { opened, options, ledger }: LeavingWiring,
): {
  readonly handlers: HandlersOf<'leaving:state' | 'leaving:begin' | 'leaving:cancel'>
  /** How many unfinished folders in the clear could not be removed. */
  readonly leftBehind: () => number
  readonly stop: () => Promise<void>
} => {
  const { database, dataKey, dir } = opened
  let state: LeavingState = { running: null, last: null, trouble: null }
  let calling = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let closed = false
  const change = (next: Partial<LeavingState>): void => {
    if (closed) return
    state = { ...state, ...next }
    options.pushes.send({ kind: 'work' })
  }
  // A kill, a pulled disk, or a record that took no event any more left it in the clear.
  const removeLeftOver = async (removedWords: 'unfinished-removed' | 'failed'): Promise<void> => {
    try {
      forgetRecorded(database.db, dir)
      const { removed, left } = await ports.inWorker('leaving:remove-unfinished', { dir })
      const nothingThere = removed > 0 || removedWords === 'failed' ? removedWords : null
      change({ running: null, trouble: left > 0 ? 'unfinished-left' : nothingThere })
    } catch (fault) {
      options.reportFault('leaving', fault)
      change({ running: null, trouble: 'unfinished-left' })
    }
  }
  if (unfinishedIn(dir).length > 0) running = removeLeftOver('unfinished-removed')
  const write = async (folder: string, person: Actor): Promise<void> => {
    const { dataDir, environment, version: appVersion } = options
    const { odsCode } = readSettings(database.db)
    const at = ports.now()
    const asked = { file: database.file, dataKey, dataDir, folder, environment, odsCode, appVersion, at }
    const left = await ports.inWorker('leaving:write', asked, {
      signal: calling.signal,
      onProgress: (progress) => {
        const isNew = state.running?.step !== progress.step
        state = { ...state, running: { since: at, ...progress } }
        if (isNew && !closed) options.pushes.send({ kind: 'work' })
      },
    })
    if (!left.ok) {
      change({ running: null, trouble: left.refusal.code })
      return
    }
    // The desk did not wait, and cannot record any more that it was done: the next start removes it.
    if (closed) return
    recordLeft({ database, ledger }, person, left.value)
    const { madeAt, sequence: events, prescriptions } = left.value.leaving
    change({ running: null, trouble: null, last: { folder: left.value.folder, madeAt, events, prescriptions } })
    forgetRecorded(database.db, dir)
  }
  return {
    handlers: {
      'leaving:state': () => ok(state),
      'leaving:begin': ({ folder, odsCode }, { person }) => {
        if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
        if (state.running !== null) return refused({ code: 'under-way' as const })
        if (odsCode.toUpperCase() !== readSettings(database.db).odsCode) return refused({ code: 'other-code' as const })
        calling = new AbortController()
        change({ running: { step: '', done: 0, of: 0, since: ports.now() }, trouble: null })
        running = running
          .then(() => write(folder, person))
          .catch((fault: unknown) => {
            options.reportFault('leaving', fault)
            // On record: only its note is still to go, at the next start if not now.
            const isDone = state.running === null
            return closed || isDone ? undefined : removeLeftOver('failed')
          })
        return ok(state)
      },
      'leaving:cancel': () => {
        calling.abort()
        return ok(state)
      },
    },
    leftBehind: () => (state.running === null ? unfinishedIn(dir).length : 0),
    stop: async () => {
      calling.abort()
      await noLongerThan(ports.after, stopWithinMs, running)
      closed = true
    },
  }
}
