import Sqlite from 'better-sqlite3'
import { existsSync, rmSync } from 'node:fs'
import { connect, unlock } from './connection.ts'
import { syncFile, syncFolderOf } from './sync-to-disk.ts'

// @types/better-sqlite3 does not know keys.
type Rekeyed = Sqlite.Database & { rekey(key: Buffer): number }

/** The end of a chain, which a copy must have too. */
interface Told {
  readonly heads: string
  readonly events: number
}

/**
 * Copies a closed data file under another key to `target`: whole, checked through a connection of its own and on the disk when
 * this returns. Nothing else may have the file open; when this returns it has no write-ahead log.
 */
export const copyUnderKey = (file: string, key: Buffer, target: string, newKey: Buffer): void => {
  for (const leftOver of [target, `${target}-wal`, `${target}-shm`, `${target}-journal`])
    rmSync(leftOver, { force: true })
  const told = vacuumInto(file, key, target)
  const copy = new Sqlite(target)
  try {
    unlock(copy, key)
    // The key of a file with a write-ahead log cannot be changed.
    copy.pragma('journal_mode = DELETE')
    ;(copy as Rekeyed).rekey(Buffer.from(`raw:${newKey.toString('hex')}`))
  } finally {
    copy.close()
  }
  checkCopy(target, newKey, told)
  syncFile(target)
  syncFolderOf(target)
}

const vacuumInto = (file: string, key: Buffer, target: string): Told => {
  const { handle } = connect(file, key)
  let told: Told
  try {
    told = ledgerEnd(handle)
    handle.prepare('VACUUM INTO ?').run(target)
  } finally {
    handle.close()
  }
  // A log of the old key beside a file of the new one would be taken for its own.
  if (existsSync(`${file}-wal`)) throw new Error('The data file did not close')
  return told
}

const checkCopy = (target: string, key: Buffer, told: Told): void => {
  const { handle } = connect(target, key)
  try {
    const verdict = handle.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error('The copy under the new key is damaged')
    const found = ledgerEnd(handle)
    if (found.events !== told.events || found.heads !== told.heads)
      throw new Error('The copy under the new key is not what was copied')
  } finally {
    handle.close()
  }
  if (existsSync(`${target}-wal`)) throw new Error('The copy under the new key did not close')
}

const ledgerEnd = (handle: Sqlite.Database): Told => ({
  events: (handle.prepare('SELECT count(*) AS n FROM event').get() as { readonly n: number }).n,
  heads: JSON.stringify(
    (handle.prepare('SELECT * FROM terminal_head').all() as Readonly<Record<string, unknown>>[]).map((row) =>
      Object.entries(row).map(([name, value]) => [name, Buffer.isBuffer(value) ? value.toString('hex') : value]),
    ),
  ),
})
