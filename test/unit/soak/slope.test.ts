import { expect, it } from 'vitest'
import type { Measured } from '../../soak/measure.ts'
import { riseOf, slopesOf } from '../../soak/slope.ts'

const day = (at: number, given: Partial<Measured> = {}): Measured => ({
  day: at,
  heap: 30e6,
  data: 20e6,
  rss: 200e6,
  handles: 4,
  descriptors: 30,
  timers: 3,
  wal: 4e6,
  log: 0,
  file: at * 1e6,
  ...given,
})

const notFlat = (days: readonly Measured[]): readonly string[] =>
  slopesOf(days)
    .filter(({ flat }) => !flat)
    .map(({ name }) => name)

const hundred = Array.from({ length: 100 }, (_, at) => at + 1)

it('a line is measured by how much it rises from its first value to its last', () => {
  expect(riseOf([3, 3, 3])).toBe(0)
  expect(riseOf([1, 2, 3, 4])).toBeCloseTo(3)
})

it('what stays as it is, or only fills its caches in the first days, is flat', () => {
  expect(notFlat(hundred.map((at) => day(at, { heap: at < 8 ? 10e6 + at * 2.5e6 : 30e6 })))).toEqual([])
})

it('one timer, handle or descriptor more in a hundred days is not flat, nor is a heap that grows by a thousandth a day', () => {
  expect(notFlat(hundred.map((at) => day(at, { timers: at > 50 ? 4 : 3 })))).toEqual(['timers'])
  expect(notFlat(hundred.map((at) => day(at, { handles: 4 + at / 100 })))).toEqual(['handles'])
  expect(notFlat(hundred.map((at) => day(at, { descriptors: 30 + at / 100 })))).toEqual(['descriptors'])
  expect(notFlat(hundred.map((at) => day(at, { heap: 30e6 * (1 + at / 1000) })))).toEqual(['heap'])
})

it('compiled code that grows does not hide data that grows', () => {
  const days = hundred.map((at) => day(at, { heap: 30e6, data: 20e6 + at * 20e3 }))
  expect(notFlat(days)).toEqual(['data'])
})
