import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { prescriptionById } from '../../src/main/dispensing/questions/prescription-by-id.ts'
import { eventsOfCommand, readEvents } from '../../src/main/ledger/read.ts'
import { verifyTasks } from '../../src/main/outbox/verify-tasks.ts'
import type { Acknowledged } from '../support/kill-child.ts'
import { seededRandom } from '../support/seeded-random.ts'
import { createWorld, type World } from '../support/world.ts'

const kills = 12
const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, '.cache/kills')
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-kills-'))
  const entry = path.join(root, 'test/support/kill-child.ts')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: entry, outDir: built, emptyOutDir: true, target: 'node24' },
  })
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Lets a process work until it has acknowledged some acts, kills it a moment later, and gives everything it acknowledged. */
const workAndDie = async (round: number, acts: number, delayMs: number): Promise<readonly Acknowledged[]> => {
  const child: ChildProcess = spawn(process.execPath, [path.join(built, 'kill-child.js'), folder, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit')
  const acknowledged: Acknowledged[] = []
  for await (const line of createInterface({ input: child.stdout! })) {
    acknowledged.push(JSON.parse(line) as Acknowledged)
    if (acknowledged.length === acts) void wait(delayMs).then(() => child.kill('SIGKILL'))
  }
  await exited
  expect(child.signalCode).toBe('SIGKILL')
  return acknowledged
}

const lost = (world: World, acknowledged: readonly Acknowledged[]): readonly Acknowledged[] =>
  acknowledged.filter(
    ({ actId, commandIds, prescriptions }) =>
      !commandIds.every((id) => eventsOfCommand(world.database.db, id).some((event) => event.actId === actId)) ||
      !prescriptions.every(({ id, version }) => (prescriptionById(world.database.db, id)?.version ?? 0) >= version),
  )

/** Acts on two prescriptions of which only one is there. */
const torn = (world: World): readonly string[] => {
  const events = readEvents(world.database.db, { afterSeq: 0, limit: 1_000_000 })
  const both = events.filter(({ type, body }) => {
    const { reason, note } = body as { reason?: string; note?: string }
    return (type === 'held' && reason === 'both') || (type === 'hold-released' && note === 'both')
  })
  return [...Map.groupBy(both, ({ actId }) => actId)].filter(([, own]) => own.length !== 2).map(([actId]) => actId)
}

test(`no acknowledged act is lost and none is half there, over ${kills} kills of one file`, async () => {
  const random = seededRandom(20261121)
  const all: Acknowledged[] = []
  for (let round = 1; round <= kills; round += 1) {
    all.push(...(await workAndDie(round, 1 + Math.floor(random() * 60), random() * 8)))
    using world = createWorld({ folder, idsFrom: 900_000_000 + round })
    expect(lost(world, all)).toEqual([])
    expect(torn(world)).toEqual([])
    const { chain, replay } = world.verify()
    expect(chain).toMatchObject({ chainOk: true, firstBreak: null })
    expect(replay.differences).toEqual([])
    const tasks = verifyTasks(world.database.db, readEvents(world.database.db, { afterSeq: 0, limit: 1_000_000 }))
    expect(tasks).toMatchObject({ complete: true, missing: [], unexpected: 0 })
    expect(world.database.pragma('integrity_check')).toBe('ok')
  }
  expect(all.length).toBeGreaterThan(kills * 10)
})
