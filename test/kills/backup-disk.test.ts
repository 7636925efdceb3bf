import { spawnSync } from 'node:child_process'
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { makeBackup } from '../../src/main/backup/make-backup.ts'
import type { BackupState } from '../../src/contract/backup.ts'
import { createBackupRig } from '../support/backup-rig.ts'
import { startPsu, type PsuProcess } from '../support/e2e-psu.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { nothingPromised } from '../torture/asked.ts'
import { startDeskProcess, type DeskProcess } from '../torture/desk-process.ts'
import { importOne, type AtWork } from '../torture/people-at-work.ts'
import { startWork } from '../torture/pharmacy.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pestle-backup-disk-'))
const disk = path.join(folder, 'disk')
const place = path.join(disk, 'backups')
const filler = path.join(disk, 'filler')
mkdirSync(disk)
const mount = (): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]).status === 0
const mounted = mount()
const needsRoot = '(needs root: skipped where no small disk can be mounted)'

let psu: PsuProcess
let desk: DeskProcess
let work: AtWork
let round = 0

beforeAll(async () => {
  psu = await startPsu(path.join(folder, 'nhs'))
})
beforeEach(async () => {
  if (!mounted) return
  rmSync(filler, { force: true })
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  desk = await startDeskProcess(path.join(folder, `data-${(round += 1)}`), psu.url).open
  const personId = await startWork(desk)
  work = {
    desk,
    random: seededRandom(3),
    promised: nothingPromised(),
    messages: { made: 0 },
    personId,
    stopped: () => false,
  }
})
afterEach(() => (mounted ? desk.kill() : undefined))
afterAll(async () => {
  await psu.stop()
  if (mounted) spawnSync('umount', [disk])
  rmSync(folder, { recursive: true })
})

const state = async (): Promise<BackupState> => {
  const reply = await desk.ask('backup:state', {})
  if (reply.kind !== 'answer') throw new Error(JSON.stringify(reply))
  return reply.value
}

const atRest = (wanted: Partial<BackupState>): Promise<void> =>
  vi.waitFor(async () => expect(await state()).toMatchObject({ running: null, ...wanted }), { timeout: 20_000 })

const choose = async (): Promise<void> => {
  expect(await desk.ask('backup:choose-target', { folder: place })).toMatchObject({ kind: 'answer' })
  await atRest({ target: place, last: expect.objectContaining({ full: false }) as never })
}

const finished = (): readonly string[] =>
  readdirSync(place)
    .filter((name) => name.startsWith('pestle-practice-'))
    .flatMap((name) => readdirSync(path.join(place, name)))

/** Leaves so little room that the next copy breaks off in the middle. */
const fillBut = (bytes: number): void => {
  const file = openSync(filler, 'a')
  const chunk = Buffer.alloc(65_536)
  try {
    for (;;) writeSync(file, chunk)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    closeSync(file)
  }
  truncateSync(filler, Math.max(0, statSync(filler).size - bytes))
}

test.skipIf(!mounted)(
  `the built app backs up in its worker to another disk, and work goes on ${needsRoot}`,
  async () => {
    await choose()
    expect((await state()).troubles).toEqual(['no-recovery-code'])
    await importOne(work)
    expect((await state()).last).toMatchObject({ upToDate: false })
    expect(await desk.ask('backup:make', {})).toMatchObject({ kind: 'answer' })
    await importOne(work)
    await atRest({ troubles: ['no-recovery-code'] })
    expect(finished().length).toBe(2)
    expect(await desk.ask('backup:check', {})).toMatchObject({ kind: 'answer' })
    await atRest({ last: expect.objectContaining({ full: true }) as never })
  },
)

test.skipIf(!mounted)(
  `a full disk is said, nothing half is left on it, the counter works, and room is all it needs ${needsRoot}`,
  async () => {
    await choose()
    const whole = finished()
    for (const room of [0, 100_000, 300_000]) {
      rmSync(filler, { force: true })
      await importOne(work)
      fillBut(room)
      await desk.ask('backup:make', {})
      await atRest({ troubles: ['target-full', 'no-recovery-code'] })
      expect(finished()).toEqual(whole)
    }
    await importOne(work)
    rmSync(filler)
    await desk.ask('backup:make', {})
    await atRest({ troubles: ['no-recovery-code'] })
    expect(finished().length).toBe(2)
  },
)

test.skipIf(!mounted)(
  `a disk that is pulled is said, its mount point is never written to, and it goes on when it is back ${needsRoot}`,
  async () => {
    await choose()
    await importOne(work)
    // As a stick is pulled: at once, whatever has a file open on it.
    spawnSync('umount', ['-l', disk])
    await desk.ask('backup:make', {})
    await atRest({ troubles: ['target-missing', 'no-recovery-code'] })
    mkdirSync(place, { recursive: true })
    await desk.ask('backup:make', {})
    await atRest({ troubles: ['target-missing', 'no-recovery-code'] })
    expect(readdirSync(place)).toEqual([])
    rmSync(place, { recursive: true })
    await importOne(work)
    // Another disk in its place is not the one that was chosen until somebody chooses it.
    expect(mount()).toBe(true)
    mkdirSync(place)
    await desk.ask('backup:make', {})
    await atRest({ troubles: ['target-missing', 'no-recovery-code'] })
    await choose()
    expect((await state()).troubles).toEqual(['no-recovery-code'])
  },
)

test.skipIf(!mounted)(
  `a disk that goes in the middle of a copy leaves the app at work and says so ${needsRoot}`,
  async () => {
    await choose()
    for (let n = 0; n < 5; n += 1) {
      await importOne(work)
      const begun = desk.ask('backup:make', {})
      if (n % 2 === 0) await begun
      rmSync(place, { recursive: true, force: true })
      await begun
      await vi.waitFor(async () => expect(await state()).toMatchObject({ running: null }), { timeout: 20_000 })
      await importOne(work)
      mkdirSync(place)
      await choose()
    }
  },
)

type Step = 'copying' | 'checking' | 'reading'

// Told just before each part of the work: so that the disk fails in the middle of it and not before.
const failingAt = (step: Step, fail: () => void) => {
  let failed = false
  return {
    isCancelled: () => false,
    progress: (at: { readonly step: string }) => {
      if (failed || at.step !== step) return
      failed = true
      fail()
    },
  }
}

test.skipIf(!mounted)(
  `a disk that becomes full in the middle of any part of a backup keeps the backups it had ${needsRoot}`,
  () => {
    using rig = createBackupRig(place)
    for (let n = 0; n < 40; n += 1) rig.work()
    rig.make()
    const whole = finished()
    for (const step of ['copying', 'checking', 'reading'] as const) {
      rig.work()
      const made = makeBackup(
        rig.asked(),
        failingAt(step, () => fillBut(0)),
      )
      expect(made).toEqual({ ok: false, refusal: { code: 'target-full' } })
      expect(finished()).toEqual(whole)
      rmSync(filler)
    }
    expect(rig.verify(rig.make().folder)).toMatchObject({ ok: true })
  },
)

test.skipIf(!mounted)(
  `a disk that goes in the middle of any part of a backup is called missing, and the data file is untouched ${needsRoot}`,
  () => {
    for (const step of ['copying', 'checking', 'reading'] as const) {
      rmSync(place, { recursive: true, force: true })
      mkdirSync(place)
      using rig = createBackupRig(place)
      for (let n = 0; n < 40; n += 1) rig.work()
      const gone = failingAt(step, () => rmSync(place, { recursive: true }))
      expect(makeBackup(rig.asked(), gone)).toEqual({ ok: false, refusal: { code: 'target-missing' } })
      expect(rig.world.verify().chain.chainOk).toBe(true)
    }
  },
)
