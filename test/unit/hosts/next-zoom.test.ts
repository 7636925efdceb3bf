import { expect, test } from 'vitest'
import { nextZoom } from '../../../src/main/hosts/electron/next-zoom.ts'

const press = (keys: string): number => [...keys].reduce((at, key) => nextZoom(at, key) ?? at, 1)

test('everything grows to twice its size and no further, and shrinks to its own size and no smaller', () => {
  expect(press('+')).toBe(1.1)
  expect(press('+++++++++')).toBe(2)
  expect(press('++-')).toBe(1.1)
  expect(press('---')).toBe(1)
  expect(press('+++0')).toBe(1)
})

test('other keys change nothing', () => {
  expect(nextZoom(1.5, 'k')).toBeUndefined()
})
