import { expect, test } from 'vitest'
import { contentNumber } from '../../support/content-number.ts'
import { accuracyChecked, assembled, checked, handedOut, madeReady, placed } from '../../support/journeys.ts'
import { passedCheck } from '../../support/passed-check.ts'
import { tableDump } from '../../support/table-dump.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { createWorld, type World } from '../../support/world.ts'

const place = { kind: 'shelf', label: 'A3' } as const
const itemIds = (world: World, id: string) => world.prescription(id).items.map((item) => item.content.id)

test('a prescription goes from received to handed out, and every act tells the outbox and the screens once', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  const done = handedOut(world, id)

  expect(done.items.every((item) => item.portions.every((portion) => portion.out?.how === 'handed-out'))).toBe(true)
  expect(world.changes).toHaveLength(7)
  expect(world.changes.map(({ event }) => event.type)).toEqual([
    'received',
    'clinical-check-recorded',
    'assembled',
    'assembled',
    'accuracy-check-passed',
    'bag-placed',
    'handed-out',
  ])
  expect(world.commits.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(world.commits.every(({ ids }) => ids.length === 1 && ids[0] === id)).toBe(true)
})

test('a refused act leaves nothing behind in any table', () => {
  using world = createWorld()
  const first = world.receive(contentNumber(1))
  const second = world.receive(contentNumber(2))
  madeReady(world, first)
  const before = tableDump(world.database.db)

  const answer = world.act(world.people.counter, [
    { prescriptionId: first, command: aHandOut(world.prescription(first), itemIds(world, first)) },
    { prescriptionId: second, command: aHandOut(world.prescription(second), itemIds(world, second)) },
  ])

  expect(answer).toEqual({
    ok: false,
    refusal: { code: 'act-refused', prescriptionId: second, refusal: { code: 'clinical-check-missing' } },
  })
  expect(tableDump(world.database.db)).toEqual(before)
  expect(world.commits.at(-1)?.ids).toEqual([first])
})

test('the same act again gets the first answer and does nothing, also after others have followed', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const commandId = world.newId()
  const actId = world.newId()
  const hold = { type: 'hold', itemIds: itemIds(world, id), reason: 'Query with the surgery' } as const
  const asked = { prescriptionId: id, command: hold, commandId, expectedVersion: 1 }
  const first = world.act(world.people.counter, [asked], { actId })
  world.does(world.people.pharmacist, id, { type: 'release-hold', itemIds: itemIds(world, id), note: null })
  const before = tableDump(world.database.db)
  const commits = world.commits.length

  const again = world.act(world.people.counter, [asked], { actId })

  expect(first.ok).toBe(true)
  expect(again).toEqual(first)
  expect(tableDump(world.database.db)).toEqual(before)
  expect(world.commits).toHaveLength(commits)
})

test('a repeated act gives the first answer also for a command that had nothing to record', () => {
  using world = createWorld()
  const early = world.receive(contentNumber(1, { validFrom: '2026-11-17' }))
  const open = world.receive(contentNumber(2))
  world.clock.advance(86_400_000)
  const review = { type: 'review-legal-window' } as const
  const asked = [early, open].map((prescriptionId) => ({ prescriptionId, command: review, commandId: world.newId() }))
  const actId = world.newId()

  const first = world.act(world.people.system, asked, { actId })
  checked(world, open)
  const again = world.act(world.people.system, asked, { actId })

  expect(first.ok && first.value.prescriptions.map(({ id, types }) => [id, types])).toEqual([
    [early, ['window-opened']],
    [open, []],
  ])
  expect(again).toEqual(first)
})

test('a command id of another act is a fault, not an answer', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const commandId = world.newId()
  const hold = { type: 'hold', itemIds: itemIds(world, id), reason: 'Query' } as const
  world.act(world.people.counter, [{ prescriptionId: id, command: hold, commandId }])

  expect(() =>
    world.act(world.people.counter, [
      { prescriptionId: id, command: hold, commandId },
      { prescriptionId: id, command: hold },
    ]),
  ).toThrow(/again/)
})

test('a stale version of one prescription refuses a whole bag', () => {
  using world = createWorld()
  const patient = { nhsNumber: contentNumber(1).patient.nhsNumber, family: 'Brown' }
  const ids = [1, 2, 3].map((n) => world.receive(contentNumber(n, { patient })))
  for (const id of ids) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  const shown = ids.map((id) => world.prescription(id).version)
  const changed = ids[1]!
  world.does(world.people.counter, changed, { type: 'hold', itemIds: itemIds(world, changed), reason: 'Query' })
  const before = tableDump(world.database.db)

  const answer = world.act(
    world.people.dispenser,
    ids.map((id, at) => ({
      prescriptionId: id,
      expectedVersion: shown[at]!,
      command: { type: 'place-bag', bagId: 'bag-1', itemIds: itemIds(world, id), place, route: 'collect' },
    })),
  )

  expect(answer).toEqual({
    ok: false,
    refusal: {
      code: 'act-refused',
      prescriptionId: changed,
      refusal: { code: 'changed-meanwhile', version: shown[1]! + 1 },
    },
  })
  expect(tableDump(world.database.db)).toEqual(before)
})

test('two commands on one prescription in one act both name the version that was shown', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  assembled(world, id)
  const shown = world.prescription(id).version
  const answer = world.act(world.people.pharmacist, [
    {
      prescriptionId: id,
      expectedVersion: shown,
      command: passedCheck(world.prescription(id)),
    },
    {
      prescriptionId: id,
      expectedVersion: shown,
      command: {
        type: 'record-accuracy-check',
        itemIds: itemIds(world, id),
        outcome: 'passed',
        selfCheckReason: null,
      },
    },
  ])

  expect(answer.ok && answer.value.prescriptions).toMatchObject([
    { id, version: shown + 2, types: ['clinical-check-recorded', 'accuracy-check-passed'] },
  ])
})

test('a command of a person that names no version is a fault', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  const hold = { type: 'hold', itemIds: itemIds(world, id), reason: 'Query' } as const
  expect(() => world.act(world.people.counter, [{ prescriptionId: id, command: hold, expectedVersion: null }])).toThrow(
    /version/,
  )
})

test('an act on a prescription that never came is refused', () => {
  using world = createWorld()
  const answer = world.act(world.people.counter, [
    { prescriptionId: 'nowhere', command: { type: 'record-death', note: null }, expectedVersion: 3 },
  ])
  expect(answer).toMatchObject({ ok: false, refusal: { prescriptionId: 'nowhere', refusal: { code: 'not-found' } } })
})

test('a fault in the outbox leaves nothing of the act written', () => {
  let broken = false
  using world = createWorld({
    enqueue: () => {
      if (broken) throw new Error('disk full')
    },
  })
  const id = world.receive(contentNumber(1))
  const before = tableDump(world.database.db)
  broken = true

  expect(() => checked(world, id)).toThrow('disk full')
  expect(tableDump(world.database.db)).toEqual(before)

  broken = false
  expect(checked(world, id).version).toBe(2)
})

/** Prescriptions of two patients with nothing left to do but to bag them. */
const twoToBag = (world: World): readonly [mine: string, theirs: string] => {
  const [mine, theirs] = [world.receive(contentNumber(1)), world.receive(contentNumber(2))]
  for (const id of [mine, theirs]) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  return [mine, theirs]
}

test('a bag never holds the medicines of two patients', () => {
  using world = createWorld()
  const [mine, theirs] = twoToBag(world)
  placed(world, mine, 'collect', 'bag-1')

  const answer = world.act(world.people.dispenser, [
    {
      prescriptionId: theirs,
      command: { type: 'place-bag', bagId: 'bag-1', itemIds: itemIds(world, theirs), place, route: 'collect' },
    },
  ])

  expect(answer).toMatchObject({
    ok: false,
    refusal: { prescriptionId: theirs, refusal: { code: 'bag-of-another-patient', otherPrescriptionId: mine } },
  })
})

test('a bag label in small letters and in capitals is one bag, with which two patients never share it', () => {
  using world = createWorld()
  const [mine, theirs] = twoToBag(world)
  placed(world, mine, 'collect', 'b-1')

  const answer = world.act(world.people.dispenser, [
    {
      prescriptionId: theirs,
      command: { type: 'place-bag', bagId: 'B-1', itemIds: itemIds(world, theirs), place, route: 'collect' },
    },
  ])

  expect(answer).toMatchObject({ ok: false, refusal: { refusal: { code: 'bag-of-another-patient' } } })
})

test('two patients cannot get into one new bag by one act either', () => {
  using world = createWorld()
  const ids = [world.receive(contentNumber(1)), world.receive(contentNumber(2))]
  for (const id of ids) {
    checked(world, id)
    assembled(world, id)
    accuracyChecked(world, id)
  }
  const answer = world.act(
    world.people.dispenser,
    ids.map((id) => ({
      prescriptionId: id,
      command: { type: 'place-bag', bagId: 'bag-1', itemIds: itemIds(world, id), place, route: 'collect' },
    })),
  )
  expect(answer).toMatchObject({ ok: false, refusal: { refusal: { code: 'bag-of-another-patient' } } })
})

test('a command id that was used on another prescription is a fault, whatever act it comes with', () => {
  using world = createWorld()
  const [one, two] = [world.receive(contentNumber(1)), world.receive(contentNumber(2))]
  const commandId = world.newId()
  const hold = (id: string) => ({ type: 'hold', itemIds: itemIds(world, id), reason: 'Query' }) as const
  world.act(world.people.counter, [{ prescriptionId: one, command: hold(one), commandId }])

  expect(() => world.act(world.people.counter, [{ prescriptionId: two, command: hold(two), commandId }])).toThrow(
    /again/,
  )
  expect(world.prescription(two).items.every((item) => item.hold === null)).toBe(true)
})

test('an act that comes again with one more command is a fault: the first answer would pass that one off as done', () => {
  using world = createWorld()
  const [one, two] = [world.receive(contentNumber(1)), world.receive(contentNumber(2))]
  const hold = (id: string) => ({
    prescriptionId: id,
    commandId: world.newId(),
    expectedVersion: world.prescription(id).version,
    command: { type: 'hold', itemIds: itemIds(world, id), reason: 'Query' } as const,
  })
  const [first, more, actId] = [hold(one), hold(two), world.newId()]
  const answer = world.act(world.people.counter, [first], { actId })

  expect(() => world.act(world.people.counter, [first, more], { actId })).toThrow(/did not have/)
  expect(world.act(world.people.counter, [first], { actId })).toEqual(answer)
})
