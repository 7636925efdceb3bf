import { expect, test } from 'vitest'
import { createChance } from '../../../src/main/desk/generate/chance.ts'
import { pickSteps } from '../../../src/main/desk/generate/pick-steps.ts'
import { seededRandom } from '../../../src/main/practice/scripts/seeded-random.ts'

const chance = createChance(seededRandom(1))
const courses = (route: 'collect' | 'deliver') =>
  Array.from({ length: 2_000 }, () => pickSteps(chance, route).map(([step]) => step))

test('nothing that is generated lies or stays out for ever: it leaves or is put away, what is sent arrives, and all is claimed', () => {
  for (const route of ['collect', 'deliver'] as const)
    for (const steps of courses(route)) {
      expect(steps.at(-1)).toBe('claim')
      if (steps.includes('place')) expect(steps.includes('leave') || steps.includes('not-collected')).toBe(true)
      const out = steps.filter((step) => ['leave', 'leave-rest'].includes(step)).length
      const arrived = steps.filter((step) => ['deliver', 'deliver-rest'].includes(step)).length
      expect(arrived).toBe(route === 'deliver' ? out : 0)
    }
})

test('the steps of what is generated come one after the other, within its time', () => {
  for (let at = 0; at < 2_000; at += 1) {
    const shares = pickSteps(chance, 'deliver').map(([, share]) => share)
    expect(shares).toEqual([...new Set(shares)].toSorted((a, b) => a - b))
    expect([shares[0]! > 0, shares.at(-1)]).toEqual([true, 1])
  }
})
