import { expect, test } from 'vitest'
import { sayIfSlow } from '../../../src/main/desk/say-if-slow.ts'
import { createTimers } from '../../support/hand-moved-timers.ts'

const rig = () => {
  let now = 0
  const timers = createTimers(() => now)
  return {
    after: timers.after,
    pass: (ms: number) => {
      now += ms
      timers.run()
    },
    nextAt: timers.nextAt,
  }
}

test('what takes longer than a second is said while it goes on, once', async () => {
  const { after, pass, nextAt } = rig()
  const said: string[] = []
  let end: (value: string) => void = () => undefined
  const work = sayIfSlow(
    after,
    () => new Promise<string>((resolve) => (end = resolve)),
    () => said.push('slow'),
  )
  pass(999)
  expect(said).toEqual([])
  pass(1)
  expect(said).toEqual(['slow'])
  pass(60_000)
  end('ended')
  expect(await work).toBe('ended')
  expect([said, nextAt()]).toEqual([['slow'], null])
})

test('what is quick, or fails quickly, is not said', async () => {
  const { after, pass } = rig()
  const said: string[] = []
  const slow = (): void => void said.push('slow')
  await sayIfSlow(after, () => Promise.resolve(), slow)
  await expect(sayIfSlow(after, () => Promise.reject(new Error('broke')), slow)).rejects.toThrow('broke')
  pass(60_000)
  expect(said).toEqual([])
})
