import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { buildSimulation } from '../../tools/build-simulation.mjs'

test('twenty thousand more simulated days of faults, crashes and clock steps break no promise', async () => {
  const entry = await buildSimulation()
  const { stdout } = spawnSync(process.execPath, [entry, '--from', '200001', '--seeds', '20000', '--jobs', '2'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const lines = stdout.trim().split('\n')
  expect(lines.filter((line) => line.includes('promise'))).toEqual([])
  expect(JSON.parse(lines.at(-1)!)).toMatchObject({ seeds: 20_000, violations: 0 })
})
