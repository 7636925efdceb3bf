import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Environment } from '../../../src/contract/desk.ts'
import { ok } from '../../../src/domain/result.ts'
import type { Remembered } from '../../../src/main/desk/remembered.ts'
import { updatesWiring } from '../../../src/main/desk/updates-wiring.ts'
import { recoveryDigest, writeKeyFile } from '../../../src/main/keys/key-file.ts'
import type { Updates, UpdateState } from '../../../src/main/updates/updates.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'
import { createWorld, type World } from '../../support/world.ts'

const minute = 60_000
const person = { id: 'staff-1', name: 'Aisha Karim', role: 'pharmacist' } as const
const asker = { session: 'one', person }

let world: World
let dataDir: string
beforeEach(() => {
  world = createWorld()
  dataDir = mkdtempSync(path.join(tmpdir(), 'pestle-gate-'))
})
afterEach(() => {
  world[Symbol.dispose]()
  rmSync(dataDir, { recursive: true, force: true })
})

const gate = (environment: Environment = 'practice', port: Partial<Updates> = {}) => {
  let now = Date.parse('2026-11-21T12:00:00Z')
  let remembered = { putOff: null } as Pick<Remembered, 'putOff'>
  let backup: { madeAt: number; upToDate: boolean } | null = null
  let flights = 0
  let stage: 'ready' | 'resting' = 'ready'
  const timers = createTimers(() => now)
  const listeners = new Set<(state: UpdateState) => void>()
  const installs: boolean[] = []
  const made: boolean[] = []
  const release = { version: '1.1.0', notes: [], securityLastDate: null, bytes: 9, issuedAt: 0 }
  const state = (): UpdateState => ({
    kind: 'on',
    channel: 'stable',
    stage,
    checkedAt: 0,
    offered: release,
    progress: null,
    trouble: null,
  })
  const updates: Updates = {
    state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    check: () => Promise.resolve(state()),
    download: () => Promise.resolve(state()),
    choose: () => undefined,
    install: ({ restart, still }) => {
      if (still()) installs.push(restart)
      stage = 'resting'
      return Promise.resolve(ok(undefined))
    },
    stop: () => Promise.resolve(),
    ...port,
  }
  const wired = updatesWiring(
    { now: () => now, after: timers.after },
    {
      database: world.database,
      outbox: { inFlight: () => flights, state: () => ({ kind: 'idle', since: 0 }) },
      backups: {
        lastVerified: () => backup,
        make: (dayEnd) => {
          made.push(dayEnd)
          backup = { madeAt: now, upToDate: true }
          return Promise.resolve()
        },
      },
      options: {
        dataDir,
        environment,
        version: '1.0.0',
        updates,
        choices: {
          read: () => remembered as Remembered,
          change: (some) => (remembered = { ...remembered, ...some }),
        },
        pushes: { send: () => undefined, onPush: () => () => undefined },
        reportFault: (_where, fault) => {
          throw fault
        },
      },
    },
  )
  return {
    ...wired,
    installs,
    made,
    move: (ms: number) => {
      // In half minutes, as timers fall due.
      for (let left = ms; left > 0; left -= 30_000) {
        now += Math.min(left, 30_000)
        timers.run()
      }
    },
    fly: (count: number) => (flights = count),
    setBackup: (given: typeof backup) => (backup = given),
    timers,
  }
}

test('an update begins by itself after ten quiet minutes, once', async () => {
  const { handlers, installs, move } = gate()
  await handlers['updates:in-use']({ windowOpen: false, quietMs: 0 }, asker)
  move(9 * minute)
  expect(installs).toEqual([])
  move(2 * minute)
  expect(installs).toEqual([true])
  move(60 * minute)
  expect(installs).toEqual([true])
})

test('a screen that is touched, or has a window open, keeps it from beginning', async () => {
  const { handlers, installs, move } = gate()
  for (let minutes = 0; minutes < 30; minutes += 1) {
    await handlers['updates:in-use']({ windowOpen: false, quietMs: 0 }, asker)
    move(minute)
  }
  for (let minutes = 0; minutes < 30; minutes += 1) {
    await handlers['updates:in-use']({ windowOpen: true, quietMs: (minutes + 1) * minute }, asker)
    move(minute)
  }
  expect(installs).toEqual([])
  await handlers['updates:in-use']({ windowOpen: false, quietMs: 30 * minute }, asker)
  move(minute)
  expect(installs).toEqual([true])
})

test('a question being answered is an act under way: nothing begins before it was answered', async () => {
  const { handlers, counted, installs, move } = gate()
  let answer: () => void = () => undefined
  const router = counted(
    () =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: 'answer', value: {} as never })
      }),
  )
  const asked = router('one', 'products:import', {})
  move(20 * minute)
  expect(installs).toEqual([])
  expect(await handlers['updates:install']({ then: 'start-again' }, asker)).toEqual({
    ok: false,
    refusal: { code: 'waits', waits: [{ why: 'act-under-way' }] },
  })
  answer()
  await asked
  expect(await handlers['updates:install']({ then: 'stay-closed' }, asker)).toEqual({ ok: true, value: {} })
  expect(installs).toEqual([false])
})

test('what a person pressed for waits for the outbox to come to rest, and says so when it does not', async () => {
  const { handlers, installs, fly, move } = gate()
  fly(1)
  const soon = handlers['updates:install']({ then: 'start-again' }, asker)
  await Promise.resolve()
  fly(0)
  move(1_000)
  expect(await soon).toEqual({ ok: true, value: {} })
  expect(installs).toEqual([true])
  const other = gate()
  other.fly(1)
  const never = Promise.resolve(other.handlers['updates:install']({ then: 'start-again' }, asker))
  let refused: unknown
  void never.then((result) => (refused = result))
  for (let tries = 0; tries < 200 && refused === undefined; tries += 1) {
    other.move(250)
    await new Promise((resolve) => void setImmediate(resolve))
  }
  expect(refused).toEqual({ ok: false, refusal: { code: 'waits', waits: [{ why: 'outbox-sending' }] } })
})

test('where patients are real it needs a backup: by itself it waits for one, pressed for it makes one of the day’s end', async () => {
  const { handlers, installs, made, move, setBackup } = gate('production')
  move(30 * minute)
  const page = await handlers['updates:state']({}, asker)
  expect(page).toMatchObject({ ok: true, value: { waits: [{ why: 'no-backup' }] } })
  expect(installs).toEqual([])
  await handlers['updates:install']({ then: 'stay-closed' }, asker)
  expect(made).toEqual([true])
  expect(installs).toEqual([false])
  setBackup(null)
})

test('from practice too it needs a fresh backup of the live record, because the app is exchanged for both', async () => {
  const { handlers, installs, move } = gate()
  const dir = path.join(dataDir, 'production')
  mkdirSync(dir)
  writeFileSync(path.join(dir, 'pestle.db'), '')
  const recoveryCode = (blob: string): void => {
    writeKeyFile(path.join(dir, 'pestle.key.json'), { version: 1, wrappers: [{ id: 'recovery', blob }] })
  }
  recoveryCode('b25l')
  const closedAt = Date.parse('2026-11-21T11:00:00Z')
  utimesSync(path.join(dir, 'pestle.db'), closedAt / 1000, closedAt / 1000)
  const backedUp = (madeAt: number): void => {
    const last = {
      ...{ terminalId: 't', keyId: 'k', name: 'n', folder: 'f', madeAt, sequence: 1, mark: '1/1', bytes: 1 },
      ...{ checkedAt: madeAt, full: true, recovery: recoveryDigest(path.join(dir, 'pestle.db')), tookMs: 1 },
    }
    writeFileSync(
      path.join(dir, 'backup.json'),
      JSON.stringify({ version: 1, target: { folder: 'f', id: 'i' }, last, dayEndOn: null, flawed: [] }),
    )
  }
  const waits = async () => {
    const page = await handlers['updates:state']({}, asker)
    return page.ok ? page.value.waits.map(({ why }) => why).filter((why) => why === 'no-live-backup') : []
  }
  expect(await waits()).toEqual(['no-live-backup'])
  backedUp(closedAt - 21 * minute)
  expect(await waits()).toEqual(['no-live-backup'])
  move(30 * minute)
  expect(installs).toEqual([])
  expect(await handlers['updates:install']({ then: 'start-again' }, asker)).toMatchObject({
    refusal: { code: 'waits' },
  })
  backedUp(closedAt - 2 * minute)
  recoveryCode('b3RoZXI=')
  expect(await waits()).toEqual(['no-live-backup'])
  recoveryCode('b25l')
  expect(await waits()).toEqual([])
  move(minute)
  expect(installs).toEqual([true])
})

test('put off for a day, it begins by itself only after that', async () => {
  const { handlers, installs, move } = gate()
  await handlers['updates:put-off']({ for: 'a-day' }, asker)
  move(23 * 60 * minute)
  expect(installs).toEqual([])
  move(2 * 60 * minute)
  expect(installs).toEqual([true])
})

test('one that asks for an administrator’s password never begins by itself, only when it is pressed for', async () => {
  const { handlers, installs, move } = gate('practice', { needsAdministrator: true })
  move(24 * 60 * minute)
  expect(installs).toEqual([])
  expect(await handlers['updates:state']({}, asker)).toMatchObject({
    value: { waits: [{ why: 'needs-administrator' }] },
  })
  await handlers['updates:install']({ then: 'start-again' }, asker)
  expect(installs).toEqual([true])
})

test('a closed desk begins nothing any more', () => {
  const { installs, move, stop, timers } = gate()
  stop()
  move(30 * minute)
  expect(installs).toEqual([])
  expect(timers.nextAt()).toBeNull()
})
