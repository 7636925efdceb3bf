import { expect, test } from 'vitest'
import { keptAliveBytes } from '../../../src/renderer/bridge/kept-alive.ts'
import { toKeep } from '../../../src/renderer/ui/to-keep.ts'

test('what could not be saved is still to be kept, unless something newer is', () => {
  const keeping = toKeep<string>()
  expect(keeping.take()).toBeNull()
  keeping.put('one')
  const one = keeping.take()
  expect(one?.value).toBe('one')
  expect(keeping.take()).toBeNull()
  one?.notSaved()
  const again = keeping.take()
  expect(again?.value).toBe('one')
  keeping.put('two')
  again?.notSaved()
  expect(keeping.take()?.value).toBe('two')
})

test('what was recorded while it was being saved is never offered again, whatever came of the saving', () => {
  const keeping = toKeep<string>()
  keeping.put('a paper form')
  const saving = keeping.take()
  keeping.drop()
  saving?.notSaved()
  expect(keeping.take()).toBeNull()
})

test('a page that goes sends on what the browser takes, counted in bytes and with all that is on its way', () => {
  expect(keptAliveBytes('abc', 0)).toBe(3)
  // Two bytes each: as many letters as may be bytes are too many.
  expect(keptAliveBytes('é'.repeat(40_000), 0)).toBe(0)
  expect(keptAliveBytes('x'.repeat(40_000), 0)).toBe(40_000)
  expect(keptAliveBytes('x'.repeat(40_000), 40_000)).toBe(0)
})
