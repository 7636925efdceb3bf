import { expect, test } from 'vitest'
import { formTurn } from '../../../src/renderer/features/settings/form-turn.ts'

test('what is typed in the settings while nobody works is of whoever says so first, also after somebody stopped working', () => {
  const nobody = formTurn({ personId: undefined, turn: 0 }, undefined)
  const a = formTurn(nobody, 'a')
  expect(a.turn).toBe(nobody.turn)
  const stopped = formTurn(a, undefined)
  expect(stopped.turn).not.toBe(a.turn)
  expect(formTurn(stopped, 'b').turn).toBe(stopped.turn)
})

test('each person has a form of their own in the settings', () => {
  const a = formTurn({ personId: undefined, turn: 0 }, 'a')
  expect(formTurn(a, 'a')).toBe(a)
  expect(formTurn(a, 'b').turn).not.toBe(a.turn)
})
