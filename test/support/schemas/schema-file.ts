import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type Sqlite from 'better-sqlite3'
import { appMigrations } from '../../../src/main/database/migrations.ts'
import { rawConnection } from '../data-file.ts'
import { schemaKey } from './schema-key.ts'

const folder = path.resolve(import.meta.dirname, '../../fixtures/schemas')

/** The migration numbers of which rows are kept as a version wrote them, lowest first. */
export const keptNumbers: readonly number[] = readdirSync(folder)
  .map((name) => Number(/^(\d{4})\.sql$/.exec(name)?.[1]))
  .filter((number) => !Number.isNaN(number))
  .toSorted((a, b) => a - b)

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

// Before this one there was nothing that a file with a prescription needs: such files hold a staff and settings.
const firstWithAll = 5

/**
 * Makes the encrypted file that a version with the first `number` migrations left: its schema from those migrations alone, its rows
 * as kept. Of a number from before the first release no rows are kept; they are the oldest kept ones, as far as their tables and
 * columns were there, with what those versions had besides left empty: it was rebuilt from the ledger then as it is now.
 */
export const makeSchemaFile = (file: string, number: number): void => {
  const kept = keptNumbers.find((one) => one >= number)
  if (kept === undefined) throw new Error(`No rows are kept of migration ${number} or a later one`)
  const raw = rawConnection(file, schemaKey)
  try {
    raw.pragma('journal_mode = WAL')
    raw.transaction(() => {
      migrateTo(raw, number)
      putRows(raw, readFileSync(path.join(folder, `${String(kept).padStart(4, '0')}.sql`), 'utf8'))
      if (number < firstWithAll) cutBeforePrescriptions(raw)
      if (number < kept) raw.exec('UPDATE projection_version SET version = 0')
    })()
  } finally {
    raw.close()
  }
}

const migrateTo = (raw: Sqlite.Database, number: number): void => {
  raw.exec(
    'CREATE TABLE migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT',
  )
  const record = raw.prepare('INSERT INTO migration VALUES (?, ?, ?, ?)')
  for (const migration of appMigrations.slice(0, number)) {
    raw.exec(migration.sql)
    record.run(migration.number, migration.name, migration.checksum, 0)
  }
}

// The rows of one table are put in by way of a table of the kept columns, which their INSERTs were written for.
const putRows = (raw: Sqlite.Database, text: string): void => {
  const inserts = text.split(/;\n(?=INSERT INTO |$)/).flatMap((part) => {
    const found = /INSERT INTO "(\w+)" \(([^)]*)\) VALUES [^]*/.exec(part)
    return found === null ? [] : [{ table: found[1] ?? '', columns: found[2] ?? '', insert: found[0] }]
  })
  const byTable = Map.groupBy(inserts, ({ table, columns }) => `${table} ${columns}`)
  for (const rows of byTable.values()) {
    const { table, columns } = rows[0] ?? { table: '', columns: '' }
    const there = raw.pragma(`table_info("${table}")`) as readonly Column[]
    if (there.length === 0) continue
    raw.exec(`CREATE TEMP TABLE kept (${columns.replaceAll('"rowid"', '"rowid_kept"')})`)
    for (const { insert } of rows)
      raw.exec(insert.replace(`"${table}"`, 'temp.kept').replace('("rowid"', '("rowid_kept"'))
    const keptColumns = (raw.pragma('temp.table_info(kept)') as readonly Column[]).map(({ name }) => name)
    const wanted = there.filter(
      ({ name, notnull, dflt_value: given }) => keptColumns.includes(name) || (notnull === 1 && given === null),
    )
    const named = wanted.map(({ name }) => `"${name}"`)
    const values = wanted.map(({ name, type }) =>
      keptColumns.includes(name) ? `"${name}"` : type === 'TEXT' ? "'[]'" : '0',
    )
    const rowid = keptColumns.includes('rowid_kept')
    raw.exec(
      `INSERT INTO main."${table}" (${[...(rowid ? ['rowid'] : []), ...named].join()})
       SELECT ${[...(rowid ? ['rowid_kept'] : []), ...values].join()} FROM temp.kept`,
    )
    raw.exec('DROP TABLE temp.kept')
  }
}

// The beginning of a ledger is a ledger: its chain ends with the event before the first prescription.
const cutBeforePrescriptions = (raw: Sqlite.Database): void => {
  const triggers = raw.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as readonly {
    readonly name: string
    readonly sql: string
  }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER "${name}"`)
  const tables = new Set(raw.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all())
  raw.exec(`CREATE TEMP TABLE first_of AS SELECT min(seq) AS seq FROM event WHERE stream LIKE 'prescription:%'`)
  for (const table of ['event_body', 'event']) raw.exec(`DELETE FROM ${table} WHERE seq >= (SELECT seq FROM first_of)`)
  for (const table of [
    'prescription',
    'prescription_search',
    'bag_item',
    'to_claim',
    'outbox_task',
    'outbox_lane',
    'outbox_count',
    'intake_link',
    'intake_result',
    'intake_message',
  ])
    if (tables.has(table)) raw.exec(`DELETE FROM ${table}`)
  raw.exec(
    `UPDATE terminal_head SET (events, lamport, hash) = (SELECT terminal_seq, lamport, hash FROM event ORDER BY seq DESC LIMIT 1);
     DROP TABLE first_of`,
  )
  for (const { sql } of triggers) raw.exec(sql)
}
