import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { all } from '../../../src/main/database/query.ts'
import { incidentOpenAsked } from '../../../src/main/dispensing/days-end-store.ts'
import { incidentsOpen, toDestroy } from '../../../src/main/dispensing/questions/days-end-returns.ts'
import { prescriptionDetail } from '../../../src/main/dispensing/questions/prescription-detail.ts'
import { notesOf } from '../../../src/renderer/features/prescription/item-steps.ts'
import { incidentOpenLines } from '../../../src/renderer/wording/days-end-returns.ts'
import { aHandOut } from '../../support/at-the-counter.ts'
import { aContent, anItemContent, monday } from '../../support/builders.ts'
import { contentNumber } from '../../support/content-number.ts'
import { handedOut, madeReady } from '../../support/journeys.ts'
import { lookOn } from '../../support/look.ts'
import { createWorld, type World } from '../../support/world.ts'

const dayMs = 86_400_000
const report = ({ database, clock }: World) => ({
  incidentsOpen: incidentsOpen(database.db),
  toDestroy: toDestroy(database.db, clock.now()),
})

const correctedOutside = (world: World, cameBack: boolean, n = 1): string => {
  const id = world.receive(contentNumber(n))
  madeReady(world, id)
  const handed = handedOut(world, id)
  const eventId = handed.items[0]?.portions[0]?.out?.stamp.eventId ?? ''
  const command = { type: 'correct', eventId, reason: 'Wrong patient', medicineIs: 'gone', cameBack } as const
  world.does(world.people.pharmacist, id, command)
  return id
}

test('a correction of what was outside needs an answer on every day’s end until there is one', () => {
  using world = createWorld()
  const id = correctedOutside(world, false)
  expect(report(world).incidentsOpen).toMatchObject({ count: 1, rows: [{ prescriptionId: id }] })
  world.clock.advance(1_000 * dayMs)
  expect(report(world).incidentsOpen.count).toBe(1)
  world.does(world.people.technician, id, { type: 'rule-out-incident', reason: 'It was theirs, and right' })
  expect(report(world).incidentsOpen.count).toBe(0)
})

test('a corrected departure says on the day’s end whether somebody has the medicine, until it is answered', () => {
  using world = createWorld()
  const lines = () => incidentOpenLines({ incidentsOpen: report(world).incidentsOpen, at: world.clock.now() })
  const id = correctedOutside(world, false)
  expect(lines().map(({ cells }) => cells[1])).toMatchObject([expect.stringContaining('Somebody has it: get it back')])
  world.does(world.people.pharmacist, id, { type: 'rule-out-incident', reason: 'It was theirs, and right' })
  expect(lines()).toEqual([])
  correctedOutside(world, true, 2)
  expect(lines().map(({ cells }) => cells[1])).toMatchObject([expect.not.stringContaining('Somebody has it')])
})

test('the prescription in hand says which correction left the medicine with somebody, as the day’s end does', () => {
  using world = createWorld()
  const said = (id: string) => {
    const detail = prescriptionDetail(world.database.db, id, lookOn(world.clock.now()))
    return detail.ok && detail.value.withSomebody
  }
  const asked = (id: string) => world.prescription(id).mayBeIncident?.map(({ stamp }) => stamp.eventId)
  const away = correctedOutside(world, false)
  const back = correctedOutside(world, true, 2)
  expect([asked(away)?.length, asked(back)?.length]).toEqual([1, 1])
  expect([said(away), said(back)]).toEqual([asked(away), []])
  expect(
    report(world).incidentsOpen.rows.map(({ prescriptionId, withSomebody }) => [prescriptionId, withSomebody]),
  ).toEqual(
    expect.arrayContaining([
      [away, true],
      [back, false],
    ]),
  )
})

test('two departures of one prescription are two questions, each with what left and when, the latest corrected first', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1, { items: [{}, {}] }))
  const names = world.prescription(id).items.map(({ content }) => content.drug.name)
  const leftAt: number[] = []
  for (const [at] of names.entries()) {
    madeReady(world, id)
    const item = world.prescription(id).items[at]
    world.does(world.people.counter, id, aHandOut(world.prescription(id), [item?.content.id ?? '']))
    const out = world.prescription(id).items[at]?.portions[0]?.out
    leftAt.push(out?.stamp.at ?? 0)
    world.clock.advance(dayMs)
    const eventId = out?.stamp.eventId ?? ''
    const command = { type: 'correct', eventId, reason: 'Wrong patient', medicineIs: 'gone', cameBack: false } as const
    world.does(world.people.pharmacist, id, command)
  }
  const asked = names.map((name, at) => ({ prescriptionId: id, itemNames: [name], leftAt: leftAt[at] }))
  expect(report(world).incidentsOpen).toMatchObject({ count: 2, rows: asked.toReversed() })
  world.does(world.people.pharmacist, id, { type: 'rule-out-incident', reason: 'It was theirs, and right' })
  expect(report(world).incidentsOpen).toMatchObject({ count: 1, rows: asked.slice(1) })
})

test('who waits to be asked about an incident is known from an index of these alone', () => {
  using world = createWorld()
  const plan = sql.raw<{ readonly detail: string }>(`EXPLAIN QUERY PLAN ${incidentOpenAsked.compile().sql}`)
  const [step, ...more] = all(world.database.db, plan)
  expect(more).toEqual([])
  expect(step?.detail).toContain('USING INDEX prescription_incident_open')
})

test('what came back from a patient today is named with its batch, to be destroyed', () => {
  using world = createWorld()
  const id = correctedOutside(world, true)
  const other = world.receive(contentNumber(2))
  madeReady(world, other)
  handedOut(world, other)
  const itemIds = world.prescription(other).items.map(({ content }) => content.id)
  world.does(world.people.counter, other, { type: 'take-back', itemIds, reason: 'Patient brought it back' })
  const { rows } = report(world).toDestroy
  expect(new Set(rows.map(({ prescriptionId }) => prescriptionId))).toEqual(new Set([id, other]))
  expect(rows.every(({ batches }) => batches === 'B1')).toBe(true)
  world.clock.advance(dayMs)
  expect(report(world).toDestroy.count).toBe(0)
})

test('what came back yesterday and is entered today is in today’s end', () => {
  using world = createWorld()
  const id = world.receive(contentNumber(1))
  madeReady(world, id)
  handedOut(world, id)
  world.clock.advance(dayMs)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  const command = { type: 'take-back', itemIds, reason: 'Patient brought it back' } as const
  const happened = { at: world.clock.now() - dayMs + 60_000, reason: 'The PC was off' }
  expect(world.act(world.people.counter, [{ prescriptionId: id, command }], { happened }).ok).toBe(true)
  expect(report(world).toDestroy.count).toBe(itemIds.length)
})

test('what came back stays to be destroyed when the prescription is released again the same day', () => {
  using world = createWorld({ startAt: monday })
  const id = world.receive(aContent())
  madeReady(world, id)
  handedOut(world, id)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  world.does(world.people.counter, id, { type: 'take-back', itemIds, reason: 'Patient brought it back' })
  world.does(world.people.pharmacist, id, { type: 'return-to-spine', reasonCode: '0003' })
  world.receive(aContent(), { releaseResponseId: 'release-2' })
  expect([world.prescription(id).custody, report(world).toDestroy.count]).toEqual([2, 1])
})

test('what came back stays to be destroyed when another copy is chosen the same day', () => {
  using world = createWorld({ startAt: monday })
  const id = world.receive(aContent())
  madeReady(world, id)
  handedOut(world, id)
  const itemIds = world.prescription(id).items.map(({ content }) => content.id)
  world.does(world.people.counter, id, { type: 'take-back', itemIds, reason: 'Patient brought it back' })
  world.receive(aContent({ items: [anItemContent(1, { directions: 'One at night' })] }))
  world.does(world.people.pharmacist, id, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
  expect(report(world).toDestroy.count).toBe(1)
})

test('what came back is named, and counted, by the words it was supplied under, whatever was chosen since', () => {
  for (const how of ['take-back', 'correct'] as const) {
    using world = createWorld()
    const content = contentNumber(1, { items: [{}] })
    const id = world.receive(content)
    madeReady(world, id)
    const [item] = handedOut(world, id).items
    if (item === undefined) throw new Error('There is no item')
    const eventId = item.portions[0]?.out?.stamp.eventId ?? ''
    world.does(
      world.people.pharmacist,
      id,
      how === 'take-back'
        ? { type: how, itemIds: [item.content.id], reason: 'Brought back' }
        : { type: how, eventId, reason: 'Wrong patient', medicineIs: 'gone', cameBack: true },
    )
    const { drug, quantity } = item.content
    const morphine = { drug: { code: '999', name: 'Morphine oral solution' }, quantity: { ...quantity, unit: 'ml' } }
    world.receive({ ...content, items: content.items.map((one) => ({ ...one, ...morphine })) })
    world.does(world.people.pharmacist, id, { type: 'choose-copy', which: 'other', reason: 'The surgery rang' })
    expect(report(world).toDestroy.rows).toMatchObject([{ itemName: drug.name, unit: quantity.unit }])
    const [after] = world.prescription(id).items
    expect(after?.content.drug.name).toBe('Morphine oral solution')
    expect(after && notesOf(after).join()).toContain(` of ${drug.name} came back from a patient`)
  }
})
