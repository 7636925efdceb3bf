import { expect, test } from 'vitest'
import { aloneKey } from '../../../src/renderer/features/on-duty/on-duty-dialog.tsx'

test('no key ends working alone: the letter that begins it, pressed twice, would take back what it said', () => {
  expect(aloneKey(false)).toBe('a')
  expect(aloneKey(true)).toBeNull()
})
