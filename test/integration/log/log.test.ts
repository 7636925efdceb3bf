import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { describeFault } from '../../../src/main/describe-fault.ts'
import { openLog } from '../../../src/main/open-log.ts'

test('of a fault its kind and places are logged and nothing of its message, whatever that looks like', () => {
  const fault = new Error('no such patient:\n    at 12 Acacia Avenue\n    at EDITH BROWN (9990001234)')
  const { kind, frames } = describeFault(fault)
  expect(kind).toBe('Error')
  expect(frames.length).toBeGreaterThan(0)
  expect(JSON.stringify(frames)).not.toMatch(/Acacia|BROWN|999/)
})

test('each event is one JSON line', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-log-'))
  const file = path.join(dir, 'pestle.log')
  const log = openLog(file)
  log({ event: 'stopped', environment: 'practice' })
  log({ event: 'stopped', environment: 'sandbox' })
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { event: 'stopped', environment: 'practice' },
    { event: 'stopped', environment: 'sandbox' },
  ])
  rmSync(dir, { recursive: true })
})

test('the log never grows beyond two files of 5 MB, across starts too, and the newest lines are kept', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-log-'))
  const file = path.join(dir, 'pestle.log')
  const frames = Array.from({ length: 12 }, (_, n) => `at ${'x'.repeat(600)} (file.js:${String(n)}:1)`)
  const write = (lines: number): void => {
    const log = openLog(file)
    for (let n = 0; n < lines; n += 1) log({ event: 'fault', reference: 'A', where: 'here', kind: 'Error', frames })
    log({ event: 'stopped', environment: 'practice' })
  }
  for (const lines of [500, 500, 1_000]) {
    write(lines)
    for (const name of readdirSync(dir))
      expect(statSync(path.join(dir, name)).size, name).toBeLessThanOrEqual(5_000_000)
    expect(readFileSync(file, 'utf8').trim().split('\n').at(-1)).toContain('"stopped"')
  }
  expect(readdirSync(dir).toSorted()).toEqual(['pestle.log', 'pestle.log.1'])
  rmSync(dir, { recursive: true })
})

test('where the older file cannot be replaced, the log goes on', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-log-'))
  const file = path.join(dir, 'pestle.log')
  mkdirSync(path.join(`${file}.1`, 'in the way'), { recursive: true })
  writeFileSync(file, 'x'.repeat(4_999_999))
  const log = openLog(file)
  log({ event: 'stopped', environment: 'practice' })
  log({ event: 'stopped', environment: 'sandbox' })
  expect(readFileSync(file, 'utf8')).toMatch(/"practice".*\n.*"sandbox".*\n$/)
  rmSync(dir, { recursive: true })
})

test.skipIf(!existsSync('/dev/full'))(
  'a full disk costs the log its line and nothing else (skipped where there is no /dev/full)',
  () => {
    const log = openLog('/dev/full')
    expect(() => {
      log({ event: 'stopped', environment: 'practice' })
    }).not.toThrow()
  },
)
