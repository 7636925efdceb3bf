import { afterEach, expect, test } from 'vitest'
import { practiceProductFile } from '../../../src/main/practice/scripts/practice-products.ts'
import { importProducts } from '../../../src/main/products/import-products.ts'
import { fileSchedules } from '../../../src/main/products/file-schedules.ts'
import { createWorld } from '../../support/world.ts'

let world: ReturnType<typeof createWorld> | undefined
afterEach(() => {
  world?.[Symbol.dispose]()
  world = undefined
})

const [head = '', ...lines] = practiceProductFile().split('\n')
const morphine = lines.filter((line) => line.includes('Morphine'))
const [, code = '', parentCode = ''] = morphine[0]?.split(',') ?? []

const takeIn = (of: NonNullable<typeof world>, name: string, rows: readonly string[]): void => {
  const { database, ledger } = of.dispensing
  const steps = importProducts(
    { database, ledger },
    { name, chunks: [Buffer.from([head, ...rows].join('\n'))], by: of.people.pharmacist },
  )
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  expect(step.value.outcome).toBe('imported')
}

test('a code has the schedule of its lines, the own one and the one it is prescribed as, with the file and its day', () => {
  world = createWorld()
  const { scheduleOf, byCode } = fileSchedules()
  expect(scheduleOf(world.database.db, parentCode)).toBeNull()
  takeIn(world, 'mine.csv', morphine)
  const said = { schedule: '2', source: { from: 'mine.csv', on: '2026-11-16' } }
  expect(scheduleOf(world.database.db, parentCode)).toEqual(said)
  expect(scheduleOf(world.database.db, code)).toEqual(said)
  expect(scheduleOf(world.database.db, '')).toBeNull()
  expect([...byCode(world.database.db)].toSorted()).toEqual(
    [...new Set([parentCode, ...morphine.map((line) => line.split(',')[1] ?? '')])].map((one) => [one, '2']).toSorted(),
  )
})

test('a file whose lines do not agree says nothing, and another file in use is read anew', () => {
  world = createWorld()
  const { scheduleOf, byCode } = fileSchedules()
  takeIn(world, 'mine.csv', morphine)
  const [first = '', ...others] = morphine
  takeIn(world, 'wrong.csv', [first.replace(',2,', ',none,'), ...others])
  expect(others.length).toBeGreaterThan(0)
  expect(scheduleOf(world.database.db, parentCode)).toBeNull()
  expect(scheduleOf(world.database.db, code)).toMatchObject({ schedule: 'none', source: { from: 'wrong.csv' } })
  expect(byCode(world.database.db).has(parentCode)).toBe(false)
  expect(byCode(world.database.db).has(code)).toBe(false)
})
