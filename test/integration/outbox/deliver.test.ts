import { describe, expect, test } from 'vitest'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { outboxCounts } from '../../../src/main/outbox/questions.ts'
import { verifyTasks } from '../../../src/main/outbox/verify-tasks.ts'
import { aContent, anItemContent, itemId } from '../../support/builders.ts'
import { checked, handedOut, madeReady } from '../../support/journeys.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { createRig } from '../../support/outbox-rig.ts'

describe('delivering', () => {
  test('With Pharmacy is recorded for every item the moment a tracked prescription is received, in one request', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent({ items: [anItemContent(1), anItemContent(2)] }))
    await rig.quiet()
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'With Pharmacy: recorded'])
    expect(rig.psu.control.requests()).toHaveLength(1)
  })

  test('what is not tracked never reaches the outbox', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent(), { kind: 'order', releasedTo: null })
    madeReady(rig.world, id)
    await rig.pass(120_000)
    expect(rig.tasks(id)).toEqual([])
    expect(rig.psu.control.requests()).toEqual([])
  })

  test('one prescription from received to collected is recorded in order, a ready after 60 s and a hand-out after 10 s', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.pass(59_999)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: waiting'])
    await rig.pass(1)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: recorded'])
    handedOut(rig.world, id)
    await rig.pass(9_999)
    expect(rig.states(id).at(-1)).toBe('Collected: waiting')
    await rig.pass(1)
    expect(rig.psu.control.rows().map(({ status }) => status)).toEqual([
      'With Pharmacy',
      'Ready to Collect',
      'Collected',
    ])
  })

  test('when everything is recorded the outbox is idle and sets no timer', async () => {
    await using rig = await createRig()
    rig.world.receive(aContent())
    await rig.quiet()
    expect(rig.outbox.state().kind).toBe('idle')
    expect(rig.timers.nextAt()).toBeNull()
  })

  test('while something is waiting no timer goes off before it is due', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    await rig.quiet()
    expect(rig.timers.nextAt()).toBe(rig.world.clock.now() + 60_000)
  })

  test("an issue's first With Pharmacy travels in a request of its own", async () => {
    await using rig = await createRig()
    rig.psu.control.line(false)
    const id = rig.world.receive(aContent({ items: [anItemContent(1), anItemContent(2)] }))
    checked(rig.world, id)
    rig.world.does(rig.world.people.dispenser, id, {
      type: 'mark-not-dispensed',
      itemIds: [itemId(2)],
      reasonCode: '0001',
      note: null,
    })
    await rig.pass(20_000)
    rig.psu.control.line(true)
    rig.outbox.retryNow()
    await rig.pass(120_000)
    expect(rig.psu.control.requests().map(({ tasks }) => tasks.length)).toEqual([2, 1])
    expect(rig.states(id).at(-1)).toBe('Not Dispensed: recorded')
  })

  test('no update of an item is dated at or before the one before it', async () => {
    await using rig = await createRig({ delays: { undoMs: 0, readyMs: 0 } })
    const id = rig.world.receive(aContent())
    madeReady(rig.world, id)
    handedOut(rig.world, id)
    await rig.pass(1_000)
    const dates = rig.tasks(id).flatMap(({ last_modified }) => last_modified ?? [])
    expect(dates.length).toBeGreaterThan(1)
    expect(dates.every((date, at) => at === 0 || date > dates[at - 1]!)).toBe(true)
  })

  test('a ready that stops being true before it is sent never leaves, and what follows says why', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    handedOut(rig.world, id)
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded', 'Collected: recorded'])
    expect(rig.psu.control.notifications()).toEqual([])
    expect(outboxCounts(rig.world.database.db)).toMatchObject({ superseded: 1, recorded: 2, waiting: 0, needsYou: 0 })
  })

  test('a bag taken out again within the minute leads to no request at all', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.world.does(rig.world.people.dispenser, id, {
      type: 'take-out-of-bag',
      itemIds: [itemId(1)],
      reason: 'Wrong shelf',
    })
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual([
      'With Pharmacy: recorded',
      'Ready to Collect: superseded',
      'With Pharmacy: superseded',
    ])
    expect(rig.psu.control.requests()).toHaveLength(1)
  })

  test('a hand-out corrected within ten seconds takes its own update back with it', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    madeReady(rig.world, id)
    await rig.pass(60_000)
    const answer = rig.world.act(rig.world.people.counter, [
      {
        prescriptionId: id,
        command: aHandOut(rig.world.prescription(id), [itemId(1)]),
      },
    ])
    const eventId = answer.ok ? answer.value.prescriptions[0]!.eventIds[0]! : ''
    rig.world.does(rig.world.people.pharmacist, id, {
      type: 'correct',
      eventId,
      reason: 'Wrong patient at the counter',
      medicineIs: 'here-not-placed',
    })
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual([
      'With Pharmacy: recorded',
      'Ready to Collect: recorded',
      'Collected: superseded',
      'With Pharmacy: recorded',
    ])
  })

  test('a take-back that was a mistake is followed by what is so, dated after it, and by no ready', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    madeReady(rig.world, id)
    await rig.pass(60_000)
    handedOut(rig.world, id)
    await rig.pass(60_000)
    const back = rig.world.act(rig.world.people.counter, [
      { prescriptionId: id, command: { type: 'take-back', itemIds: [itemId(1)], reason: 'Wrong label' } },
    ])
    await rig.pass(60_000)
    const eventId = back.ok ? back.value.prescriptions[0]!.eventIds[0]! : ''
    rig.world.does(rig.world.people.counter, id, { type: 'correct', eventId, reason: 'Wrong line', medicineIs: null })
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual([
      'With Pharmacy: recorded',
      'Ready to Collect: recorded',
      'Collected: recorded',
      'With Pharmacy: recorded',
      'Collected: recorded',
    ])
    const dates = rig.tasks(id).map((task) => task.last_modified ?? 0)
    expect(dates).toEqual([...new Set(dates)].toSorted((a, b) => a - b))
    expect(rig.world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
  })

  test('the ledger says what was recorded and superseded, and replaying it asks for exactly the tasks there are', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    handedOut(rig.world, id)
    await rig.pass(60_000)
    const events = readEvents(rig.world.database.db, { afterSeq: 0, limit: 1_000 })
    const told = events.filter(({ stream }) => stream === 'outbox').map(({ type }) => type)
    expect(told).toEqual(['updates-recorded', 'updates-superseded', 'updates-recorded'])
    expect(verifyTasks(rig.world.database.db, events)).toEqual({
      complete: true,
      expected: 3,
      missing: [],
      unexpected: 0,
    })
    expect(rig.world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
  })

  test('a repeat issue that arrives starts with its own With Pharmacy and silences the readies of the last', async () => {
    await using rig = await createRig()
    const first = aContent({ treatment: 'repeat-dispensing', issue: { number: 1, of: 6 } })
    const one = rig.world.receive(first)
    await rig.quiet()
    madeReady(rig.world, one)
    const two = rig.world.receive({ ...first, issue: { number: 2, of: 6 } })
    await rig.pass(120_000)
    expect(rig.states(one)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded'])
    expect(rig.states(two)).toEqual(['With Pharmacy: recorded'])
    expect(rig.tasks(two)[0]!.last_modified!).toBeGreaterThan(rig.tasks(one)[0]!.last_modified!)
  })
})
