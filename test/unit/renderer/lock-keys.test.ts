import { expect, test } from 'vitest'
import type { Output } from '../../../src/contract/index.ts'
import { createLockKeys, type LockPress } from '../../../src/renderer/features/people/use-lock-keys.ts'

const people = [{ id: 'a' }, { id: 'b' }] as unknown as Output<'desk:state'>['people']
const press = (key: string, at: number, given: Partial<LockPress> = {}): LockPress => ({
  key,
  code: '',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  at,
  ...given,
})

test('Enter or a blank that ends a code chooses nobody, at the pace of a scanner or of a slow one', () => {
  for (const apart of [2, 40, 300])
    for (const end of ['Enter', ' ']) {
      const read = createLockKeys()
      for (const [at, key] of ['0', '1', '0', '5'].entries())
        expect(read(press(key, at * apart), people)).toMatchObject({ does: 'nothing' })
      expect(read(press(end, 4 * apart), people)).toMatchObject({ does: 'nothing' })
    }
})

test('Enter and a blank of their own press what has the focus, and so does one a second after a character', () => {
  const read = createLockKeys()
  expect(read(press('Enter', 0), people)).toEqual({ does: 'goes-on' })
  read(press('x', 10), people)
  expect(read(press(' ', 1_009), people)).toEqual({ does: 'nothing', begins: false })
  expect(read(press(' ', 1_010), people)).toEqual({ does: 'goes-on' })
  expect(read(press('ArrowDown', 1_020), people)).toEqual({ does: 'goes-on' })
})

test('Alt and a digit choose that person, a digit alone nobody', () => {
  const read = createLockKeys()
  expect(read(press('2', 0, { code: 'Digit2', altKey: true }), people)).toEqual({ does: 'choose', personId: 'b' })
  expect(read(press('2', 10, { code: 'Digit2' }), people)).toEqual({ does: 'nothing', begins: true })
})

test('each code that is scanned is told of once, also when it is the same again', () => {
  const read = createLockKeys()
  const begins = (at: number): readonly boolean[] =>
    ['0', '1', '0', 'Enter'].map((key, nth) => {
      const does = read(press(key, at + nth * 40), people)
      return does.does === 'nothing' && does.begins
    })
  expect(begins(0)).toEqual([true, false, false, false])
  expect(begins(1_200)).toEqual([true, false, false, false])
})
