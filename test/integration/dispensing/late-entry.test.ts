import { describe, expect, test } from 'vitest'
import type { DomainEvent } from '../../../src/domain/events.ts'
import { lateOffers, offers } from '../../../src/domain/offers.ts'
import type { Prescription } from '../../../src/domain/prescription.ts'
import { trackingStatus } from '../../../src/domain/tracking.ts'
import { actHistory } from '../../../src/main/dispensing/questions/act-history.ts'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, madeReady, placed } from '../../support/journeys.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { createWorld, type World } from '../../support/world.ts'

const at = (time: string): number => Date.parse(`2026-11-16T${time}:00Z`)

const readyAtEleven = (world: World): string => {
  world.clock.set(at('10:00'))
  const id = world.receive(contentNumber(1))
  world.clock.set(at('11:00'))
  madeReady(world, id)
  world.clock.set(at('14:00'))
  return id
}

const handOut = (world: World, id: string, happened: { readonly at: number; readonly reason: string }) =>
  world.act(
    world.people.counter,
    [
      {
        prescriptionId: id,
        command: aHandOut(
          world.prescription(id),
          world.prescription(id).items.map((item) => item.content.id),
        ),
      },
    ],
    { happened },
  )

test('a hand-out of 11:20 entered at 14:00 keeps both times and its reason', () => {
  using world = createWorld()
  const id = readyAtEleven(world)

  expect(handOut(world, id, { at: at('11:20'), reason: 'Power cut' }).ok).toBe(true)

  expect(actHistory(world.database.db, id).at(-1)).toMatchObject({
    type: 'handed-out',
    happenedAt: at('11:20'),
    recordedAt: at('14:00'),
    body: { lateReason: 'Power cut' },
  })
  expect(world.verify().replay.matches).toBe(true)
})

test('a late entry needs a reason', () => {
  using world = createWorld()
  const id = readyAtEleven(world)
  expect(handOut(world, id, { at: at('11:20'), reason: '  ' })).toMatchObject({
    refusal: { refusal: { code: 'late-entry-reason-missing' } },
  })
})

test('a late entry cannot lie in the future', () => {
  using world = createWorld()
  const id = readyAtEleven(world)
  expect(handOut(world, id, { at: at('14:01'), reason: 'Power cut' })).toMatchObject({
    refusal: { refusal: { code: 'late-entry-in-future' } },
  })
})

test('a late entry cannot lie before what was done last', () => {
  using world = createWorld()
  const id = readyAtEleven(world)
  expect(handOut(world, id, { at: at('10:59'), reason: 'Power cut' })).toMatchObject({
    refusal: { refusal: { code: 'earlier-than-last-act' } },
  })
})

test('what the app did by itself meanwhile does not stand in the way of a late entry', () => {
  using world = createWorld()
  world.clock.set(at('10:00'))
  const id = world.receive(contentNumber(1, { validTo: '2026-11-16' }))
  world.clock.set(at('11:00'))
  madeReady(world, id)
  world.clock.set(Date.parse('2026-11-17T08:00:00Z'))
  world.does(world.people.system, id, { type: 'review-legal-window' })

  const note = { type: 'hold', itemIds: [world.prescription(id).items[0]!.content.id], reason: 'Query' } as const
  const answer = world.act(world.people.counter, [{ prescriptionId: id, command: note }], {
    happened: { at: at('11:20'), reason: 'Power cut' },
  })
  expect(answer.ok).toBe(true)
})

/** Checked, made and checked again on its last legal day, and in no bag yet; gives its id. */
const madeOnItsLastDay = (world: World): string => {
  world.clock.set(at('10:00'))
  const id = world.receive(contentNumber(1, { validTo: '2026-11-16' }))
  world.clock.set(at('11:00'))
  checked(world, id)
  assembled(world, id)
  accuracyChecked(world, id)
  return id
}

describe('what left on its last legal day and is entered the day after, when the app has taken it out of its place', () => {
  const nextMorning = Date.parse('2026-11-17T08:00:00Z')
  const readyUntilItsLastDay = (world: World): string => {
    world.clock.set(at('10:00'))
    const id = world.receive(contentNumber(1, { validTo: '2026-11-16' }))
    world.clock.set(at('11:00'))
    madeReady(world, id)
    return id
  }
  const dayEnds = (world: World, id: string): void => {
    world.clock.set(nextMorning)
    world.does(world.people.system, id, { type: 'review-legal-window' })
  }
  const entered = (world: World, id: string, happened = { at: at('17:00'), reason: 'Power cut' }) => {
    const p = world.prescription(id)
    const itemIds = p.items.map((item) => item.content.id)
    return world.act(world.people.pharmacist, [{ prescriptionId: id, command: aHandOut(p, itemIds) }], { happened })
  }
  const statuses = (p: Prescription) => p.items.map((item) => trackingStatus(p, item))

  test('is recorded as placed until then and handed out, and nobody hears that it is ready', () => {
    using world = createWorld()
    const id = readyUntilItsLastDay(world)
    dayEnds(world, id)
    const told = world.changes.length
    expect(lateOffers(world.prescription(id)).map(({ command }) => command)).toEqual(['hand-out'])

    expect(entered(world, id).ok).toBe(true)

    expect(statuses(world.prescription(id))).toEqual(['Collected', 'Collected'])
    const history = actHistory(world.database.db, id)
    const acts = history.slice(-3)
    expect(acts.map(({ type, happenedAt }) => [type, happenedAt])).toEqual([
      ['window-opened', at('17:00')],
      ['bag-placed', at('17:00')],
      ['handed-out', at('17:00')],
    ])
    const [before] = history.filter(({ type }) => type === 'bag-placed')
    const { bagId, place, route, portions } = before?.body as Extract<DomainEvent, { type: 'bag-placed' }>
    expect(acts[1]?.body).toMatchObject({ bagId, place, route, portions })
    expect(world.changes.slice(told).map(({ after }) => statuses(after))).toEqual([['Collected', 'Collected']])
    expect(lateOffers(world.prescription(id))).toEqual([])
    expect(world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
  })

  test('is entered also where it left another way than it was placed for: how it left is entered first', () => {
    using world = createWorld()
    const id = readyUntilItsLastDay(world)
    dayEnds(world, id)
    const itemIds = world.prescription(id).items.map((item) => item.content.id)
    const carriage = { courier: 'own-driver', courierName: null, trackingNumber: null } as const
    const happened = { at: at('17:00'), reason: 'Power cut' }
    const answers = (
      [
        { type: 'change-route', route: 'deliver' },
        { type: 'dispatch', itemIds, carriage, noLabel: 'It has left' },
      ] as const
    ).map((command) => world.act(world.people.pharmacist, [{ prescriptionId: id, command }], { happened }))
    expect(answers.map(({ ok }) => ok)).toEqual([true, true])
    expect(statuses(world.prescription(id))).toEqual(['Dispatched', 'Dispatched'])
  })

  test('is entered also when its placing was entered late before it', () => {
    using world = createWorld()
    const id = madeOnItsLastDay(world)
    dayEnds(world, id)
    const itemIds = world.prescription(id).items.map((item) => item.content.id)
    const place = { kind: 'shelf', label: 'A1' } as const
    const placing = { type: 'place-bag', bagId: 'bag-1', itemIds, place, route: 'collect' } as const
    const late = { happened: { at: at('16:00'), reason: 'Power cut' } }
    expect(world.act(world.people.pharmacist, [{ prescriptionId: id, command: placing }], late).ok).toBe(true)
    expect(entered(world, id).ok).toBe(true)
    expect(statuses(world.prescription(id))).toEqual(['Collected', 'Collected'])
  })

  test('is refused for today, for the counter, and where somebody had taken it out of its bag', () => {
    using world = createWorld()
    const id = readyUntilItsLastDay(world)
    dayEnds(world, id)
    expect(entered(world, id, { at: nextMorning, reason: 'Power cut' })).toMatchObject({
      refusal: { refusal: { code: 'too-late' } },
    })
    expect(handOut(world, id, { at: at('17:00'), reason: 'Power cut' })).toMatchObject({
      refusal: { refusal: { code: 'late-supply-needs-pharmacist' } },
    })
    using other = createWorld()
    const out = readyUntilItsLastDay(other)
    const itemIds = other.prescription(out).items.map((item) => item.content.id)
    other.does(other.people.dispenser, out, { type: 'take-out-of-bag', itemIds, reason: 'Label torn' })
    dayEnds(other, out)
    expect(lateOffers(other.prescription(out))).toEqual([])
    expect(entered(other, out)).toMatchObject({ refusal: { refusal: { code: 'not-placed' } } })
  })
})

test('a bag put in its place on its last legal day and entered the day after is not ready today', () => {
  using world = createWorld()
  const id = madeOnItsLastDay(world)
  world.clock.set(Date.parse('2026-11-17T08:00:00Z'))
  const { items } = world.prescription(id)
  const placing = {
    type: 'place-bag',
    bagId: 'bag-1',
    itemIds: items.map((item) => item.content.id),
    place: { kind: 'shelf', label: 'A1' },
    route: 'collect',
  } as const
  const answer = world.act(world.people.pharmacist, [{ prescriptionId: id, command: placing }], {
    happened: { at: at('17:00'), reason: 'Power cut' },
  })
  expect(answer.ok).toBe(true)
  const after = world.prescription(id)
  expect(after.items.map((item) => trackingStatus(after, item))).toEqual(['With Pharmacy', 'With Pharmacy'])
  expect(world.changes.filter(({ event }) => event.type === 'bag-placed')).toEqual([])
  expect(world.verify()).toMatchObject({ chain: { chainOk: true }, replay: { matches: true } })
})

describe('what left on the last day of its packs and is entered the day after, when the app has taken it out of its place', () => {
  const wentOutOfDate = (world: World): { readonly id: string; readonly itemIds: readonly string[] } => {
    const id = world.receive(contentNumber(1, { items: [{}] }))
    checked(world, id)
    const itemIds = world.prescription(id).items.map(({ content }) => content.id)
    for (const { content, toSupply } of world.prescription(id).items) {
      const line = { product: content.drug, amount: toSupply, batch: 'B1', expiry: '2026-11-17' }
      const command = { type: 'assemble', itemId: content.id, lines: [line], toSupply: null, owing: null } as const
      world.does(world.people.dispenser, id, command)
    }
    accuracyChecked(world, id)
    placed(world, id)
    world.clock.set(Date.parse('2026-11-18T09:00:00Z'))
    world.does(world.people.system, id, { type: 'review-legal-window' })
    return { id, itemIds }
  }
  const late = { happened: { at: Date.parse('2026-11-17T17:00:00Z'), reason: 'The PC was down' } }

  test('is recorded as it happened, from where it lay, and offered for a late entry alone', () => {
    using world = createWorld()
    const { id, itemIds } = wentOutOfDate(world)
    const before = world.prescription(id)
    expect(offers(before).map(({ command }) => command)).not.toContain('hand-out')
    expect(lateOffers(before)).toEqual([{ command: 'hand-out', itemIds }])

    const command = aHandOut(before, itemIds)
    expect(world.act(world.people.pharmacist, [{ prescriptionId: id, command }])).toMatchObject({
      refusal: { refusal: { code: 'product-expired', expiry: '2026-11-17' } },
    })
    expect(world.act(world.people.pharmacist, [{ prescriptionId: id, command }], late).ok).toBe(true)

    const after = world.prescription(id)
    expect(after.items.map((item) => trackingStatus(after, item))).toEqual(['Collected'])
    expect(lateOffers(after)).toEqual([])
    expect(world.verify().replay.matches).toBe(true)
  })

  test('also where its place is entered late first, in the same act or in one before', () => {
    for (const together of [true, false]) {
      using world = createWorld()
      const { id, itemIds } = wentOutOfDate(world)
      const place = { kind: 'shelf', label: 'A4' } as const
      const placing = { type: 'place-bag', bagId: 'bag-late', itemIds, place, route: 'collect' } as const
      const acts = [placing, aHandOut(world.prescription(id), itemIds)].map((command) => ({
        prescriptionId: id,
        command,
      }))
      const answers = (together ? [acts] : acts.map((one) => [one])).map((commands) =>
        world.act(world.people.pharmacist, commands, late),
      )
      expect(answers.map(({ ok }) => ok)).toEqual(together ? [true] : [true, true])
      const after = world.prescription(id)
      expect(after.items.map((item) => trackingStatus(after, item))).toEqual(['Collected'])
    }
  })
})
