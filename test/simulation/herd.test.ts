import { expect, test } from 'vitest'
import { jitters, playHerd } from './herd.ts'

const wanted = { pharmacies: 1_000, waiting: 12, limitPerSecond: 33, longestS: 900 } as const

test('a thousand pharmacies coming back from an outage at once do not come at once, and lose little of the limit', () => {
  const herd = playHerd({ ...wanted, random: jitters.full })
  expect(herd.worstSecond).toBeLessThan(wanted.limitPerSecond * 6)
  expect(herd.requests).toBeLessThan(wanted.pharmacies * wanted.waiting * 3)
  expect(herd.doneAtS).not.toBeNull()
  expect(herd.doneAtS!).toBeLessThan((1.25 * wanted.pharmacies * wanted.waiting) / wanted.limitPerSecond)
})

test('without jitter they come in one second, which the simulation shows', () => {
  const herd = playHerd({ ...wanted, longestS: 120, random: jitters.none })
  expect(herd.worstSecond).toBeGreaterThanOrEqual(wanted.pharmacies)
})
