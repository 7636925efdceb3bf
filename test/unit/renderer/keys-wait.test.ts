import { expect, test } from 'vitest'
import { createKeysInTurn } from '../../../src/renderer/ui/keys-in-turn.ts'
import { createKeysFor } from '../../../src/renderer/ui/keys-wait.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

const aScreen = () => {
  const timers = createTimers(() => 0)
  const done: string[] = []
  const notDone: string[] = []
  let shown: string | null = null
  const turn = createKeysInTurn<string>({
    press: (key) => done.push(`${key} on ${shown ?? 'nothing'}`),
    sayNotDone: (lost) => notDone.push(...lost),
    later: (work, ms) => timers.after(ms, work),
  })
  const keys = createKeysFor(turn.hold)
  return {
    keys: {
      ...keys,
      now: (awaited: string | null, now: string | null) => {
        shown = now
        keys.now(awaited, now)
        timers.run()
      },
    },
    press: (key: string) => {
      turn.press([key])
    },
    done,
    notDone,
  }
}

test('a key that waits for a prescription is done once that one is shown', () => {
  const { keys, press, done, notDone } = aScreen()
  keys.now('A', null)
  press('c')
  keys.now('A', null)
  expect(done).toEqual([])
  keys.now(null, 'A')
  expect(done).toEqual(['c on A'])
  expect(notDone).toEqual([])
})

test('a key that waits for a prescription is never done on another that was taken in its place: that is said', () => {
  const { keys, press, done, notDone } = aScreen()
  keys.now('A', null)
  press('c')
  keys.now('B', null)
  expect(notDone).toEqual(['c'])
  press('v')
  keys.now(null, 'B')
  expect(done).toEqual(['v on B'])
})

test('a key that waits for a prescription is not done on another that was there already', () => {
  const { keys, press, done, notDone } = aScreen()
  keys.now('A', null)
  press('c')
  keys.now(null, 'B')
  expect([done, notDone]).toEqual([[], ['c']])
})

test('a key that waits for what could not be fetched, or for what is gone from the screen, is said not to be done', () => {
  const { keys, press, done, notDone } = aScreen()
  keys.now('A', null)
  press('c')
  keys.now(null, null)
  keys.now('A', null)
  press('v')
  keys.gone()
  expect([done, notDone]).toEqual([[], ['c', 'v']])
  press('j')
  expect(done).toEqual(['j on nothing'])
})
