import { describe, expect, test } from 'vitest'
import { readEvents } from '../../../src/main/ledger/read.ts'
import { outboxCounts } from '../../../src/main/outbox/questions.ts'
import { aContent, anItemContent, itemId } from '../../support/builders.ts'
import { onFailingDisk } from '../../support/failing-disk.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { createRig, type Rig } from '../../support/outbox-rig.ts'
import { idsAsked } from '../../support/psu-requests.ts'

const takenOut = (rig: Rig, id: string) =>
  rig.world.does(rig.world.people.dispenser, id, {
    type: 'take-out-of-bag',
    itemIds: [itemId(1)],
    reason: 'Patient wants to wait',
  })

/** A ready in flight whose reply is held back; gives the prescription. */
const readyInFlight = async (rig: Rig): Promise<string> => {
  const id = rig.world.receive(aContent())
  await rig.quiet()
  madeReady(rig.world, id)
  const asked = rig.psu.control.requests().length
  rig.psu.control.next({ kind: 'slow', delayMs: 5_000 })
  rig.world.clock.advance(60_000)
  rig.outbox.wake()
  await rig.until(() => {
    rig.timers.run()
    return rig.psu.control.requests().length > asked
  })
  return id
}

describe('an interrupted delivery', () => {
  test('what is being sent is on disk as being sent before its first byte leaves', async () => {
    const seen: string[] = []
    await using rig: Rig = await createRig({
      http: (real) => async (request) => {
        if (request.method === 'POST') seen.push(...rig.states('24F5DA-A83008-7EFE6Z'))
        return real(request)
      },
    })
    rig.world.receive(aContent())
    await rig.quiet()
    expect(seen).toEqual(['With Pharmacy: sending'])
  })

  test('stopping aborts the request in flight, waits for it, and leaves it unknown', async () => {
    await using rig = await createRig()
    const id = await readyInFlight(rig)
    await rig.outbox.stop()
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: unknown')
    expect(rig.outbox.inFlight()).toBe(0)
  })

  test('a stop does not wait for a line that never answers the abort', async () => {
    let deaf = false
    await using rig = await createRig({
      http: (real) => (request) => (deaf && request.method === 'POST' ? new Promise(() => undefined) : real(request)),
    })
    const id = rig.world.receive(aContent())
    await rig.quiet()
    deaf = true
    madeReady(rig.world, id)
    rig.world.clock.advance(60_000)
    rig.outbox.wake()
    await rig.until(() => rig.outbox.inFlight() === 1)
    await rig.outbox.stop()
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: unknown')
  })

  test('a fault in sending is reported and leaves nothing in flight: the update is unknown and tried again', async () => {
    const faults: unknown[] = []
    let broken = true
    await using rig = await createRig({
      outbox: { fault: (error) => faults.push(error) },
      http: (real) => async (request) => {
        if (broken && request.method === 'POST') throw new Error('a bug in the port')
        return real(request)
      },
    })
    const id = rig.world.receive(aContent())
    await rig.quiet()
    expect(faults).toHaveLength(1)
    expect(rig.states(id)).toEqual(['With Pharmacy: unknown'])
    broken = false
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded'])
  })

  test('nothing is sent after a stop, whatever is enqueued', async () => {
    await using rig = await createRig()
    await rig.outbox.stop()
    rig.world.receive(aContent())
    rig.outbox.wake()
    rig.outbox.retryNow()
    await rig.pass(3_600_000)
    expect(rig.psu.control.requests()).toEqual([])
  })

  test('after a kill in flight the update is unknown, sent again with the same id, and stored once', async () => {
    await using rig = await createRig()
    const id = await readyInFlight(rig)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: sending')
    rig.crashAndStart()
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: unknown')
    await rig.pass(10_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: recorded')
    const readyIds = idsAsked(rig).slice(1).flat()
    expect(readyIds).toHaveLength(2)
    expect(new Set(readyIds).size).toBe(1)
    expect(rig.psu.control.rows().filter(({ status }) => status === 'Ready to Collect')).toHaveLength(1)
  })

  test('a ready of unknown outcome that stops being true is never sent again; the newer update goes instead', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.psu.control.next({ kind: 'gateway-timeout', stored: true })
    await rig.pass(60_000)
    const sent = rig.psu.control.requests().length
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: unknown')
    takenOut(rig, id)
    await rig.pass(120_000)
    // The same words as recorded before, and sent all the same: the service may be showing the ready.
    expect(rig.states(id)).toEqual([
      'With Pharmacy: recorded',
      'Ready to Collect: superseded',
      'With Pharmacy: recorded',
    ])
    const later = rig.psu.control.requests().slice(sent)
    expect(later.flatMap(({ tasks }) => tasks.map(({ status }) => status))).toEqual(['With Pharmacy'])
  })

  test('a ready overtaken in flight and recorded all the same is counted apart', async () => {
    await using rig = await createRig()
    const id = await readyInFlight(rig)
    handedOut(rig.world, id)
    rig.world.clock.advance(5_000)
    rig.timers.run()
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: recorded', 'Collected: recorded'])
    expect(outboxCounts(rig.world.database.db).overtaken).toBe(1)
  })

  test('a ready overtaken in flight whose outcome is unknown is superseded, also by a kill', async () => {
    await using rig = await createRig()
    const id = await readyInFlight(rig)
    handedOut(rig.world, id)
    rig.crashAndStart()
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded', 'Collected: recorded'])
    expect(idsAsked(rig)).toHaveLength(3)
  })

  test.each(['lost', 'refused'] as const)(
    'a ready overtaken in flight is never sent again when its attempt was %s',
    async (fault) => {
      let release = (): void => undefined
      await using rig = await createRig({
        http: (real) => (request) =>
          request.body?.includes('Ready to Collect') === true
            ? new Promise((resolve) => {
                release = () => {
                  resolve({ kind: 'fault', fault, code: fault })
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
      handedOut(rig.world, id)
      release()
      await rig.pass(3_600_000)
      expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: superseded', 'Collected: recorded'])
      expect(rig.tasks(id)[1]).toMatchObject({ attempts: 1, maybe_stored: fault === 'lost' ? 1 : 0 })
    },
  )

  test('an update being sent with a whole day of work behind it is not stuck after a start', async () => {
    await using rig = await createRig()
    const id = await readyInFlight(rig)
    rig.crashAndStart()
    await rig.pass(5_000)
    expect(outboxCounts(rig.world.database.db)).toMatchObject({ waiting: 0, needsYou: 0 })
    expect(rig.states(id)).not.toContain('Ready to Collect: sending')
  })

  test('after two hours down in opening hours every unsent ready waits for a person, and nothing else does', async () => {
    await using rig = await createRig()
    rig.psu.control.line(false)
    const id = rig.world.receive(aContent({ items: [anItemContent(1)] }))
    madeReady(rig.world, id)
    await rig.quiet()
    await rig.outbox.stop()
    rig.world.clock.advance(3 * 3_600_000)
    rig.psu.control.line(true)
    rig.crashAndStart({ openMsBetween: (from, to) => to - from })
    await rig.pass(120_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded', 'Ready to Collect: parked'])
    expect(rig.tasks(id).at(-1)!.reason).toBe('still-here')
  })

  test('a restored file asks about its readies, however young', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.crashAndStart({ restored: true })
    await rig.pass(120_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: parked')
  })

  test('a ready that could not be sent for twelve hours waits for a person when the line is back', async () => {
    await using rig = await createRig()
    const id = rig.world.receive(aContent())
    await rig.quiet()
    madeReady(rig.world, id)
    rig.psu.control.line(false)
    await rig.pass(12 * 3_600_000 + 60_000)
    rig.psu.control.line(true)
    await rig.pass(120_000)
    expect(rig.states(id).at(-1)).toBe('Ready to Collect: parked')
    expect(rig.psu.control.notifications()).toEqual([])
  })

  test('a fault in whichever reading of a look is reported, and it is looked again: nothing waits for ever', async () => {
    let readsLeft = Infinity
    const faults: unknown[] = []
    await using rig: Rig = await createRig({ outbox: { fault: (error) => faults.push(error) } })
    rig.crashAndStart({ database: onFailingDisk(rig.world, { unreadable: () => (readsLeft -= 1) < 0 }) })
    await rig.quiet()
    const id = rig.world.receive(aContent())
    for (const reads of [0, 1, 2]) {
      readsLeft = reads
      rig.outbox.wake()
      await rig.until(() => faults.length > reads)
      expect(rig.outbox.state().kind).toBe('cannot-save')
      expect(rig.timers.nextAt()).not.toBeNull()
    }
    readsLeft = Infinity
    // By its own timer: nobody wakes it again.
    rig.world.clock.set(rig.timers.nextAt()!)
    rig.timers.run()
    await rig.until(() => rig.states(id).at(-1) === 'With Pharmacy: recorded')
  })

  test('a fault while writing an answer down is reported, and the answer is written when it can be', async () => {
    let full = false
    const faults: unknown[] = []
    await using rig: Rig = await createRig({ outbox: { fault: (error) => faults.push(error) } })
    rig.crashAndStart({ database: onFailingDisk(rig.world, { full: () => full }) })
    const id = rig.world.receive(aContent())
    rig.outbox.wake()
    rig.psu.control.next({ kind: 'slow', delayMs: 100 })
    await rig.until(() => rig.psu.control.requests().length === 1)
    full = true
    rig.world.clock.advance(100)
    rig.timers.run()
    await rig.until(() => faults.length > 0)
    expect(rig.outbox.state().kind).toBe('cannot-save')
    expect(rig.states(id)).toEqual(['With Pharmacy: sending'])
    full = false
    await rig.pass(60_000)
    expect(rig.states(id)).toEqual(['With Pharmacy: recorded'])
    expect(rig.psu.control.requests()).toHaveLength(1)
    expect(readEvents(rig.world.database.db, { afterSeq: 0, limit: 99 }).map(({ type }) => type)).toContain(
      'updates-recorded',
    )
  })
})
