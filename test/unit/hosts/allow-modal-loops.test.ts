import { expect, test } from 'vitest'
import { allowModalLoops } from '../../../src/main/hosts/electron/allow-modal-loops.ts'

test('while Windows runs a menu, or a move of the window, in place of the main loop, silence is allowed, and no longer', () => {
  const hooks = new Map<number, () => void>()
  let allowed = 0
  allowModalLoops({ hookWindowMessage: (message, hook) => void hooks.set(message, hook) }, () => {
    allowed += 1
    return () => (allowed -= 1)
  })
  const told = (...messages: readonly number[]): number => {
    for (const message of messages) hooks.get(message)?.()
    return allowed
  }
  expect(told(0x0211)).toBe(1)
  expect(told(0x0212)).toBe(0)
  expect(told(0x0231)).toBe(1)
  expect(told(0x0232)).toBe(0)
  // Moved by keyboard: the menu may end after the move has begun.
  expect(told(0x0211, 0x0231, 0x0212)).toBe(1)
  expect(told(0x0232)).toBe(0)
  expect(told(0x0212, 0x0232)).toBe(0)
  expect(told(0x0211, 0x0211)).toBe(1)
  expect(told(0x0212)).toBe(0)
})
