import { expect, test } from 'vitest'
import { safetyCsv, safetyPage } from '../../../src/main/dispensing/questions/safety.ts'
import { contentNumber } from '../../support/content-number.ts'
import { createWorld, type World } from '../../support/world.ts'

const assembledItem = (world: World, n: number): { readonly id: string; readonly itemId: string } => {
  const id = world.receive(contentNumber(n, { items: [{}] }))
  const item = world.prescription(id).items[0]
  if (item === undefined) throw new Error('The prescription has no item')
  const { name } = item.content.drug
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: item.content.id,
    lines: [{ product: { code: null, name }, amount: item.toSupply, batch: null, expiry: null }],
    toSupply: null,
    owing: null,
  })
  return { id, itemId: item.content.id }
}

const fail = (world: World, n: number): string => {
  const { id, itemId } = assembledItem(world, n)
  world.clock.advance(60_000)
  world.does(world.people.technician, id, {
    type: 'fail-accuracy-check',
    itemId,
    nearMiss: { category: 'wrong-strength', what: `=${String(n)} mg picked`, contributing: ['busy'], lookAlike: null },
  })
  return id
}

const report = (world: World, n: number): string => {
  const { id, itemId } = assembledItem(world, n)
  world.clock.advance(60_000)
  world.does(world.people.counter, id, {
    type: 'report-incident',
    itemIds: [itemId],
    incident: {
      category: 'wrong-patient',
      what: 'Given to a neighbour',
      harm: 'none',
      told: ['patient-or-carer', 'superintendent'],
      done: 'Fetched back',
      contributing: ['similar-patient'],
    },
  })
  return id
}

test('near misses and incidents are listed newest first, page by page, each once, and apart when asked', () => {
  using world = createWorld()
  const ids = [fail(world, 1), report(world, 2), fail(world, 3), report(world, 4), fail(world, 5)]
  const listed: string[] = []
  for (let after: string | null = null, first = true; first || after !== null; first = false) {
    const page = safetyPage(world.database.db, { show: 'all', after, limit: 2 })
    listed.push(...page.rows.map(({ prescriptionId }) => prescriptionId))
    after = page.next
  }
  expect(listed).toEqual(ids.toReversed())
  const of = (show: 'near-misses' | 'incidents') =>
    safetyPage(world.database.db, { show, after: null, limit: 10 }).rows.map(({ prescriptionId }) => prescriptionId)
  expect(of('near-misses')).toEqual([ids[4], ids[2], ids[0]])
  expect(of('incidents')).toEqual([ids[3], ids[1]])
})

test('a line says what went wrong and never whose medicine it was', () => {
  using world = createWorld()
  const id = report(world, 1)
  const [row] = safetyPage(world.database.db, { show: 'all', after: null, limit: 10 }).rows
  expect(row).toMatchObject({
    kind: 'incident',
    prescriptionId: id,
    by: world.people.counter.name,
    harm: 'none',
    told: ['patient-or-carer', 'superintendent'],
    done: 'Fetched back',
  })
  const { patient } = world.prescription(id).content
  expect(JSON.stringify(row)).not.toContain(patient.family)
  expect(JSON.stringify(row)).not.toContain(patient.nhsNumber)
})

test('the file for a review has a line for each, with nothing a spreadsheet would run', () => {
  using world = createWorld()
  fail(world, 1)
  report(world, 2)
  const lines = safetyCsv(world.database.db).trimEnd().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[1]).toMatch(/^incident,/)
  expect(lines[2]).toContain("'=1 mg picked")
})

test('taking an assembly back leaves its near miss where it was', () => {
  using world = createWorld()
  const id = fail(world, 1)
  const before = safetyPage(world.database.db, { show: 'all', after: null, limit: 10 }).rows
  const again = world.prescription(id).items[0]!
  world.does(world.people.dispenser, id, {
    type: 'assemble',
    itemId: again.content.id,
    lines: [{ product: { code: null, name: 'x' }, amount: again.toSupply, batch: null, expiry: null }],
    toSupply: null,
    owing: null,
  })
  const { eventId } = world.prescription(id).items[0]!.portions[0]!.assembled
  world.does(world.people.dispenser, id, { type: 'correct', eventId, reason: 'Wrong shelf', medicineIs: null })
  expect(safetyPage(world.database.db, { show: 'all', after: null, limit: 10 }).rows).toEqual(before)
})
