import type { Environment } from '../../../contract/desk.ts'
import type { FoundBackup, RestoreJob, RestoreRefusalCode } from '../../../contract/restore.ts'
import type { Actor } from '../../../domain/people.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import type { FoundKey } from '../../backup/restore/backup-key.ts'
import type { BackupThere } from '../../backup/restore/find-backups.ts'
import { terminalMark } from '../../backup/target.ts'
import { forgetCopy } from '../../backup/restore/swap.ts'
import type { LongWorkProgress } from '../../database/long-work.ts'
import type { KeyWrapper } from '../../keys/key-wrapper.ts'
import { uuidV7 } from '../../ledger/uuid-v7.ts'
import { noLongerThan } from '../no-longer-than.ts'
import { dataFile } from '../open-file.ts'
import type { Ports } from '../ports.ts'
import type { Checked } from './check-copy.ts'
import type { Drilled } from './drill.ts'
import { putBack } from './put-back.ts'

/** What restoring into one environment's folder takes. `localKey` is what the key file there opens to, null when it does not. */
export interface RestoringDeps {
  readonly ports: Ports
  readonly dir: string
  readonly environment: Environment
  readonly localKey: Buffer | null
  /** What keeps the key here, asked when it is needed: a key store may be unlocked while somebody looks for a backup. */
  readonly wrapper: () => KeyWrapper
  /** Called when what `job` gives has changed. */
  readonly changed: () => void
  /** A drill succeeded. */
  readonly drilled: (drilled: Drilled, tookMs: number) => void
  readonly fault: (error: unknown) => void
}

type Asked = { readonly folder: string; readonly code: string | null }
type NotBegun = { readonly code: 'busy' | 'not-a-code' | 'wrong-code' | 'needs-code' }

/** One restore at a time: found, checked in the worker, and put back by whoever has closed the file. */
export interface Restoring {
  readonly find: (
    folder: string,
  ) => Promise<Result<{ readonly rows: FoundBackup[] }, { readonly code: 'not-reachable' }>>
  readonly check: (asked: Asked) => Promise<Result<Record<string, never>, NotBegun>>
  readonly drill: (asked: Asked) => Promise<Result<Record<string, never>, NotBegun>>
  readonly job: () => RestoreJob
  readonly cancel: () => void
  /** Whether this backup is the one that was checked last. */
  readonly isChecked: (folder: string) => boolean
  /** Puts the checked backup in its place. The file must be closed and the folder held. */
  readonly putBack: (actor: Actor) => boolean
  /** Calls off what runs and waits for it. */
  readonly stop: () => Promise<void>
}

interface Ready extends FoundKey {
  readonly folder: string
  readonly checked: Checked
}

const shownAtOnce = 100
const shownEveryMs = 500
const stopWithinMs = 5_000

/** Creates the means to restore; nothing runs yet. */
export const createRestoring = (deps: RestoringDeps): Restoring => {
  const { ports, dir, environment, localKey } = deps
  const present = { file: dataFile(dir), key: localKey }
  let job: RestoreJob = null
  let ready: Ready | null = null
  let running: Promise<void> | null = null
  let calledOff = new AbortController()
  let shownAt = 0

  const show = (next: RestoreJob): void => {
    job = next
    shownAt = ports.now()
    deps.changed()
  }
  const progress =
    (what: 'check' | 'drill') =>
    ({ step, done, of }: LongWorkProgress): void => {
      // The steps are those of check-copy and drill.
      const next = { state: 'running', what, step: step as 'copy', done, of } as const
      const soon = job?.state === 'running' && job.step === step && ports.now() - shownAt < shownEveryMs
      if (soon) job = next
      else show(next)
    }

  const begin = async (
    what: 'check' | 'drill',
    { folder, code }: Asked,
    work: (
      found: FoundKey,
      waiting: { onProgress: (at: LongWorkProgress) => void; signal: AbortSignal },
    ) => Promise<RestoreJob>,
  ): Promise<Result<Record<string, never>, NotBegun>> => {
    if (running !== null) return refused({ code: 'busy' })
    let done = (): void => undefined
    running = new Promise((resolve) => {
      done = resolve
    })
    calledOff = new AbortController()
    ready = null
    let goesOn = false
    try {
      const found = await ports.inWorker('restore:key', { folder, localKey, typed: code })
      if (!found.ok) {
        const why = found.refusal.code
        if (why !== 'no-room' && why !== 'not-reachable') return refused({ code: why })
        show({ state: 'refused', what, code: why })
        return ok({})
      }
      show({ state: 'running', what, step: 'begin', done: 0, of: 1 })
      goesOn = true
      const waiting = { onProgress: progress(what), signal: calledOff.signal }
      void work(found.value, waiting)
        .then(show)
        .catch((error: unknown) => {
          deps.fault(error)
          show(null)
        })
        .finally(() => {
          running = null
          done()
        })
      return ok({})
    } finally {
      if (!goesOn) {
        running = null
        done()
      }
    }
  }
  const inputOf = (folder: string, { key }: FoundKey) => ({
    folder,
    dir,
    environment,
    key,
    // Without a key of its own the file at work may have the backup's.
    present: { file: present.file, key: present.key ?? key },
    now: ports.now(),
  })

  return {
    find: async (folder) => {
      const found = await ports.inWorker('restore:find', { folder, key: localKey })
      return found.ok ? ok({ rows: found.value.map((one) => rowOf(one, environment)) }) : found
    },
    check: (asked) =>
      begin('check', asked, async (found, waiting) => {
        const { folder } = asked
        const checked = await ports.inWorker('restore:check', inputOf(folder, found), waiting)
        if (!checked.ok) return { state: 'refused', what: 'check', code: codeOf(checked.refusal.code) }
        ready = { ...found, folder, checked: checked.value }
        return checkedJob(folder, checked.value)
      }),
    drill: (asked) =>
      begin('drill', asked, async (found, waiting) => {
        const begun = ports.now()
        const seed = ports.randomBytes(32)
        const input = { ...inputOf(asked.folder, found), seed }
        const drilled = await ports.inWorker('restore:drill', input, waiting)
        if (!drilled.ok) return { state: 'refused', what: 'drill', code: codeOf(drilled.refusal.code) }
        deps.drilled(drilled.value, ports.now() - begun)
        const { madeAt, events } = drilled.value
        return { state: 'drilled', madeAt, events, withCode: (asked.code ?? '').trim() !== '' }
      }),
    job: () => job,
    cancel: () => {
      calledOff.abort()
      if (running === null) {
        ready = null
        forgetCopy(dir)
        show(null)
      }
    },
    isChecked: (folder) => running === null && ready?.folder === folder,
    putBack: (actor) => {
      if (ready === null) return false
      const { key, recovery, checked, folder } = ready
      const now = ports.now()
      const done = putBack({
        ...inputOf(folder, ready),
        now,
        manifest: checked.manifest,
        ledger: {
          now: ports.now,
          newId: () => uuidV7(ports.now(), ports.randomBytes(10)),
          newSalt: () => ports.randomBytes(16),
        },
        actor,
        key,
        recovery,
        localKey,
        wrapper: deps.wrapper(),
      })
      ready = null
      job = done.ok ? null : { state: 'refused', what: 'restore', code: codeOf(done.refusal.code) }
      return done.ok
    },
    stop: async () => {
      calledOff.abort()
      // A disk over the network that does not answer must not keep the desk open; what was fetched is forgotten next time.
      await noLongerThan(ports.after, stopWithinMs, running ?? Promise.resolve())
    },
  }
}

const checkedJob = (folder: string, { manifest, gap: { lost, maybe } }: Checked): RestoreJob => ({
  state: 'checked',
  folder,
  madeAt: manifest.madeAt,
  sequence: manifest.sequence,
  maybe: maybe.length,
  lost: lost && {
    acts: lost.acts,
    otherActs: lost.otherActs,
    messages: lost.messages,
    from: lost.from,
    until: lost.until,
    of: lost.prescriptions.length,
    prescriptions: lost.prescriptions.slice(0, shownAtOnce).map((one) => ({ ...one, done: [...one.done] })),
  },
})

// What is one and the same to whoever reads it.
const sameTo: Readonly<Record<string, RestoreRefusalCode>> = {
  'file-missing': 'copy-missing',
  'not-encrypted': 'damaged',
  'not-a-database': 'damaged',
  'wrong-key': 'does-not-open',
  'wrong-environment': 'other-environment',
  'migration-edited': 'newer-than-app',
}

const codeOf = (
  code:
    | RestoreRefusalCode
    | 'file-missing'
    | 'not-encrypted'
    | 'not-a-database'
    | 'wrong-key'
    | 'wrong-environment'
    | 'migration-edited',
): RestoreRefusalCode => sameTo[code] ?? (code as RestoreRefusalCode)

const rowOf = (
  { folder, manifest, whole, ours, withRecovery }: BackupThere,
  environment: Environment,
): FoundBackup => ({
  folder,
  madeAt: manifest.madeAt,
  bytes: manifest.bytes,
  sequence: manifest.sequence,
  odsCode: manifest.odsCode,
  appVersion: manifest.appVersion,
  environment: manifest.environment,
  terminal: terminalMark(manifest.terminalId),
  trouble:
    manifest.environment !== environment ? 'other-environment' : whole && (ours || withRecovery) ? null : 'incomplete',
  ours,
})
