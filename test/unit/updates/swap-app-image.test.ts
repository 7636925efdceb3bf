import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { swapAppImage } from '../../../src/main/updates/swap-app-image.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pestle-swap-'))
  writeFileSync(path.join(folder, 'app'), 'old', { mode: 0o755 })
  writeFileSync(path.join(folder, 'installer'), 'new', { mode: 0o600 })
})
afterEach(() => rmSync(folder, { recursive: true }))

const swap = (sha512: string): boolean => swapAppImage(path.join(folder, 'installer'), path.join(folder, 'app'), sha512)

test('the new one takes the place of the old, to be run by anybody', () => {
  writeFileSync(path.join(folder, 'app.new'), 'left by a kill')
  expect(swap(createHash('sha512').update('new').digest('base64'))).toBe(true)
  expect(readFileSync(path.join(folder, 'app'), 'utf8')).toBe('new')
  expect(statSync(path.join(folder, 'app')).mode & 0o777).toBe(0o755)
  expect(readdirSync(folder).sort()).toEqual(['app', 'installer'])
})

test('what is not what was checked is not put there, and nothing of it stays', () => {
  expect(swap(createHash('sha512').update('checked').digest('base64'))).toBe(false)
  expect(readFileSync(path.join(folder, 'app'), 'utf8')).toBe('old')
  expect(readdirSync(folder).sort()).toEqual(['app', 'installer'])
})
