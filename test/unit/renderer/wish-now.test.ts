import { expect, test } from 'vitest'
import { bagOwnerWords } from '../../../src/renderer/wording/bags.ts'
import { isOnePatient, isReadAnew, notOfWindow, wishNow } from '../../../src/renderer/app/use-scan-anywhere.ts'

const wish = { id: '1', scan: { kind: 'bag', bagId: 'A7KQ' } } as const

test('a scanned bag opens its window only while its prescription is in hand and in view', () => {
  expect(wishNow(wish, '1', true)).toBe(wish)
  expect(wishNow(wish, '2', true)).toBeNull()
  expect(wishNow(wish, null, true)).toBeNull()
})

test('a scanned bag is not kept while a screen is open that does not show what is in hand', () => {
  expect(wishNow(wish, '1', false)).toBeNull()
})

test('what is taken in hand by a scan is never as it was when it was last shown', () => {
  expect(isReadAnew('1', { inHand: '2', isHandShown: true })).toBe(true)
  expect(isReadAnew('1', { inHand: '1', isHandShown: false })).toBe(true)
  // Shown, it is asked for again before.
  expect(isReadAnew('1', { inHand: '1', isHandShown: true })).toBe(false)
})

const edith = (id: string, more: Partial<Parameters<typeof bagOwnerWords>[1] & { nhsNumber: string }> = {}) => ({
  id,
  patient: { family: 'Brown', given: 'Edith', birthDate: '1948-03-12', nhsNumber: '9990000001', ...more },
})

test('a bag is one patient’s only where number, name and birth date are the same', () => {
  expect(isOnePatient([edith('1'), edith('2')])).toBe(true)
  for (const other of [{ nhsNumber: '9990000002' }, { family: 'Browne' }, { birthDate: '1975-01-01' }])
    expect(isOnePatient([edith('1'), edith('2', other)])).toBe(false)
})

test('a bag scanned over a window is not about it only where none of what it is a bag of is in hand, or it can be somebody else’s', () => {
  expect(notOfWindow([edith('1'), edith('2')], '2')).toBeUndefined()
  expect(notOfWindow([edith('1'), edith('2')], '3')?.id).toBe('1')
  expect(notOfWindow([edith('1'), edith('2', { family: 'Browne' })], '1')?.patient.family).toBe('Browne')
  expect(notOfWindow([], '1')).toBeUndefined()
})

test('of two patients of one name each choice says when they were born and which prescription it is', () => {
  const [one, other] = [edith('1'), edith('2', { birthDate: '1975-01-01' })]
  expect(bagOwnerWords(one.id, one.patient)).toContain('born 12 Mar 1948')
  expect(bagOwnerWords(one.id, one.patient)).not.toBe(bagOwnerWords(other.id, other.patient))
  expect(bagOwnerWords('2', one.patient)).not.toBe(bagOwnerWords(one.id, one.patient))
})
