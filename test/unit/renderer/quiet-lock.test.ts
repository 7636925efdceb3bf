import { expect, test } from 'vitest'
import { createQuietLock, type QuietLockPorts } from '../../../src/renderer/app/quiet-lock.ts'

const minutes = (count: number): number => count * 60_000

// A screen somebody touched at nine o'clock, whose clock the test moves; `works` is whether the lock is done when asked.
const screenWith = (limitMs = minutes(10)) => {
  const state = { at: 0, touched: 0, asked: 0, works: true, screen: 'open' as ReturnType<QuietLockPorts['screen']> }
  const lock = createQuietLock({
    screen: () => state.screen,
    limitMs: () => limitMs,
    quietMs: () => state.at - state.touched,
    note: () => {
      state.touched = state.at
    },
    lock: () => {
      state.asked += 1
      if (state.works) state.screen = 'locked'
    },
  })
  return { state, ...lock }
}

test('the first sign of life after a sleep past the time locks, and is not taken for somebody who was there all along', () => {
  const { state, sign } = screenWith()
  state.at = minutes(60)
  expect(sign()).toBe(true)
  expect(state).toMatchObject({ screen: 'locked', asked: 1 })
})

test('within the time a sign of life begins it anew', () => {
  const { state, sign, look } = screenWith()
  state.at = minutes(9)
  expect(sign()).toBe(false)
  state.at = minutes(18)
  look()
  expect(state.screen).toBe('open')
  state.at = minutes(19)
  look()
  expect(state.screen).toBe('locked')
})

test('a lock that was not done is tried again, at the next look and the next sign of life', () => {
  const { state, sign, look } = screenWith()
  state.works = false
  state.at = minutes(11)
  look()
  state.at += 5_000
  look()
  expect(sign()).toBe(true)
  expect(state.asked).toBe(3)
  state.works = true
  state.at += 5_000
  look()
  expect(state.screen).toBe('locked')
})

test('whoever goes on after the lock is not locked out again', () => {
  const { state, sign, look } = screenWith()
  state.at = minutes(60)
  sign()
  state.at += 1_000
  expect(sign()).toBe(false)
  state.screen = 'open'
  look()
  expect(state).toMatchObject({ screen: 'open', asked: 1 })
})

test('a sign of life before it is known whether the screen is locked ends no quiet time', () => {
  const { state, sign } = screenWith()
  state.screen = 'not-known'
  state.at = minutes(60)
  expect(sign()).toBe(false)
  state.screen = 'open'
  expect(sign()).toBe(true)
  expect(state.screen).toBe('locked')
})

test('where never was chosen nothing locks by itself', () => {
  const { state, sign, look } = screenWith(0)
  state.at = minutes(600)
  look()
  expect(sign()).toBe(false)
  expect(state.screen).toBe('open')
})
