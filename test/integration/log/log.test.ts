import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { describeFault, openLog } from '../../../src/main/log.ts'

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

test.skipIf(!existsSync('/dev/full'))(
  'a full disk costs the log its line and nothing else (skipped where there is no /dev/full)',
  () => {
    const log = openLog('/dev/full')
    expect(() => {
      log({ event: 'stopped', environment: 'practice' })
    }).not.toThrow()
  },
)
