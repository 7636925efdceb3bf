import { expect, test } from 'vitest'
import { parcelNumberSays } from '../../../src/renderer/wording/parcel-number.ts'

const says = (courier: 'royal-mail' | 'dpd', typed: string): string => {
  const { words, wrong } = parcelNumberSays(courier, typed)
  return `${wrong ? 'wrong' : 'fine'}: ${words.split(':')[0] ?? ''}`
}

test('a parcel number still being typed is not called wrong', () => {
  expect(says('royal-mail', 'AB47')).toBe('fine: 4 of 13 characters')
  expect(says('dpd', '1550')).toBe('fine: 4 of 14 digits.')
  expect(says('royal-mail', 'RR473124829GB')).toBe('fine: Its check digit fits.')
})

test('of a wrong parcel number it is said which part is wrong', () => {
  expect(says('royal-mail', '1B473124829GB')).toBe('wrong: Wrong at the start')
  expect(says('royal-mail', 'RR47312482OGB')).toBe('wrong: Wrong in the middle')
  expect(says('royal-mail', 'RR4731248291B')).toBe('wrong: Wrong at the end')
  expect(says('royal-mail', 'RR473124828GB')).toBe('wrong: One of the nine digits is wrong')
  expect(says('dpd', '1550X')).toBe('wrong: Wrong in the first fourteen characters')
})

test('of other couriers nothing is known, so nothing is wrong', () => {
  expect(parcelNumberSays('other', 'anything').wrong).toBe(false)
})
