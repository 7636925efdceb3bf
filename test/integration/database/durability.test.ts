import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
beforeEach(() => (data = dataFile()))
afterEach(() => data.remove())

const hasStrace = spawnSync('strace', ['-V']).status === 0
const commits = 200

test('every connection has the settings that keep a commit on the disk and a damaged file from being believed', () => {
  data.open().close()
  const database = data.open()
  const names = ['journal_mode', 'synchronous', 'fullfsync', 'foreign_keys', 'recursive_triggers'] as const
  expect(names.map((name) => database.pragma(name))).toEqual(['wal', 2, 1, 1, 1])
  const rest = ['trusted_schema', 'cell_size_check', 'temp_store', 'busy_timeout'] as const
  expect(rest.map((name) => database.pragma(name))).toEqual([0, 1, 2, 5000])
})

test.skipIf(!hasStrace)('every commit is synced to the disk (needs strace: skipped where it is not installed)', () => {
  const log = path.join(data.folder, 'syncs.log')
  const traced = spawnSync(
    'strace',
    ['-f', '-e', 'trace=fsync,fdatasync', '-o', log, process.execPath, childScript(), data.file, String(commits)],
    { encoding: 'utf8' },
  )
  expect(traced.stderr).toBe('')
  const syncs = readFileSync(log, 'utf8').match(/fsync\(|fdatasync\(/g) ?? []
  expect(Number(traced.stdout)).toBe(commits)
  expect(syncs.length).toBeGreaterThanOrEqual(commits)
})

// Run by plain Node, which cannot take the app's embedded migrations apart: only the connection is used, as the app makes it.
const childScript = (): string => path.join(import.meta.dirname, 'commit-many.ts')
