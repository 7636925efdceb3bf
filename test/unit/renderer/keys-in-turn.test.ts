import { describe, expect, it } from 'vitest'
import { createKeysInTurn, longestHoldMs, type KeysInTurn } from '../../../src/renderer/ui/keys-in-turn.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

/** A screen that does what its keys say; `on` is told each key as it is pressed. */
const aScreen = (on: (key: string, keys: KeysInTurn<string>) => void = () => undefined) => {
  let now = 0
  const timers = createTimers(() => now)
  const done: string[] = []
  const notDone: string[] = []
  const keys = createKeysInTurn<string>({
    press: (key) => {
      done.push(key)
      on(key, keys)
    },
    sayNotDone: (lost) => notDone.push(...lost),
    later: (work, ms) => timers.after(ms, work),
  })
  return {
    keys,
    done,
    notDone,
    pass: (ms: number) => {
      now += ms
      timers.run()
    },
  }
}

describe('keys in their turn', () => {
  it('are pressed at once while nothing is waited for', () => {
    const { keys, done } = aScreen()
    keys.press(['w'])
    keys.press(['1', 'c'])
    expect(done).toEqual(['w', '1', 'c'])
  })

  it('wait behind a key that has another person come to work, and are done once the screen shows them', () => {
    let letGo = (_: boolean): void => undefined
    const { keys, done, notDone, pass } = aScreen((key) => {
      if (key === '1') letGo = keys.hold()
    })
    keys.press(['1', 'c'])
    keys.press(['v'])
    expect(done).toEqual(['1'])
    letGo(true)
    pass(0)
    expect(done).toEqual(['1', 'c', 'v'])
    expect(notDone).toEqual([])
  })

  it('are given up, and that is said, when the person goes to the search: none is done after what is typed there', () => {
    let letGo = (_: boolean): void => undefined
    const { keys, done, notDone, pass } = aScreen((key) => {
      if (key === '1') letGo = keys.hold()
    })
    keys.press(['1', 'c'])
    keys.giveUp()
    letGo(true)
    pass(0)
    expect(done).toEqual(['1'])
    expect(notDone).toEqual(['c'])
    expect(keys.isWaiting()).toBe(false)
  })

  it('that are given up together are said in one message, in their order', () => {
    const said: (readonly string[])[] = []
    const keys = createKeysInTurn<string>({
      press: () => undefined,
      sayNotDone: (lost) => said.push(lost),
      later: () => () => undefined,
    })
    keys.hold()
    keys.press(['ArrowDown'])
    keys.press(['j'])
    keys.giveUp()
    expect(said).toEqual([['ArrowDown', 'j']])
  })

  it('wait one behind the other where two people take over in one breath: the last key is for the second', () => {
    let works = 'nobody'
    const letGos: ((shown: boolean) => void)[] = []
    const asWhom: string[] = []
    const { keys, pass } = aScreen((key) => {
      if (key === 'c') asWhom.push(works)
      else letGos.push(keys.hold())
    })
    keys.press(['Alt 2', 'Alt 1', 'c'])
    for (const name of ['Daniel', 'Aisha']) {
      works = name
      letGos.shift()?.(true)
      pass(0)
    }
    expect(asWhom).toEqual(['Aisha'])
  })

  it('are never done as another person: where nobody took over they are said not to be done', () => {
    let letGo = (_: boolean): void => undefined
    const { keys, done, notDone, pass } = aScreen((key) => {
      if (key === '1') letGo = keys.hold()
    })
    keys.press(['1', 'c'])
    letGo(false)
    pass(longestHoldMs)
    expect(done).toEqual(['1'])
    expect(notDone).toEqual(['c'])
    keys.press(['c'])
    expect(done).toEqual(['1', 'c'])
  })

  it('do not wait for a screen that never comes: they are said not to be done, and a late answer does nothing', () => {
    const { keys, done, notDone, pass } = aScreen()
    const letGo = keys.hold()
    keys.press(['c'])
    pass(longestHoldMs)
    expect(notDone).toEqual(['c'])
    const again = keys.hold()
    keys.press(['v'])
    letGo(true)
    pass(0)
    expect(done).toEqual([])
    again(true)
    pass(0)
    expect(done).toEqual(['v'])
  })

  it('that only move in the list go on where a line of it is awaited, and wait where the list is, or behind keys that wait', () => {
    const { keys, pass } = aScreen()
    const ofLine = keys.hold()
    expect([keys.isWaiting(), keys.doMovesWait()]).toEqual([true, false])
    keys.press(['c'])
    expect(keys.doMovesWait()).toBe(true)
    ofLine(true)
    pass(0)
    expect(keys.doMovesWait()).toBe(false)
    const ofList = keys.hold('all')
    expect(keys.doMovesWait()).toBe(true)
    ofList(true)
    expect(keys.doMovesWait()).toBe(false)
  })

  it('keep their order: what is pressed after waiting keys were let go does not overtake them', () => {
    const { keys, done, pass } = aScreen()
    const letGo = keys.hold()
    keys.press(['c'])
    letGo(true)
    expect(keys.isWaiting()).toBe(true)
    keys.press(['n'])
    pass(0)
    expect(done).toEqual(['c', 'n'])
  })
})
