import { expect, test } from 'vitest'
import { wishNow } from '../../../src/renderer/app/use-scan-anywhere.ts'

const wish = { id: '1', scan: { kind: 'bag', bagId: 'A7KQ' } } as const

test('a scanned bag opens its window only while its prescription is in hand and in view', () => {
  expect(wishNow(wish, '1', true)).toBe(wish)
  expect(wishNow(wish, '2', true)).toBeNull()
  expect(wishNow(wish, null, true)).toBeNull()
})

test('a scanned bag is not kept while a screen is open that does not show what is in hand', () => {
  expect(wishNow(wish, '1', false)).toBeNull()
})
