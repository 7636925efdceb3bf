import type { HandlersOf } from '../../contract/handlers.ts'
import type { UpdatesPage, UpdateWait } from '../../contract/updates.ts'
import { mayManageDesk } from '../../domain/permission.ts'
import { ok, refused } from '../../domain/result.ts'
import type { InUse } from './in-use.ts'
import { isPastLastDate, putOffAtMost } from './may-install.ts'
import type { OfferedRelease, Updates } from './updates.ts'

/** A version put off until an instant, UTC ms. */
export interface PutOff {
  readonly version: string
  readonly until: number
}

/** What the questions about updates take. */
export interface UpdateHandlerDeps {
  readonly version: string
  readonly updates: Updates
  readonly inUse: InUse
  readonly now: () => number
  readonly putOff: (putOff: PutOff) => void
  readonly waits: (how: 'by-itself' | 'asked') => readonly UpdateWait[]
  /** Brings about what an update that was asked for waits for and a PC can do by itself: a backup, and the outbox at rest. */
  readonly makeReady: () => Promise<void>
  readonly wentBack: () => UpdatesPage['wentBack']
  readonly fault: (error: unknown) => void
}

const hourMs = 3_600_000
const lengths = { 'four-hours': 4 * hourMs, 'a-day': 24 * hourMs, 'a-week': 7 * 24 * hourMs } as const

const readyRelease = (updates: Updates): OfferedRelease | null => {
  const state = updates.state()
  return state.kind === 'on' && state.stage === 'ready' ? state.offered : null
}

/** The release that is here, also while its install is begun: what it waits for is asked once more then. */
export const releaseHere = (updates: Updates): OfferedRelease | null => {
  const state = updates.state()
  return state.kind === 'on' && (state.stage === 'ready' || state.stage === 'installing') ? state.offered : null
}

/** Answers the questions about updates. */
export const updateHandlers = (
  deps: UpdateHandlerDeps,
): HandlersOf<
  | 'updates:state'
  | 'updates:check'
  | 'updates:choose-channel'
  | 'updates:put-off'
  | 'updates:install'
  | 'updates:in-use'
> => {
  const { updates, now } = deps
  const page = (): UpdatesPage => {
    const state = updates.state()
    const release = readyRelease(updates)
    return {
      version: deps.version,
      updates: state.kind === 'off' ? state : { ...state, offered: state.offered && copied(state.offered) },
      waits: release === null ? [] : [...deps.waits('by-itself')],
      putOffAtMost: release && putOffAtMost(release),
      wentBack: deps.wentBack(),
    }
  }
  const checkAndFetch = async (): Promise<void> => {
    await updates.check()
    updates.download().catch(deps.fault)
  }
  return {
    'updates:state': () => ok(page()),
    'updates:check': async () => {
      await checkAndFetch()
      return ok(page())
    },
    'updates:choose-channel': async ({ channel }, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      updates.choose(channel)
      await checkAndFetch()
      return ok(page())
    },
    'updates:put-off': ({ for: length }, { person }) => {
      if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
      const release = readyRelease(updates)
      if (release === null) return refused({ code: 'nothing-ready' as const })
      if (isPastLastDate(release, now())) return refused({ code: 'last-date-passed' as const })
      const until = Math.min(now() + lengths[length], putOffAtMost(release) ?? Number.POSITIVE_INFINITY)
      deps.putOff({ version: release.version, until })
      return ok(page())
    },
    'updates:install': async ({ then }) => {
      if (readyRelease(updates) === null)
        return refused({ code: 'trouble' as const, trouble: 'nothing-ready' as const })
      await deps.makeReady()
      const waits = deps.waits('asked')
      if (waits.length > 0) return refused({ code: 'waits' as const, waits: [...waits] })
      const begun = await updates.install({
        restart: then === 'start-again',
        still: () => deps.waits('asked').length === 0,
      })
      return begun.ok ? ok({}) : refused({ code: 'trouble' as const, trouble: begun.refusal })
    },
    'updates:in-use': (screen, { session }) => {
      deps.inUse.report(session, screen)
      return ok({})
    },
  }
}

const copied = (release: OfferedRelease) => ({ ...release, notes: [...release.notes] })
