import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { renamePatiently } from '../../../src/main/database/rename-patiently.ts'

let dir = ''
let from = ''
let to = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-rename-'))
  ;[from, to] = [path.join(dir, 'new'), path.join(dir, 'old')]
  writeFileSync(from, 'new')
  writeFileSync(to, 'old')
})
afterEach(() => {
  rmSync(dir, { recursive: true })
})

/** Refuses as Windows does while a scanner has the file, so many times. */
const heldFor = (times: number, code: string, isWindows = true) => {
  const waited: number[] = []
  let tries = 0
  return {
    waited,
    renaming: {
      rename: (one: string, other: string) => {
        tries += 1
        if (tries <= times) throw Object.assign(new Error(`${code}: rename`), { code })
        renameSync(one, other)
      },
      wait: (ms: number) => void waited.push(ms),
      isWindows,
    },
  }
}

test.each(['EPERM', 'EBUSY', 'EACCES'])(
  'a file that a scanner holds for a moment is renamed when it lets go (%s)',
  (code) => {
    const { renaming, waited } = heldFor(3, code)
    renamePatiently(from, to, renaming)
    expect(readFileSync(to, 'utf8')).toBe('new')
    expect(waited).toHaveLength(3)
  },
)

test('what is held for good is thrown as it was said, after less than two seconds', () => {
  const { renaming, waited } = heldFor(1_000, 'EPERM')
  expect(() => renamePatiently(from, to, renaming)).toThrow(expect.objectContaining({ code: 'EPERM' }))
  expect(waited.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(2_000)
  expect([existsSync(from), readFileSync(to, 'utf8')]).toEqual([true, 'old'])
})

test('elsewhere, and for any other reason, nobody waits', () => {
  const linux = heldFor(1, 'EACCES', false)
  expect(() => renamePatiently(from, to, linux.renaming)).toThrow('EACCES')
  const full = heldFor(1, 'ENOSPC')
  expect(() => renamePatiently(from, to, full.renaming)).toThrow('ENOSPC')
  expect([linux.waited, full.waited]).toEqual([[], []])
})
