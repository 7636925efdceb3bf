import { expect, test } from 'vitest'
import { mayRestore } from '../../../src/renderer/features/prescription/drafts/may-restore.ts'

const same = { version: 4, wordsOnly: false }

test('a tick of a check is filled in again on the version it was ticked on, and on no other', () => {
  expect(mayRestore([], { version: 4, value: ['1'] }, same, true)).toBe(true)
  expect(mayRestore([], { version: 3, value: ['1'] }, same, true)).toBe(false)
})

test('what was typed is filled in again on a later version too', () => {
  expect(mayRestore('', { version: 3, value: 'Rang the surgery' }, same, false)).toBe(true)
})

test('for other items, or from another build of the app, only words are filled in again', () => {
  const other = { version: 4, wordsOnly: true }
  expect(mayRestore('', { version: 4, value: 'Rang the surgery' }, other, false)).toBe(true)
  expect(mayRestore([], { version: 4, value: ['1'] }, other, false)).toBe(false)
  expect(mayRestore('', { version: 4, value: 'yes' }, other, true)).toBe(false)
})

test('a value that does not have the shape of its field is left out', () => {
  const line = { name: 'Paracetamol', amount: '28' }
  expect(mayRestore([line], { version: 4, value: [{ name: 'Paracetamol', amount: '14' }] }, same, false)).toBe(true)
  expect(mayRestore([line], { version: 4, value: [{ name: 'Paracetamol' }] }, same, false)).toBe(false)
  expect(mayRestore([line], { version: 4, value: 'Paracetamol' }, same, false)).toBe(false)
  expect(mayRestore('', { version: 4, value: true }, same, false)).toBe(false)
  expect(mayRestore(null, { version: 4, value: 'wrong-drug' }, same, false)).toBe(true)
})
