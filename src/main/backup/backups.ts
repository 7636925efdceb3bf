import type { BackupTrouble } from '../../contract/backup.ts'
import { ok, refused, type Result } from '../../domain/result.ts'
import { abandonable, type Cancelled } from './abandonable.ts'
import type { BackupDeps, BackupRefusal, Backups, BackupWaiting } from './backups-port.ts'
import { derivedKey } from '../keys/derived-key.ts'
import { dayEndedBy, dueAt, lookEveryMs, oldestMs } from './due.ts'
import { inTurn } from './in-turn.ts'
import type { BackupsThere } from './look-at-backups.ts'
import { refusalCodeOf } from './refusal-code.ts'
import { rememberedBackups, type LastBackup } from './remembered-backups.ts'

const lookAgainMs = 5 * 60_000
const notSoonerMs = 5_000
// Its connection is its own: the counter's file can be closed although a copy, or a network folder, still keeps the thread.
const stopWithinMs = 5_000
const quickMs = 2_500

/** Starts them: looks at once, and a minute after each look. */
export const startBackups = (deps: BackupDeps): Backups => {
  const remembered = rememberedBackups(deps.dir)
  const stopping = new AbortController()
  const since = deps.now()
  let there: BackupsThere | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  let trouble: BackupTrouble | null = null
  let failures = 0
  let failedAt = 0
  let unsavedSince: number | null = null
  // It was recorded some time after the last look that found nothing new; after a sleep of the PC not hours ago.
  let savedAt = since
  let running: { readonly step: string; readonly done: number; readonly of: number; readonly since: number } | null =
    null
  let asksAgain = false
  const turns = inTurn()
  let callOff: () => void = () => undefined

  // One of another terminal is of the file before it was restored, one under another key of before the key was changed.
  const keyId = derivedKey(deps.dataKey, 'backup key id').toString('hex').slice(0, 16)
  const last = (): LastBackup | null => {
    const found = remembered.read().last
    return found?.terminalId === deps.terminalId && found.keyId === keyId ? found : null
  }
  const noteUnsaved = (): void => {
    const now = deps.now()
    const newest = last()
    // The code that counts now does not open it: whatever was recorded is in no backup that it opens.
    if (newest !== null && newest.recovery !== deps.recovery()) unsavedSince = 0
    else if (newest?.mark === deps.mark()) {
      unsavedSince = null
      savedAt = now
    } else unsavedSince ??= newest === null ? since : Math.max(savedAt, now - 2 * lookEveryMs)
  }
  let current = abandonable()
  const inWorker = <T, R>(
    begin: (waiting: BackupWaiting) => Promise<Result<T, R>>,
  ): Promise<Result<T, R | Cancelled>> => {
    const mine = current
    const work = begin({
      signal: mine.signal,
      onProgress: (at) => {
        if (mine !== current) return
        const isNewStep = running?.step !== at.step
        running = { since: deps.now(), ...running, ...at }
        if (isNewStep) deps.changed()
      },
    })
    return mine.unlessAbandoned(work)
  }
  const failed = (code: BackupTrouble): void => {
    trouble = code
    failures += 1
    failedAt = deps.now()
  }
  const busy = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    running = { step, done: 0, of: 0, since: deps.now() }
    deps.changed()
    let ended = false
    try {
      const outcome = await work()
      ended = true
      return outcome
    } finally {
      if (!ended) failed('failed')
      running = null
      noteUnsaved()
      deps.changed()
    }
  }
  const look = async (): Promise<void> => {
    const { target } = remembered.read()
    if (target === null) return
    const { file, environment, terminalId } = deps
    const found = await inWorker(() => deps.work.look({ target, file, environment, terminalId }))
    lookedAt = deps.now()
    there = found.ok ? found.value : null
    const code = found.ok ? null : refusalCodeOf(found.refusal.code)
    if (code !== null && code !== 'cancelled') trouble = code
    // Here again: what it was said to be missing for is over.
    else if (trouble === 'target-missing') trouble = null
    const newest = last()
    // Removed or cut by somebody: whatever was recorded is in no backup, and one is due now.
    if (newest !== null && there?.whole.includes(newest.name) === false) {
      remembered.change({ last: null })
      unsavedSince = 0
      trouble = 'newest-gone'
    }
  }
  const make = async (full: boolean): Promise<Result<LastBackup, BackupRefusal>> => {
    const { target, flawed } = remembered.read()
    if (target === null) return refused({ code: 'no-target' })
    const { file, dataKey, environment, appVersion } = deps
    const [at, mark] = [deps.now(), deps.mark()]
    const asked = { file, dataKey, target, environment, appVersion, odsCode: deps.odsCode(), at, full, flawed }
    const made = await inWorker((waiting) => deps.work.make(asked, waiting))
    if (!made.ok) {
      const code = refusalCodeOf(made.refusal.code)
      if (code !== 'cancelled') failed(code)
      return refused({ code })
    }
    const { name, folder, manifest, sameDisk, freeBytes, kept } = made.value
    const { terminalId, madeAt, sequence, bytes } = manifest
    const checkedAt = deps.now()
    const entry = {
      terminalId,
      keyId,
      name,
      folder,
      madeAt,
      sequence,
      mark,
      bytes,
      checkedAt,
      full,
      recovery: manifest.keyFileSha256,
      tookMs: checkedAt - at,
    }
    remembered.change({ last: entry, ...(full && dayEndedBy(at)) })
    const [whole, broken] = [[name, ...(there?.whole ?? [])].slice(0, kept), there?.broken ?? []]
    there = { sameDisk, freeBytes, whole, broken, others: there?.others ?? 0 }
    lookedAt = checkedAt
    trouble = null
    failures = 0
    return ok(entry)
  }
  const check = async (full: boolean): Promise<Result<LastBackup, BackupRefusal>> => {
    await look()
    const newest = last()
    if (newest === null) return refused({ code: trouble === 'newest-gone' ? trouble : 'no-target' })
    // Before anything is called damaged: the place may be gone, or be another one.
    if (there === null) return refused({ code: 'target-missing' })
    const found = await inWorker((waiting) =>
      deps.work.verify({ folder: newest.folder, dataKey: deps.dataKey, full }, waiting),
    )
    if (found.ok) {
      const checked = { ...newest, checkedAt: deps.now(), full: full || newest.full }
      remembered.change({ last: checked, ...(full && dayEndedBy(newest.madeAt)) })
      if (trouble === 'check-failed') trouble = null
      return ok(checked)
    }
    const code = refusalCodeOf(found.refusal.code)
    if (code === 'cancelled') return refused({ code })
    // What is damaged is no backup: the next one is due from now on.
    if (code === 'check-failed')
      remembered.change({ last: null, flawed: [...remembered.read().flawed.slice(-99), newest.name] })
    trouble = code
    return refused({ code })
  }
  const lookWhetherBack = async (): Promise<void> => {
    if (trouble !== 'target-missing' || stopping.signal.aborted) return
    const before = there
    await look()
    if (there !== null) failures = 0
    noteUnsaved()
    if (there !== null && unsavedSince !== null) await busy('copying', () => make(false))
    else if (there !== before) deps.changed()
  }
  const round = async (): Promise<void> => {
    noteUnsaved()
    const { target, dayEndOn } = remembered.read()
    if (target === null || stopping.signal.aborted) return
    const newest = last()
    const due = dueAt({
      now: deps.now(),
      unsavedSince,
      tookMs: newest?.tookMs ?? 0,
      failures,
      failedAt,
      dayEndOn,
      checkedAt: newest?.checkedAt ?? null,
      madeAt: newest?.madeAt ?? null,
      full: newest?.full ?? false,
    })
    if (due === 'backup' || due === 'day-end') await busy('copying', () => make(due === 'day-end'))
    else if (due === 'check') await busy('reading', () => check(newest?.full === false))
    else if (trouble === 'target-missing') await lookWhetherBack()
    else if (Math.abs(deps.now() - lookedAt) >= lookAgainMs) {
      await look()
      deps.changed()
    }
  }
  const guarded = (work: () => Promise<unknown>): Promise<void> =>
    turns.next(work).then(
      () => undefined,
      (error: unknown) => {
        if (trouble !== 'failed') failed('failed')
        deps.fault(error)
        deps.changed()
      },
    )
  const tick = (): void => {
    void guarded(round).finally(() => {
      if (!stopping.signal.aborted) callOff = deps.after(lookEveryMs, tick)
    })
  }
  const troubles = (): readonly BackupTrouble[] => {
    // Not only at each look: a look may hang with a network folder.
    noteUnsaved()
    const { target } = remembered.read()
    if (target === null) return ['no-target']
    const old = unsavedSince !== null && deps.now() - unsavedSince > oldestMs
    return [
      ...(trouble === null ? [] : [trouble]),
      ...(old ? ['old' as const] : []),
      ...(deps.hasRecovery() ? [] : ['no-recovery-code' as const]),
      ...(there?.sameDisk === true ? ['same-disk' as const] : []),
    ]
  }
  const upToDate = (backup: LastBackup): boolean => backup.mark === deps.mark()
  const own: Backups = {
    state: () => {
      const newest = last()
      return {
        target: remembered.read().target?.folder ?? null,
        troubles: [...troubles()],
        last: newest && { ...newest, upToDate: upToDate(newest) },
        running,
        counts: trouble === null && own.lastVerified() !== null,
        mayBeSameDisk: there?.sameDisk === null,
        kept: there?.whole.length ?? null,
        ofOthers: there?.others ?? 0,
        freeBytes: there?.freeBytes ?? null,
      }
    },
    lastVerified: () => {
      const newest = last()
      if (newest === null || newest.recovery === null || newest.recovery !== deps.recovery()) return null
      if (there?.whole.includes(newest.name) !== true) return null
      const { folder, madeAt, checkedAt, sequence, full } = newest
      return { folder, madeAt, checkedAt, sequence, full, upToDate: upToDate(newest), sameDisk: there.sameDisk }
    },
    make: (dayEnd = false) => turns.next(() => busy('copying', () => make(dayEnd))),
    check: () => turns.next(() => busy('reading', () => check(true))),
    choose: async (folder) => {
      const prepared = await deps.work.prepare({ folder, dataDir: deps.dataDir, newId: deps.newId() })
      if (!prepared.ok) return prepared
      if (stopping.signal.aborted) throw new Error('The file was closed while a place for backups was looked at')
      // What is under way goes to the place before, which may hang: nobody waits for it any more.
      current.abandon()
      current = abandonable()
      return turns.next(async () => {
        trouble = null
        failures = 0
        there = null
        const before = remembered.read()
        // The same place again has the same damaged ones in it: forgotten, they would count, and good ones go for them.
        const flawed = before.target?.id === prepared.value.id ? before.flawed : []
        remembered.change({ target: prepared.value, last: null, flawed })
        await look()
        void guarded(() => busy('copying', () => make(false)))
        return ok({ target: prepared.value, sameDisk: (there as BackupsThere | null)?.sameDisk === true })
      })
    },
    places: () => deps.work.places({ file: deps.file }),
    lookNow: () => void guarded(round),
    lookIfAway: () => {
      if (trouble !== 'target-missing' || asksAgain || Math.abs(deps.now() - lookedAt) < notSoonerMs) return
      asksAgain = true
      void guarded(lookWhetherBack).finally(() => (asksAgain = false))
    },
    stop: async () => {
      stopping.abort()
      callOff()
      const late = new Promise<void>((resolve) => (callOff = deps.after(stopWithinMs, resolve)))
      noteUnsaved()
      const newest = last()
      // What was done since goes along where that takes a moment only: the PC may be off until tomorrow.
      if (unsavedSince !== null && trouble === null && newest !== null && newest.tookMs <= quickMs)
        await Promise.race([guarded(() => busy('copying', () => make(false))), late])
      current.callOff()
      await Promise.race([turns.settled(), late])
      // What a thread that is still at it comes to say is of a desk that is closed: the next one may have another place by then.
      current.abandon()
      await turns.settled()
      callOff()
    },
  }
  tick()
  return own
}
