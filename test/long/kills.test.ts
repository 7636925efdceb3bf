import { expect, test } from 'vitest'
import { torture } from '../torture/torture.ts'

const kills = 300

test(`the built app, killed ${kills} times, keeps what it acknowledged, and in the end everything is delivered`, async () => {
  const found = await torture({ kills, seed: 300, killsPerFile: 50, jobs: 2, untilDelivered: true })
  expect(found.wrong).toEqual([])
  expect(found.kills).toBe(kills)
  expect(found.acts).toBeGreaterThan(kills)
})
