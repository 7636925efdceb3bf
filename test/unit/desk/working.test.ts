import { expect, test } from 'vitest'
import type { Person } from '../../../src/contract/desk.ts'
import { createWorking } from '../../../src/main/desk/working.ts'

const aisha: Person = { id: 'a', name: 'Aisha Karim', role: 'pharmacist', registration: null }
const noChoices = { read: () => null, write: () => undefined }

test('a desk that begins locked is so at every screen, and only where somebody begins to work it is not', () => {
  const working = createWorking(noChoices, { beginsLocked: true })
  expect([working.isLocked('one'), working.isLocked('two')]).toEqual([true, true])
  working.start('one', aisha)
  expect([working.isLocked('one'), working.isLocked('two')]).toEqual([false, true])
})

test('where it cannot be remembered who worked last nobody works, as the answer says', () => {
  const working = createWorking(
    {
      read: () => null,
      write: () => {
        throw new Error('disk full')
      },
    },
    { beginsLocked: true },
  )
  expect(() => {
    working.start('one', aisha)
  }).toThrow('disk full')
  expect(working.personOf('one')).toBeNull()
  expect(working.isLocked('one')).toBe(true)
})
