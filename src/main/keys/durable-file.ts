import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { renamePatiently } from '../database/rename-patiently.ts'
import { syncFolderOf } from '../database/sync-to-disk.ts'

/** Writes a file only its owner may read: whole and on the disk under its name when this returns, or not there at all. */
export const writePrivateFile = (file: string, bytes: Uint8Array): void => {
  const growing = `${file}.new`
  rmSync(growing, { force: true })
  const descriptor = openSync(growing, 'wx', 0o600)
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renamePatiently(growing, file)
  syncFolderOf(file)
}
