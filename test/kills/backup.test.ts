import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { terminalFolder } from '../../src/main/backup/target.ts'
import type { KilledBackup } from '../support/backup-kill-child.ts'
import { createBackupRig, type BackupRig } from '../support/backup-rig.ts'
import { seededRandom } from '../support/seeded-random.ts'

const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, '.cache/backup-kills')
const killsInTheMiddle = 15
let rig: BackupRig

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(root, 'test/support/backup-kill-child.ts'),
      outDir: built,
      emptyOutDir: true,
      target: 'node24',
    },
  })
  rig = createBackupRig()
  rig.withRecovery()
  for (let n = 0; n < 150; n += 1) rig.work()
  // So many that the next one makes the oldest go.
  for (let n = 0; n < 6; n += 1) {
    rig.work()
    rig.make()
  }
})
afterAll(() => rig[Symbol.dispose]())

const isFinished = (name: string): boolean => /^\d{8}T\d{6}Z-\d+$/.test(name)
const there = (): readonly string[] => readdirSync(folder())
const folder = (): string =>
  terminalFolder(
    rig.target,
    'practice',
    readdirSync(rig.target.folder)
      .find((name) => name.startsWith('pestle-practice-'))
      ?.slice(-12) ?? '',
  )

interface Ended {
  readonly killed: boolean
  readonly steps: number
}

const run = async (beforeStep: number, killAfterMs?: number): Promise<Ended> => {
  const asked: KilledBackup = { ...rig.asked(), dataKey: rig.world.key.toString('hex'), beforeStep }
  const child = spawn(process.execPath, [path.join(built, 'backup-kill-child.js'), JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (said === '' && killAfterMs !== undefined) void wait(killAfterMs).then(() => child.kill('SIGKILL'))
    said += text
  })
  await once(child, 'close')
  const told = said.split('\n')[1] ?? ''
  return {
    killed: child.signalCode === 'SIGKILL',
    steps: told === '' ? 0 : (JSON.parse(told) as { readonly steps: number }).steps,
  }
}

/** Whatever bears the name of a backup is one; work goes on; the next backup clears away what the kill left. */
const nothingHalf = (): void => {
  for (const name of there().filter(isFinished))
    expect(rig.verify(path.join(folder(), name), false)).toMatchObject({ ok: true })
  rig.work()
  const { folder: next } = rig.make()
  expect(there().every(isFinished)).toBe(true)
  expect(rig.verify(next)).toMatchObject({ ok: true })
  expect(rig.world.verify().chain.chainOk).toBe(true)
}

test('killed before every step of a backup, what has the name of one is one', async () => {
  const whole = await run(0)
  expect(whole.killed).toBe(false)
  expect(whole.steps).toBeGreaterThan(15)
  let kills = 0
  for (let step = 1; step <= whole.steps; step += 1) {
    rig.work()
    const before = there().filter(isFinished)
    const ended = await run(step)
    if (!ended.killed) break
    kills += 1
    // Pruning takes the oldest only, and only when a newer one has its name.
    expect(there().filter(isFinished).length).toBeGreaterThanOrEqual(before.length - 1)
    nothingHalf()
  }
  console.info(`Backup: killed before each of ${kills} steps; nothing half had the name of a backup`)
  expect(kills).toBeGreaterThanOrEqual(whole.steps - 2)
})

test(`killed ${killsInTheMiddle} times at any moment, also while SQLite copies, what has the name of a backup is one`, async () => {
  const random = seededRandom(20261121)
  let kills = 0
  let withinMs = 120
  while (kills < killsInTheMiddle) {
    rig.work()
    if ((await run(0, Math.floor(random() * withinMs))).killed) kills += 1
    // How long a backup takes is the machine's: one that was over first is followed by an earlier kill.
    else withinMs = Math.max(10, withinMs * 0.9)
    nothingHalf()
  }
  console.info(`Backup: killed ${kills} times at any moment`)
})
