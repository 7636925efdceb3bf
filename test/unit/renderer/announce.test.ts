import { expect, test } from 'vitest'
import { inOneBreath } from '../../../src/renderer/ui/announce.tsx'

test('what is told at once is told one after the other, each a sentence of its own, and once', () => {
  expect(inOneBreath(['4 March 2027', 'Is this the patient?', 'Not done.', 'Esc: Close'])).toBe(
    '4 March 2027. Is this the patient? Not done. Esc: Close',
  )
  expect(inOneBreath(['Wednesday'])).toBe('Wednesday')
  expect(inOneBreath(['Not done', 'Not done'])).toBe('Not done')
})
