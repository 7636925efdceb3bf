import { expect, test } from 'vitest'
import { commandWords } from '../../../src/renderer/wording/commands.ts'
import { shortcutTable } from '../../../src/renderer/wording/keys.ts'

// Both are the first check of a prescription: nothing is checked clinically before its entry is, and never both at once.
const neverBoth = new Set([commandWords['check-entry']])

test('no key does two things where both could be meant', () => {
  // An open window has the keys to itself; everything else is on one screen.
  for (const page of [false, true]) {
    const keys = shortcutTable
      .filter(({ where, does }) => (where === 'window') === page && !neverBoth.has(does))
      .map(({ key }) => key)
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted())
  }
})

test('every line of the table says in words what its key does', () => {
  for (const { key, does } of shortcutTable) expect(does, key).toMatch(/^[A-Z].{3,}/u)
})
