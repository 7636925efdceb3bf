import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../../src/main/database/folder-lock.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'pestle-lock-'))
})
afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

test('a folder in use is not given to a second holder until the first lets go', () => {
  const first = lockFolder(dir)
  expect(first).toBeDefined()
  expect(lockFolder(dir)).toBeUndefined()
  first?.release()
  const second = lockFolder(dir)
  expect(second).toBeDefined()
  second?.release()
})
