import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { recordKeyEvent } from '../../../src/main/desk/key-events.ts'
import { lookOften } from '../../../src/main/desk/look-often.ts'
import { recordUpdates } from '../../../src/main/desk/update-events.ts'
import { resendTask } from '../../../src/main/outbox/acts.ts'
import { systemActor } from '../../../src/domain/people.ts'
import { aContent } from '../../support/builders.ts'
import { madeReady } from '../../support/journeys.ts'
import { shortIdNumber } from '../../support/numbered.ts'
import { intercepting } from '../../support/intercepting.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'

const threeHoursMs = 3 * 3_600_000
const hoursOpen = { openMsBetween: (from: number, to: number) => to - from }
const another = () => aContent({ shortId: shortIdNumber(2) })

const lastOf = (rig: Rig, id: string) => [rig.states(id).at(-1), rig.tasks(id).at(-1)!.reason]
const asked = ['Ready to Collect: parked', 'still-here']
const sent = ['Ready to Collect: recorded', null]

/** A ready that could not be sent yet. */
const readyWaiting = async (rig: Rig): Promise<string> => {
  rig.psu.control.line(false)
  const id = rig.world.receive(aContent())
  madeReady(rig.world, id)
  await rig.quiet()
  return id
}

const recordedWithNobodyThere: Readonly<Record<string, (rig: Rig) => void>> = {
  'another version recorded at the start': ({ world }) => {
    const before = { checked: { version: '1.0.0', schema: 1, at: 1 }, underWay: null, failed: null }
    recordUpdates({ now: world.clock.now, randomBytes }, world.database, before, '1.0.1')
  },
  'a key that came back at the start': ({ world }) => {
    const core = { database: world.database, ledger: world.dispensing.ledger }
    recordKeyEvent(core, systemActor, { type: 'key-recovered', body: {} })
  },
  'a prescription that a command took in': ({ world }) => {
    world.receive(another())
  },
}

test.each(Object.keys(recordedWithNobodyThere))('%s is no sign that somebody saw the screen', async (name) => {
  await using rig = await createRig({ outbox: hoursOpen })
  const id = await readyWaiting(rig)
  await rig.outbox.stop()
  rig.world.clock.advance(threeHoursMs)
  rig.psu.control.line(true)
  recordedWithNobodyThere[name]!(rig)
  rig.world.clock.advance(50)
  rig.crashAndStart()
  await rig.pass(120_000)
  expect([lastOf(rig, id), rig.psu.control.notifications()]).toEqual([asked, []])
})

test('what was done or tried before a crash was seen: after hours of quiet work nothing is asked about', async () => {
  await using rig = await createRig({ outbox: hoursOpen })
  await rig.quiet()
  rig.world.clock.advance(threeHoursMs)
  const id = await readyWaiting(rig)
  rig.world.clock.advance(30_000)
  rig.psu.control.line(true)
  rig.crashAndStart()
  await rig.pass(120_000)
  expect(lastOf(rig, id)).toEqual(sent)
})

test('a PC that slept over two hours in opening hours asks about every ready of before, and about none since', async () => {
  await using rig = await createRig({ outbox: hoursOpen })
  const before = await readyWaiting(rig)
  rig.world.clock.advance(threeHoursMs)
  // Its timers may come later than the first act of whoever woke it.
  const since = rig.world.receive(another())
  madeReady(rig.world, since)
  rig.psu.control.line(true)
  await rig.pass(120_000)
  expect([lastOf(rig, before), lastOf(rig, since)]).toEqual([asked, sent])
})

test('a ready that was being sent when the PC went to sleep is asked about, whatever comes back before it', async () => {
  let lost = (): void => undefined
  await using rig = await createRig({
    outbox: hoursOpen,
    http: (real) => (request) =>
      request.body?.includes('Ready to Collect') === true
        ? new Promise((resolve) => {
            lost = () => {
              resolve({ kind: 'fault', fault: 'lost', code: 'reset' })
            }
          })
        : real(request),
  })
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  rig.world.clock.advance(60_000)
  rig.outbox.wake()
  await rig.until(() => rig.states(id).at(-1) === 'Ready to Collect: sending')
  rig.world.clock.advance(threeHoursMs)
  const other = rig.world.receive(another())
  rig.outbox.wake()
  await rig.until(() => rig.states(other).at(-1) === 'With Pharmacy: recorded')
  lost()
  await rig.quiet()
  expect([lastOf(rig, id), rig.tasks(id).at(-1)!.attempts]).toEqual([asked, 1])
})

test('a PC that slept and on which the app is closed before anything else asks all the same', async () => {
  await using rig = await createRig({ outbox: hoursOpen })
  const id = await readyWaiting(rig)
  rig.world.clock.advance(threeHoursMs)
  await rig.stopAndStart()
  expect(lastOf(rig, id)).toEqual(asked)
})

/** The second request has an NHS number with a slip in it. */
const refusingReady = () =>
  createRig({
    outbox: hoursOpen,
    http: intercepting((body, nth) => (nth === 2 ? body.replaceAll('9990548609', '9990548600') : body)),
  })

/** A ready that the NHS refused, so that nothing waits for its time, and the PC asleep for hours since. */
const refusedAndAsleep = async (rig: Rig): Promise<string> => {
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  await rig.pass(60_000)
  expect(lastOf(rig, id)).toEqual(['Ready to Collect: parked', 'refused'])
  expect(rig.timers.nextAt()).toBeNull()
  rig.world.clock.advance(threeHoursMs)
  return id
}

const sentAgain = (rig: Rig, id: string) => {
  const commandId = rig.world.newId()
  const signed = { actor: rig.world.people.pharmacist, commandId, actId: commandId, happenedAt: rig.world.clock.now() }
  const taskId = rig.tasks(id).at(-1)!.task_id
  return rig.world.database.transact((tx) =>
    resendTask(tx, { ledger: rig.world.dispensing.ledger }, { taskId, signed }),
  )
}

test('a refused ready that is sent again after the PC slept is asked about first, though nothing else was due meanwhile', async () => {
  await using rig = await refusingReady()
  const id = await refusedAndAsleep(rig)
  expect(sentAgain(rig, id).ok).toBe(true)
  await rig.pass(120_000)
  expect([lastOf(rig, id), rig.psu.control.notifications()]).toEqual([asked, []])
})

test('that it slept with a refused ready is known after a close and a start too', async () => {
  await using rig = await refusingReady()
  const id = await refusedAndAsleep(rig)
  await rig.stopAndStart()
  expect(lastOf(rig, id)).toEqual(asked)
})

test('hours in which there was nothing to do are no sleep: what is made ready after them goes unasked', async () => {
  await using rig = await createRig({ outbox: hoursOpen })
  const id = rig.world.receive(aContent())
  await rig.quiet()
  rig.world.clock.advance(threeHoursMs)
  madeReady(rig.world, id)
  await rig.pass(60_000)
  expect(lastOf(rig, id)).toEqual(sent)
})

test('hours in which nobody did anything at a PC that was awake are no sleep: a refused ready keeps its words and may be sent again', async () => {
  await using rig = await refusingReady()
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  await rig.pass(60_000)
  const often = lookOften(rig.timers, rig.outbox.wake)
  await rig.pass(threeHoursMs)
  often.stop()
  expect(lastOf(rig, id)).toEqual(['Ready to Collect: parked', 'refused'])
  expect(sentAgain(rig, id).ok).toBe(true)
  await rig.pass(120_000)
  expect(lastOf(rig, id)).toEqual(sent)
})

test('a PC that sleeps with a refused ready asks about it as soon as it is awake, before anybody presses anything', async () => {
  await using rig = await refusingReady()
  const often = lookOften(rig.timers, () => {
    rig.outbox.wake()
  })
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  await rig.pass(60_000)
  rig.world.clock.advance(threeHoursMs)
  rig.timers.run()
  await rig.quiet()
  often.stop()
  expect(lastOf(rig, id)).toEqual(asked)
})
