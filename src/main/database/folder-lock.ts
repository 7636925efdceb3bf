import Sqlite from 'better-sqlite3'
import path from 'node:path'

/** Holds a data folder for this process until released or until the process ends, however it ends. */
export interface FolderLock {
  release(): void
}

/**
 * Takes the folder for this process, or gives undefined when another process has it. Two outboxes on one file would send twice.
 * The lock is SQLite's own on a file beside the data, so the system lets go of it when a process is killed.
 */
export const lockFolder = (dir: string): FolderLock | undefined => {
  const handle = new Sqlite(path.join(dir, 'in-use.lock'), { timeout: 0 })
  try {
    handle.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    handle.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return undefined
    throw error
  }
  return { release: () => void handle.close() }
}
