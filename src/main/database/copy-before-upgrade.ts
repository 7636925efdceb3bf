import { existsSync, rmSync } from 'node:fs'
import { connect, type Connection } from './connection.ts'
import { readDbOf, type ReadDb } from './handles.ts'
import { renamePatiently } from './rename-patiently.ts'
import { syncFile, syncFolderOf } from './sync-to-disk.ts'

/** What a copy is made of: the file, its key, the number of the migration about to be applied, and what else it must hold. */
export interface CopyBeforeUpgrade {
  readonly file: string
  readonly key: Buffer
  readonly next: number
  readonly holdsTheSame: (copy: ReadDb, file: ReadDb) => boolean
}

/**
 * Copies a file that is about to be upgraded to `<file>.before-NNNN`, encrypted under the same key and on disk before
 * this returns. It is opened again by itself and every page of it is read: what is not sound, or does not hold the
 * same, is thrown and nothing stays. An earlier copy for the same step is replaced: the step was not done then, so that this
 * one holds more.
 */
export const copyBeforeUpgrade = (connection: Connection, asked: CopyBeforeUpgrade): string => {
  const copy = `${asked.file}.before-${String(asked.next).padStart(4, '0')}`
  const partial = `${copy}.partial`
  let kept = false
  try {
    removeCopy(partial)
    connection.handle.prepare('VACUUM INTO ?').run(partial)
    checkCopy(partial, asked, readDbOf(connection))
    syncFile(partial)
    renamePatiently(partial, copy)
    syncFolderOf(copy)
    kept = true
  } finally {
    if (!kept) removeCopy(partial)
  }
  return copy
}

const removeCopy = (file: string): void => {
  for (const leftOver of [file, `${file}-wal`, `${file}-shm`]) rmSync(leftOver, { force: true })
}

const checkCopy = (partial: string, asked: CopyBeforeUpgrade, file: ReadDb): void => {
  const connection = connect(partial, asked.key)
  try {
    const verdict = connection.handle.pragma('quick_check', { simple: true })
    if (verdict !== 'ok') throw new Error('The copy made before an upgrade is damaged')
    if (!asked.holdsTheSame(readDbOf(connection), file))
      throw new Error('The copy made before an upgrade does not hold what the file holds')
  } finally {
    connection.handle.close()
  }
  if (existsSync(`${partial}-wal`)) throw new Error('The copy made before an upgrade did not close')
}
