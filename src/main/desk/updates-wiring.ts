import type { Environment } from '../../contract/desk.ts'
import type { HandlersOf } from '../../contract/handlers.ts'
import type { UpdateWait } from '../../contract/updates.ts'
import { ok, refused } from '../../domain/result.ts'
import type { Database } from '../database/database.ts'
import type { Outbox } from '../outbox/loop.ts'
import { outboxCounts } from '../outbox/questions.ts'
import type { Router } from '../rpc/router.ts'
import { releaseHere, updateHandlers } from '../updates/handlers.ts'
import { createInUse } from '../updates/in-use.ts'
import { installWhenQuiet } from '../updates/install-when-quiet.ts'
import { closingWaits, installWaits } from '../updates/may-install.ts'
import type { Updates } from '../updates/updates.ts'
import { updatesOff } from '../updates/updates-off.ts'
import { liveRecordBackup } from './live-record-backup.ts'
import type { OpenDeskOptions } from './open-desk.ts'
import type { Ports } from './ports.ts'
import { readUpgradeNote } from './upgrade-note.ts'

/** The part of the backups that updates ask: the newest one that counts, and a new one checked in full. */
export interface BackupForUpdate {
  readonly lastVerified: () => { readonly madeAt: number; readonly upToDate: boolean; readonly full: boolean } | null
  readonly make: (dayEnd: boolean) => Promise<{ readonly ok: boolean }>
}

/** What updates of an open desk are wired to. Without `backups` none ever counts. */
export interface UpdatesWiring {
  readonly database: Database
  readonly outbox: Pick<Outbox, 'inFlight' | 'state'>
  readonly backups: BackupForUpdate | null
  readonly options: Pick<
    OpenDeskOptions,
    'dataDir' | 'environment' | 'version' | 'choices' | 'pushes' | 'reportFault' | 'updates' | 'quit'
  >
}

// Long enough for a slow answer of the service; what does not come by then is waited for at the next try.
const restWithinMs = 20_000
const restLookMs = 250
const tellEveryMs = 500
// What is recorded while the first is copied goes into a second one; whoever works on after that is not closing.
const closingBackups = 2

const isSending = (now: number, { database, outbox }: Pick<UpdatesWiring, 'database' | 'outbox'>): boolean => {
  if (outbox.inFlight() > 0) return true
  const { kind } = outbox.state()
  const due = outboxCounts(database.db).nextAttemptAt
  // With the line down or paused, what waits goes on waiting on disk: that is rest.
  return (kind === 'up' || kind === 'idle') && due !== null && due <= now
}

/** The questions about updates and about closing, the watch that begins an update in a quiet moment, and the count of questions being answered. */
export const updatesWiring = (ports: Pick<Ports, 'now' | 'after' | 'inWorker'>, wiring: UpdatesWiring) => {
  const { database, backups, options } = wiring
  const { dataDir, environment, version, choices, pushes, reportFault } = options
  const updates: Updates = options.updates ?? updatesOff('not-installed')
  const inUse = createInUse(ports.now)
  let working = 0
  const fault = (error: unknown): void => void reportFault('updates', error)
  // A download says a hundred times how far it is.
  let tellSoon: (() => void) | null = null
  let ended = false
  const changed = (): void => {
    if (ended) return
    tellSoon ??= ports.after(tellEveryMs, () => {
      tellSoon = null
      pushes.send({ kind: 'updates' })
    })
  }
  const live = environment === 'production' ? null : liveRecordBackup(ports, { dataDir, fault, changed })
  const wentBack = () => {
    const { failed } = readUpgradeNote(database.file)
    return failed && { version: failed.version, at: failed.at, findings: [...failed.findings] }
  }
  const waits = (how: 'by-itself' | 'asked'): readonly UpdateWait[] => {
    const release = releaseHere(updates)
    if (release === null) return []
    const { putOff } = choices.read()
    return installWaits({
      now: ports.now(),
      how,
      release,
      putOffUntil: putOff?.version === release.version ? putOff.until : null,
      ...inUse.state(),
      working,
      sending: isSending(ports.now(), wiring),
      backup: needsBackup(environment) ? (backups?.lastVerified() ?? null) : 'not-needed',
      liveLacksBackup: live?.lacks() === true,
      wentBack: wentBack()?.version ?? null,
      needsAdministrator: updates.needsAdministrator === true,
    })
  }
  const atRest = async (): Promise<void> => {
    const until = ports.now() + restWithinMs
    while (isSending(ports.now(), wiring) && ports.now() < until)
      await new Promise<void>((resolve) => void ports.after(restLookMs, resolve))
  }
  const backedUp = async (): Promise<boolean> =>
    backups?.lastVerified()?.upToDate === true || (await backups?.make(true))?.ok === true
  const makeReady = async (): Promise<void> => {
    if (needsBackup(environment)) await backedUp()
    await live?.look()
    await atRest()
  }
  // What comes to rest is recorded: the backup that is to hold everything is made after it.
  const backUpTheDay = async (): Promise<boolean> => {
    await atRest()
    const before = backups?.lastVerified()
    if (before?.upToDate === true && before.full) return true
    for (let made = 0; made < closingBackups; made += 1) {
      if ((await backups?.make(true))?.ok !== true) return false
      await atRest()
      const newest = backups?.lastVerified()
      // One that does not count, as without a recovery code, is no other for being made again.
      if (newest?.upToDate !== false) return true
    }
    return true
  }
  const closeDay: HandlersOf<'desk:close-day'>['desk:close-day'] = async () => {
    const { quit } = options
    if (quit === undefined) return refused({ code: 'not-here' as const })
    const made = await backUpTheDay()
    const waits = closingWaits({
      now: ports.now(),
      everything: true,
      working,
      sending: isSending(ports.now(), wiring),
      backup: !needsBackup(environment) ? 'not-needed' : made ? (backups?.lastVerified() ?? null) : null,
    })
    if (waits.length > 0) return refused({ code: 'waits' as const, waits: [...waits] })
    // The answer is given first.
    ports.after(0, quit)
    return ok({})
  }
  const updateAnswers = updateHandlers({
    version,
    updates,
    inUse,
    now: ports.now,
    putOff: (putOff) => {
      choices.change({ putOff })
    },
    waits,
    makeReady,
    wentBack,
    fault,
  })
  const endWatch = installWhenQuiet({ updates, waits: () => waits('by-itself'), after: ports.after, fault, changed })
  const counted =
    (router: Router): Router =>
    async (session, name, input) => {
      // Asking about updates, or to close, is no work that an end of the app could break off.
      if (typeof name === 'string' && (name.startsWith('updates:') || name === 'desk:close-day'))
        return router(session, name, input)
      working += 1
      try {
        return await router(session, name, input)
      } finally {
        working -= 1
      }
    }
  const stop = (): void => {
    ended = true
    endWatch()
    tellSoon?.()
  }
  return { handlers: { ...updateAnswers, 'desk:close-day': closeDay }, counted, stop }
}

const needsBackup = (environment: Environment): boolean => environment !== 'practice'
