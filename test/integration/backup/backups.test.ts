import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { startBackups } from '../../../src/main/backup/backups.ts'
import type { BackupDeps } from '../../../src/main/backup/backups-port.ts'
import { rememberedBackups } from '../../../src/main/backup/remembered-backups.ts'
import { fileStand } from '../../../src/main/ledger/history.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
import { inThread } from '../../support/in-thread.ts'
import { backedUp, runBackups } from '../../support/running-backups.ts'

const minute = 60_000

test('without a place for them it is said that there are no backups', async () => {
  using running = await runBackups()
  await running.pass(30)
  expect(running.backups.state()).toMatchObject({ target: null, last: null, troubles: ['no-target'] })
  expect(running.backups.lastVerified()).toBeNull()
})

test('choosing a place makes the first backup there at once', async () => {
  using running = await backedUp()
  expect(running.backups.state()).toMatchObject({
    troubles: ['same-disk'],
    last: { upToDate: true, full: false },
    kept: 1,
    counts: true,
  })
  expect(running.backups.lastVerified()).toMatchObject({ upToDate: true, full: false, sameDisk: true })
})

test('while work goes on no work is without a second copy for longer than 15 minutes', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  let unsavedSince: number | null = null
  for (let n = 0; n < 180; n += 1) {
    if (n % 3 === 0) {
      rig.work()
      unsavedSince ??= rig.world.clock.now()
    }
    await running.pass(1)
    if (backups.state().last?.upToDate === true) unsavedSince = null
    expect(rig.world.clock.now() - (unsavedSince ?? rig.world.clock.now())).toBeLessThanOrEqual(15 * minute)
    expect(backups.state().troubles).toEqual(['same-disk'])
  }
  expect(running.madeSoFar()).toBeGreaterThan(10)
})

test('while nothing is recorded none is made', async () => {
  using running = await backedUp()
  await running.pass(120)
  expect(running.madeSoFar()).toBe(1)
})

test('what is recorded after the day has ended is checked in full, once a day', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  rig.world.clock.set(Date.parse('2026-11-16T19:58:00Z'))
  rig.work()
  await running.pass(3)
  expect(backups.state().last).toMatchObject({ full: true, upToDate: true })
  rig.work()
  await running.pass(14)
  expect(backups.state().last).toMatchObject({ full: false, upToDate: true })
})

test('a place that goes away is said, no work is refused, and backups go on by themselves when it is back', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  const { folder } = rig.target
  renameSync(folder, `${folder}-away`)
  rig.work()
  await running.pass(16)
  expect(backups.state()).toMatchObject({ troubles: ['target-missing', 'old'], counts: false })
  expect(backups.lastVerified()).toBeNull()
  renameSync(`${folder}-away`, folder)
  await running.pass(12)
  expect(backups.state()).toMatchObject({ troubles: ['same-disk'], last: { upToDate: true } })
  expect(backups.lastVerified()).not.toBeNull()
  expect(running.faults).toEqual([])
})

test('a place that is back is seen as soon as somebody looks, and what is in no backup goes there at once', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  const { folder } = rig.target
  renameSync(folder, `${folder}-away`)
  rig.work()
  expect(await backups.make()).toMatchObject({ refusal: { code: 'target-missing' } })
  rig.world.clock.advance(10_000)
  renameSync(`${folder}-away`, folder)
  backups.lookIfAway()
  await expect.poll(() => backups.state()).toMatchObject({ troubles: ['same-disk'], last: { upToDate: true } })
  // The first, the one that found no place, and this one.
  expect(running.madeSoFar()).toBe(3)
})

test('a place that goes away while nobody works is said too', async () => {
  using running = await backedUp()
  const { folder } = running.rig.target
  renameSync(folder, `${folder}-away`)
  await running.pass(6)
  expect(running.backups.state().troubles).toEqual(['target-missing'])
  renameSync(`${folder}-away`, folder)
  await running.pass(6)
  expect(running.backups.state().troubles).toEqual(['same-disk'])
})

test('a person can have the newest one read back in full', async () => {
  using running = await backedUp()
  expect(await running.backups.check()).toMatchObject({ ok: true, value: { full: true } })
  expect(running.backups.lastVerified()).toMatchObject({ full: true })
})

test('after a restart what was made still counts, and of another terminal or under another key nothing does', async () => {
  using running = await backedUp()
  const { rig } = running
  await running.backups.stop()
  const deps = (terminalId: string) => ({
    hasRecovery: () => true,
    terminalId,
    dir: path.dirname(rig.world.file),
    file: rig.world.file,
  })
  const { terminalId } = fileStand(rig.world.database.db)
  using again = await runBackups(deps(terminalId))
  await again.pass(1)
  expect(again.backups.lastVerified()).not.toBeNull()
  using rekeyed = await runBackups({ ...deps(terminalId), dataKey: Buffer.alloc(32, 8) })
  expect(rekeyed.backups.lastVerified()).toBeNull()
  expect(rekeyed.backups.state().troubles).not.toContain('check-failed')
  using other = await runBackups(deps('ffffffff-0000-7000-8000-000000000000'))
  expect(other.backups.lastVerified()).toBeNull()
  expect(other.backups.state().target).toBe(rig.target.folder)
})

test('a fault is written down, said, and tried again later and later', async () => {
  const thrown = new Error('broken')
  const make = () => Promise.reject(thrown)
  const value = { sameDisk: false, freeBytes: null, whole: [], broken: [], others: 0 }
  const look = () => Promise.resolve({ ok: true as const, value })
  const rest = { verify: make, prepare: () => Promise.resolve({ ok: true as const, value: { folder: '/x', id: 'x' } }) }
  using running = await runBackups({ work: { make, look, places: () => Promise.resolve([]), ...rest } })
  await running.backups.choose('/x')
  await running.pass(40)
  expect(running.backups.state().troubles).toEqual(['failed', 'old'])
  expect(running.faults.every((fault) => fault === thrown)).toBe(true)
  expect(running.faults.length).toBeGreaterThan(3)
  expect(running.faults.length).toBeLessThan(10)
})

test('a fault of a backup that a person asked for is thrown to whoever asked and said like any other', async () => {
  const thrown = new Error('broken')
  let isBroken = false
  const work: BackupDeps['work'] = {
    make: (asked, waiting) => (isBroken ? Promise.reject(thrown) : inThread('backup:make', asked, waiting)),
    verify: (asked, waiting) => inThread('backup:verify', asked, waiting),
    prepare: (asked) => inThread('backup:prepare-target', asked),
    look: (asked) => inThread('backup:look', asked),
    places: (asked) => inThread('backup:places', asked),
  }
  using running = await runBackups({ work })
  const { backups, rig } = running
  await backups.choose(rig.target.folder)
  await running.pass(1)
  expect(backups.state().troubles).toEqual(['same-disk'])
  isBroken = true
  await expect(backups.make()).rejects.toBe(thrown)
  expect(backups.state()).toMatchObject({ running: null, troubles: ['failed', 'same-disk'] })
  isBroken = false
  expect(await backups.make()).toMatchObject({ ok: true })
  expect(backups.state().troubles).toEqual(['same-disk'])
})

test('a network folder that hangs keeps neither the counter from hearing of unsaved work nor the desk from closing', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  await backups.stop()
  const { terminalId } = fileStand(rig.world.database.db)
  const timers = createTimers(rig.world.clock.now)
  const hangs = () => new Promise<never>(() => undefined)
  const again = startBackups({
    ...running.deps,
    terminalId,
    after: timers.after,
    work: { make: hangs, verify: hangs, prepare: hangs, look: hangs, places: hangs },
  })
  expect(again.state().troubles).toEqual([])
  rig.work()
  again.state()
  rig.world.clock.advance(16 * minute)
  expect(again.state().troubles).toEqual(['old'])
  const stopped = again.stop()
  rig.world.clock.advance(5_000)
  timers.run()
  await stopped
})

test('a place that hangs can be left for another, and backups go on there', async () => {
  using running = await backedUp()
  const { rig } = running
  await running.backups.stop()
  const other = `${rig.target.folder}-other`
  mkdirSync(other)
  const timers = createTimers(rig.world.clock.now)
  let hanging = true
  const again = startBackups({
    ...running.deps,
    after: timers.after,
    work: {
      ...running.deps.work,
      make: (asked, waiting) => (hanging ? new Promise(() => undefined) : running.deps.work.make(asked, waiting)),
    },
  })
  const hung = again.make()
  await new Promise((resolve) => setImmediate(resolve))
  hanging = false
  expect(await again.choose(other)).toMatchObject({ ok: true })
  expect(await hung).toEqual({ ok: false, refusal: { code: 'cancelled' } })
  expect(await again.make()).toMatchObject({ ok: true })
  expect(again.lastVerified()?.folder.startsWith(other)).toBe(true)
  expect(again.state().troubles).toEqual(['same-disk'])
  await again.stop()
})

test('when the app is closed what was done since goes along', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  await backups.make()
  rig.work()
  await backups.stop()
  expect(backups.lastVerified()).toMatchObject({ upToDate: true })
  expect(running.madeSoFar()).toBe(3)
})

test('the last backup of a day is read in full on the next day where the PC was off when it ended', async () => {
  using running = await backedUp()
  const { rig, backups } = running
  expect(backups.state().last).toMatchObject({ full: false })
  rig.world.clock.set(Date.parse('2026-11-17T08:00:00Z'))
  await running.pass(1)
  expect(backups.state().last).toMatchObject({ full: true })
  expect(running.madeSoFar()).toBe(1)
})

test('what a thread of a closed desk comes to say changes nothing that the next desk remembers', async () => {
  using running = await backedUp()
  const { rig, deps } = running
  await running.backups.stop()
  const timers = createTimers(rig.world.clock.now)
  const held = Promise.withResolvers<undefined>()
  const late = Promise.withResolvers<undefined>()
  const old = startBackups({
    ...deps,
    after: timers.after,
    work: {
      ...deps.work,
      make: async (asked, waiting) => {
        await held.promise
        const outcome = await deps.work.make(asked, waiting)
        late.resolve(undefined)
        return outcome
      },
    },
  })
  rig.work()
  const made = old.make()
  await new Promise((resolve) => setImmediate(resolve))
  const stopped = old.stop()
  rig.world.clock.advance(5_000)
  timers.run()
  await stopped
  expect(await made).toEqual({ ok: false, refusal: { code: 'cancelled' } })
  const next = rememberedBackups(deps.dir)
  next.change({ target: { folder: '/elsewhere', id: 'target-2' }, last: null, flawed: ['x'] })
  const before = readFileSync(path.join(deps.dir, 'backup.json'), 'utf8')
  held.resolve(undefined)
  await late.promise
  await new Promise((resolve) => setImmediate(resolve))
  expect(readFileSync(path.join(deps.dir, 'backup.json'), 'utf8')).toBe(before)
})

test('what is remembered is changed as it lies there and not as it was read once', async () => {
  using running = await backedUp()
  const { dir } = running.deps
  const one = rememberedBackups(dir)
  rememberedBackups(dir).change({ flawed: ['x'] })
  one.change({ dayEndOn: '2026-11-16' })
  expect(rememberedBackups(dir).read()).toMatchObject({ flawed: ['x'], dayEndOn: '2026-11-16' })
})

test('nothing is made any more once it was stopped', async () => {
  using running = await backedUp()
  await running.backups.stop()
  const made = running.madeSoFar()
  running.rig.work()
  await new Promise((resolve) => setImmediate(resolve))
  expect(running.madeSoFar()).toBe(made)
  expect(readdirSync(running.rig.target.folder).length).toBe(2)
})
