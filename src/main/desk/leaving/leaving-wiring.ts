import type { HandlersOf } from '../../../contract/handlers.ts'
import type { LeavingState } from '../../../contract/leaving.ts'
import type { Actor } from '../../../domain/people.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { ok, refused } from '../../../domain/result.ts'
import type { LedgerContext } from '../../ledger/append.ts'
import { readSettings } from '../../settings/settings.ts'
import type { OpenDeskOptions } from '../open-desk.ts'
import type { OpenFile } from '../open-file.ts'
import type { Ports } from '../ports.ts'
import { recordLeft } from './left-event.ts'

/** What taking everything out of an open desk needs. */
export interface LeavingWiring {
  readonly opened: Pick<OpenFile, 'database' | 'dataKey'>
  readonly options: Pick<OpenDeskOptions, 'dataDir' | 'environment' | 'version' | 'pushes' | 'reportFault'>
  readonly ledger: LedgerContext
}

/** Answers the questions about leaving. `stop` calls off what is under way and waits for it. */
export const leavingWiring = (
  ports: Pick<Ports, 'now' | 'inWorker'>,
  { opened, options, ledger }: LeavingWiring,
): {
  readonly handlers: HandlersOf<'leaving:state' | 'leaving:begin' | 'leaving:cancel'>
  readonly stop: () => Promise<void>
} => {
  const { database, dataKey } = opened
  let state: LeavingState = { running: null, last: null, trouble: null }
  let calling = new AbortController()
  let running: Promise<void> = Promise.resolve()
  const change = (next: Partial<LeavingState>): void => {
    state = { ...state, ...next }
    options.pushes.send({ kind: 'desk' })
  }
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
        if (isNew) options.pushes.send({ kind: 'desk' })
      },
    })
    if (!left.ok) {
      change({ running: null, trouble: left.refusal.code })
      return
    }
    const { leaving } = left.value
    recordLeft({ database, ledger }, person, leaving)
    const { madeAt, sequence: events, prescriptions } = leaving
    change({ running: null, trouble: null, last: { folder: left.value.folder, madeAt, events, prescriptions } })
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
        running = write(folder, person).catch((fault: unknown) => {
          options.reportFault('leaving', fault)
          change({ running: null, trouble: 'failed' })
        })
        return ok(state)
      },
      'leaving:cancel': () => {
        calling.abort()
        return ok(state)
      },
    },
    stop: async () => {
      calling.abort()
      await running
    },
  }
}
