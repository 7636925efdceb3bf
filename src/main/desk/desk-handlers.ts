import type { Asker, HandlersOf } from '../../contract/handlers.ts'
import type { Environment, Person, Settings } from '../../contract/desk.ts'
import { systemActor, type Actor } from '../../domain/people.ts'
import { mayManageDesk } from '../../domain/permission.ts'
import { ok, refused } from '../../domain/result.ts'
import { addPerson } from '../staff/add-person.ts'
import type { StaffDeps } from '../staff/add-person.ts'
import { people, personById } from '../staff/people.ts'
import { changeSettings, readSettings, settingsVersion } from '../settings/settings.ts'

/** Who is working at which screen: forgotten when the app stops, so that nobody acts under yesterday's name. */
export interface Working {
  readonly personOf: (session: string) => Actor | null
  readonly start: (session: string, person: Person) => void
  readonly stop: (session: string) => void
  /** Stops, and says until somebody starts that the screen shows nothing. A screen may begin so. */
  readonly lock: (session: string) => void
  readonly isLocked: (session: string) => boolean
  readonly last: () => string | null
}

/** What the desk's own questions need beyond staff and settings. */
export interface DeskHandlerDeps extends StaffDeps {
  readonly environment: Environment
  readonly version: string
  readonly host: 'electron' | 'browser' | 'stand-in'
  readonly now: () => number
  readonly working: Working
  readonly practice: {
    readonly line: () => 'on' | 'cut'
    readonly setLine: (line: 'on' | 'cut') => void
    readonly more: (count: number) => readonly string[]
  } | null
  readonly hasOwnPrescriptions: () => boolean
  /** Whether this PC and this host can keep the key of an environment's file. */
  readonly canKeepKey: (environment: Environment) => boolean
  readonly notWatchable: (folder: string) => 'folder-not-found' | 'folder-is-ours' | undefined
  readonly settingsChanged: (settings: Settings) => void
  readonly changeEnvironment: (environment: Environment) => void
  readonly pushDesk: () => void
}

// Without sign-in, which is still to come, nothing may be sent there.
const cannotSendYet = (environment: Environment): boolean =>
  environment === 'integration' || environment === 'production'

// The first person of a new desk is added by nobody yet.
const addingPerson = (person: Actor | null): Actor => person ?? systemActor

/** Answers the questions about the desk itself. */
export const deskHandlers = (
  deps: DeskHandlerDeps,
): HandlersOf<
  | 'desk:state'
  | 'desk:start-work'
  | 'desk:stop-work'
  | 'desk:lock'
  | 'desk:add-person'
  | 'desk:change-settings'
  | 'desk:change-environment'
  | 'practice:line'
  | 'practice:more-prescriptions'
> => ({
  'desk:state': (_input, { session }) => {
    const id = deps.working.personOf(session)?.id
    return ok({
      environment: deps.environment,
      version: deps.version,
      host: deps.host,
      settings: readSettings(deps.database.db),
      settingsVersion: settingsVersion(deps.database.db),
      people: [...people(deps.database.db)],
      working: (id === undefined ? undefined : personById(deps.database.db, id)) ?? null,
      locked: deps.working.isLocked(session),
      lastWorking: deps.working.last(),
      practiceLine: deps.practice?.line() ?? null,
      now: deps.now(),
    })
  },
  'desk:start-work': ({ personId }, { session }) => {
    const person = personById(deps.database.db, personId)
    if (!person) return refused({ code: 'not-found' as const })
    deps.working.start(session, person)
    // Tabs of one browser share a session: each must show under whose name it acts.
    deps.pushDesk()
    return ok(person)
  },
  'desk:stop-work': (_input, { session }) => {
    deps.working.stop(session)
    deps.pushDesk()
    return ok({})
  },
  'desk:lock': (_input, { session }) => {
    // Nobody could go on from there.
    if (people(deps.database.db).length === 0) return ok({})
    deps.working.lock(session)
    deps.pushDesk()
    return ok({})
  },
  'desk:add-person': ({ asPersonId, ...asked }, { person }: Asker) => {
    if (person === null && people(deps.database.db).length > 0) return refused({ code: 'nobody-working' as const })
    if (person !== null && (asPersonId ?? person.id) !== person.id)
      return refused({ code: 'another-person-working' as const })
    const added = addPerson(deps, addingPerson(person), asked)
    if (added.ok) deps.pushDesk()
    return added
  },
  'desk:change-settings': ({ settings, expectedVersion }, { person }) => {
    if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
    const version = settingsVersion(deps.database.db)
    if ((expectedVersion ?? version) !== version) return refused({ code: 'changed-meanwhile' as const })
    const before = readSettings(deps.database.db)
    const isGiven = before.odsCode !== ''
    if (isGiven && settings.odsCode.toUpperCase() !== before.odsCode && deps.hasOwnPrescriptions())
      return refused({ code: 'ods-code-in-use' as const })
    const code = settings.watchedFolder === null ? undefined : deps.notWatchable(settings.watchedFolder)
    if (code !== undefined) return refused({ code })
    const after = changeSettings(deps, person, settings)
    deps.settingsChanged(after)
    deps.pushDesk()
    return ok(after)
  },
  'desk:change-environment': ({ environment, understood }, { person }) => {
    if (!mayManageDesk(person.role)) return refused({ code: 'not-permitted' as const })
    if (environment === deps.environment) return refused({ code: 'already-there' as const })
    if (!deps.canKeepKey(environment)) return refused({ code: 'key-store-needed' as const })
    if (cannotSendYet(environment) && understood !== true) return refused({ code: 'warning-unread' as const })
    deps.changeEnvironment(environment)
    return ok({})
  },
  'practice:line': ({ line }) => {
    if (!deps.practice) return refused({ code: 'not-practice' as const })
    deps.practice.setLine(line)
    deps.pushDesk()
    return ok({})
  },
  'practice:more-prescriptions': ({ count }) =>
    deps.practice ? ok({ prescriptions: [...deps.practice.more(count)] }) : refused({ code: 'not-practice' as const }),
})
