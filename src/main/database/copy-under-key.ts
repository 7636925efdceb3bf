import Sqlite from 'better-sqlite3'
import { existsSync, rmSync } from 'node:fs'
import { connect, unlock, type Connection } from './connection.ts'
import { readDbOf, type ReadDb } from './handles.ts'
import { syncFile, syncFolderOf } from './sync-to-disk.ts'

// @types/better-sqlite3 does not know keys.
type Rekeyed = Sqlite.Database & { rekey(key: Buffer): number }

/** What is copied, where to and under which key; `holdsTheSame` says whether the copy has everything the file has. */
export interface CopyUnderKey {
  readonly file: string
  readonly key: Buffer
  readonly target: string
  readonly newKey: Buffer
  readonly holdsTheSame: (copy: ReadDb, file: ReadDb) => boolean
}

/**
 * Copies a closed data file under another key: whole, checked through a connection of its own and on the disk when this
 * returns. Nothing else may have the file open; when this returns it has no write-ahead log.
 */
export const copyUnderKey = (asked: CopyUnderKey): void => {
  const { file, key, target } = asked
  for (const leftOver of [target, `${target}-wal`, `${target}-shm`, `${target}-journal`])
    rmSync(leftOver, { force: true })
  const source = connect(file, key)
  try {
    source.handle.prepare('VACUUM INTO ?').run(target)
    giveKey(asked)
    checkCopy(asked, source)
  } finally {
    source.handle.close()
  }
  // A log of the old key beside a file of the new one would be taken for its own.
  if (existsSync(`${file}-wal`)) throw new Error('The data file did not close')
  syncFile(target)
  syncFolderOf(target)
}

const giveKey = ({ target, key, newKey }: CopyUnderKey): void => {
  const copy = new Sqlite(target)
  try {
    unlock(copy, key)
    // The key of a file with a write-ahead log cannot be changed.
    copy.pragma('journal_mode = DELETE')
    ;(copy as Rekeyed).rekey(Buffer.from(`raw:${newKey.toString('hex')}`))
  } finally {
    copy.close()
  }
}

const checkCopy = ({ target, newKey, holdsTheSame }: CopyUnderKey, source: Connection): void => {
  const copy = connect(target, newKey)
  try {
    const verdict = copy.handle.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error('The copy under the new key is damaged')
    if (!holdsTheSame(readDbOf(copy), readDbOf(source)))
      throw new Error('The copy under the new key does not hold what was copied')
  } finally {
    copy.handle.close()
  }
  if (existsSync(`${target}-wal`)) throw new Error('The copy under the new key did not close')
}
