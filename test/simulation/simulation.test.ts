import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import type { Sum } from './sum.ts'
import { buildSimulation } from '../../tools/build-simulation.mjs'

const run = promisify(execFile)
let entry = ''

const simulate = async (...args: readonly string[]) => {
  // It ends with a code of its own when a promise is broken; what it says is what counts.
  const { stdout } = await run(process.execPath, [entry, ...args], { maxBuffer: 2 ** 28 }).catch((error: unknown) =>
    said(error),
  )
  const lines = stdout.trim().split('\n')
  return { lines: lines.slice(0, -1), sum: JSON.parse(lines.at(-1)!) as Sum }
}

const said = (error: unknown): { readonly stdout: string } => {
  if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '')
    return { stdout: error.stdout }
  throw error
}

beforeAll(async () => {
  entry = await buildSimulation()
})

test('a thousand simulated days of faults, crashes and clock steps break no promise', async () => {
  const { lines, sum } = await simulate('--seeds', '1000', '--jobs', '2')
  expect(lines.filter((line) => line.includes('promise'))).toEqual([])
  expect(sum).toMatchObject({ seeds: 1_000, violations: 0 })
  // What never happened has not been tried.
  expect(sum.counted).toBeGreaterThan(700)
  expect(sum.overtaken).toBeGreaterThan(100)
  expect(sum.superseded).toBeGreaterThan(1_000)
})

test('a seed plays the same to the last event every time', async () => {
  const [first, second] = await Promise.all([
    simulate('--from', '7', '--seeds', '2', '--trace'),
    simulate('--from', '7', '--seeds', '2', '--trace'),
  ])
  expect(first.lines.length).toBeGreaterThan(100)
  expect(second.lines).toEqual(first.lines)
})
