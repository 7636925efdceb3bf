import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import type { Sum } from './sum.ts'
import { buildSimulation } from '../../tools/build-simulation.mjs'

const run = promisify(execFile)
let entry = ''

const simulate = async (
  ...args: readonly string[]
): Promise<{ readonly lines: readonly string[]; readonly sum: Sum }> => {
  const { stdout } = await run(process.execPath, [entry, ...args], {
    cwd: path.dirname(entry),
    maxBuffer: 2 ** 28,
  }).catch((error: { readonly stdout: string }) => error)
  const lines = stdout.trim().split('\n')
  return { lines: lines.slice(0, -1), sum: JSON.parse(lines.at(-1)!) as Sum }
}

beforeAll(async () => {
  entry = await buildSimulation()
})

test('a thousand simulated days of faults, crashes and clock steps break no promise', async () => {
  const { lines, sum } = await simulate('--seeds', '1000', '--jobs', '2')
  expect(lines.filter((line) => line.includes('promise'))).toEqual([])
  expect(sum).toMatchObject({ seeds: 1000, violations: 0 })
  // What never happened has not been tried.
  expect(sum.counted).toBeGreaterThan(300)
  expect(sum.overtaken).toBeGreaterThan(20)
  expect(sum.superseded).toBeGreaterThan(500)
})

test('a seed plays the same to the last event every time', async () => {
  const [first, second] = await Promise.all([
    simulate('--from', '7', '--seeds', '2', '--trace'),
    simulate('--from', '7', '--seeds', '2', '--trace'),
  ])
  expect(first.lines.length).toBeGreaterThan(100)
  expect(second.lines).toEqual(first.lines)
})
