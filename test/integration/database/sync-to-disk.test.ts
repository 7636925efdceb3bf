import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { syncFolder, syncFolderOf } from '../../../src/main/database/sync-to-disk.ts'

// A file system that refuses to sync folders, as CIFS does, and that every Linux has.
const refuses = '/proc/self'

test.skipIf(!existsSync(refuses))('a file system that syncs no folders takes files all the same', () => {
  expect(() => {
    syncFolder(refuses)
    syncFolderOf(`${refuses}/status`)
  }).not.toThrow()
})

test('a folder that is not there is no folder that cannot be synced', () => {
  if (process.platform !== 'win32') expect(() => syncFolder('/nowhere/at/all')).toThrow('ENOENT')
})
