import { createHash } from 'node:crypto'
import path from 'node:path'

/** One numbered step of the schema. `checksum` is the SHA-256 of its SQL, hexadecimal. */
export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

const embedded = import.meta.glob<string>('../../../migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Reads migrations from file name → SQL; throws when a name has no number or the numbers are not 1, 2, 3 … */
export const readMigrations = (files: Readonly<Record<string, string>>): readonly Migration[] => {
  const migrations = Object.entries(files)
    .map(([file, text]) => readMigration(path.posix.basename(file, '.sql'), text))
    .sort((a, b) => a.number - b.number)
  migrations.forEach(({ number, name }, at) => {
    if (number !== at + 1) throw new Error(`Migration ${name} should have number ${at + 1}`)
  })
  return migrations
}

const readMigration = (name: string, text: string): Migration => {
  const number = Number(/^(\d{4})_[a-z0-9-]+$/.exec(name)?.[1])
  if (Number.isNaN(number)) throw new Error(`Migration ${name} is not named NNNN_owner.sql`)
  // A checkout on Windows may have other line ends and is still the same migration.
  const sql = text.replaceAll('\r\n', '\n')
  return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/** The migrations of this version of the app, as built in. */
export const appMigrations: readonly Migration[] = readMigrations(embedded)
