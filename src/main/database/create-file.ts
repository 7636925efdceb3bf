import { existsSync, rmSync } from 'node:fs'
import { connect } from './connection.ts'
import { migrate } from './migrate.ts'
import type { Migration } from './migrations.ts'
import { renamePatiently } from './rename-patiently.ts'
import { syncFile, syncFolderOf } from './sync-to-disk.ts'

/** What a new data file is: written into it once. `createdAt` is UTC ms. */
export interface Origin {
  readonly environment: string
  readonly terminalId: string
  readonly createdAt: number
}

/** Fills an empty keyed file with the schema and its origin. */
export const fillNewFile = (
  connection: ReturnType<typeof connect>,
  origin: Origin,
  migrations: readonly Migration[],
): void => {
  migrate(connection, migrations, 0, origin.createdAt)
  connection.handle
    .prepare('INSERT INTO meta (only_row, environment, terminal_id, created_at) VALUES (1, ?, ?, ?)')
    .run(origin.environment, origin.terminalId, origin.createdAt)
}

/**
 * Makes a data file beside its final name and renames it when it is whole and on disk, so that a file with the final name
 * is never half made: an empty or cut one is damage, not a first start.
 */
export const createFile = (file: string, key: Buffer, origin: Origin, migrations: readonly Migration[]): void => {
  const growing = `${file}.new`
  for (const leftOver of [growing, `${growing}-wal`, `${growing}-shm`]) rmSync(leftOver, { force: true })
  const connection = connect(growing, key)
  try {
    fillNewFile(connection, origin, migrations)
  } finally {
    connection.handle.close()
  }
  if (existsSync(`${growing}-wal`)) throw new Error('The new data file did not close')
  syncFile(growing)
  renamePatiently(growing, file)
  syncFolderOf(file)
}
