import { expect, test } from 'vitest'
import type { Environment } from '../../../src/contract/desk.ts'
import type { Updates } from '../../../src/main/updates/updates.ts'
import { asker, updateGateEachTest } from '../../support/update-gate-each-test.ts'

const minute = 60_000
const desks = updateGateEachTest()

const gate = (environment: Environment = 'practice', port: Partial<Updates> = {}) => desks.gate({ environment, port })

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

test('closing at the day’s end makes a backup checked in full first, and then ends the app once it has answered', async () => {
  const { handlers, made, move, quits } = gate('production')
  expect(await handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  expect(made).toEqual([true])
  expect(quits()).toBe(0)
  move(1)
  expect(quits()).toBe(1)
})

test('after a quiet quarter of an hour closing still makes one checked in full, and not a second time', async () => {
  const { handlers, made, setBackup } = gate('production')
  setBackup({ madeAt: Date.parse('2026-11-21T11:45:00Z'), upToDate: true, full: false })
  expect(await handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  expect(made).toEqual([true])
  expect(await handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  expect(made).toEqual([true])
})

test('what is recorded while the closing backup is copied goes into a second one before it closes', async () => {
  const { handlers, made, move, quits, workWhileCopying } = gate('production')
  workWhileCopying(1)
  expect(await handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  expect(made).toEqual([true, true])
  move(1)
  expect(quits()).toBe(1)
})

test('where no backup counts, as without a recovery code, closing makes one and no second', async () => {
  const practice = gate()
  practice.countNoBackups()
  expect(await practice.handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  expect(practice.made).toEqual([true])
  const live = gate('production')
  live.countNoBackups()
  expect(await live.handlers['desk:close-day']({}, asker)).toMatchObject({
    refusal: { code: 'waits', waits: [{ why: 'no-backup' }] },
  })
  expect(live.made).toEqual([true])
})

test('where work goes on through the second backup too it is not closed, however fresh that is', async () => {
  const { handlers, made, move, quits, workWhileCopying } = gate('production')
  workWhileCopying(2)
  expect(await handlers['desk:close-day']({}, asker)).toEqual({
    ok: false,
    refusal: { code: 'waits', waits: [{ why: 'backup-old', madeAt: Date.parse('2026-11-21T12:00:00Z') }] },
  })
  expect(made).toEqual([true, true])
  move(1)
  expect(quits()).toBe(0)
})

test('with no backup that counts the app is not closed and says so; in practice nobody real is lost, and it is', async () => {
  const live = gate('production')
  live.breakBackups()
  live.setBackup({ madeAt: Date.parse('2026-11-21T11:59:00Z'), upToDate: false, full: false })
  expect(await live.handlers['desk:close-day']({}, asker)).toMatchObject({
    ok: false,
    refusal: { code: 'waits', waits: [{ why: 'no-backup' }] },
  })
  live.move(minute)
  expect(live.quits()).toBe(0)
  const practice = gate()
  practice.breakBackups()
  expect(await practice.handlers['desk:close-day']({}, asker)).toMatchObject({ ok: true })
  practice.move(1)
  expect(practice.quits()).toBe(1)
})

test('while an act is under way it is not closed; asking to close is none', async () => {
  const { handlers, counted, quits, move } = gate()
  let answer: () => void = () => undefined
  const router = counted((_session, name) =>
    name === 'desk:close-day'
      ? Promise.resolve(handlers['desk:close-day']({}, asker)).then((value) => ({ kind: 'answer', value }) as never)
      : new Promise((resolve) => {
          answer = () => {
            resolve({ kind: 'answer', value: {} } as never)
          }
        }),
  )
  const act = router('one', 'commands:run', {})
  expect(await router('one', 'desk:close-day', {})).toMatchObject({
    value: { refusal: { waits: [{ why: 'act-under-way' }] } },
  })
  answer()
  await act
  expect(await router('one', 'desk:close-day', {})).toMatchObject({ value: { ok: true } })
  move(1)
  expect(quits()).toBe(1)
})

test('a host that is not closed from within says so', async () => {
  const { handlers } = desks.gate({ closes: false })
  expect(await handlers['desk:close-day']({}, asker)).toEqual({ ok: false, refusal: { code: 'not-here' } })
})
