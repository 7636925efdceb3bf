import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../src/main/database/database.ts'
import { appMigrations, readMigrations, type Migration } from '../../../src/main/database/migrations.ts'
import { all, run } from '../../../src/main/database/query.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
beforeEach(() => (data = dataFile()))
afterEach(() => data.remove())

const next = appMigrations.length + 1
const added = (text: string, name = 'sample'): readonly Migration[] => {
  const numbered = (number: number, what: string): string => `${String(number).padStart(4, '0')}_${what}.sql`
  const old = Object.fromEntries(appMigrations.map((m) => [`${m.name}.sql`, m.sql]))
  return readMigrations({ ...old, [numbered(next, name)]: text })
}
const goodStep = "CREATE TABLE sample (note TEXT NOT NULL) STRICT; INSERT INTO sample VALUES ('from the migration')"
const copy = (): string => `${data.file}.before-${String(next).padStart(4, '0')}`

test('the migrations of the app are numbered without gaps and each is recorded', () => {
  const recorded = all(
    data.open().db,
    sql<{ number: number; checksum: string }>`select number, checksum from migration`,
  )
  expect(recorded).toEqual(appMigrations.map(({ number, checksum }) => ({ number, checksum })))
})

test('a gap, a repeated number or a name without number is a fault', () => {
  expect(() => readMigrations({ '0001_a.sql': '', '0003_b.sql': '' })).toThrow('0003_b should have number 2')
  expect(() => readMigrations({ '0001_a.sql': '', '0001_b.sql': '' })).toThrow('should have number 2')
  expect(() => readMigrations({ 'first.sql': '' })).toThrow('NNNN_owner')
})

test('line ends of another system do not make another migration', () => {
  const [unix] = readMigrations({ '0001_a.sql': 'SELECT 1;\nSELECT 2;' })
  const [windows] = readMigrations({ '0001_a.sql': 'SELECT 1;\r\nSELECT 2;' })
  expect(windows).toEqual(unix)
})

test('an upgrade keeps what was there and leaves an encrypted copy of the file before it', () => {
  const old = data.open()
  old.transact((tx) => run(tx, sql`insert into projection_version values ('old', 1)`))
  old.close()
  const upgraded = data.open({ migrations: added(goodStep) })
  expect(all(upgraded.db, sql`select note from sample`)).toEqual([{ note: 'from the migration' }])
  expect(upgraded.copyBeforeUpgrade).toBe(copy())
  const before = data.open({ file: copy() })
  expect(all(before.db, sql`select name from projection_version`)).toEqual([{ name: 'old' }])
  expect(openDatabase({ ...data.options, file: copy(), key: Buffer.alloc(32) })).toMatchObject({ ok: false })
})

test('a new file and an up-to-date one are not copied', () => {
  expect(data.open().copyBeforeUpgrade).toBeUndefined()
  expect(data.open().copyBeforeUpgrade).toBeUndefined()
  expect(existsSync(copy())).toBe(false)
})

test('a migration that fails leaves the file as it was, and the next try works', () => {
  data.open().close()
  const failing = added('CREATE TABLE sample (note TEXT) STRICT; INSERT INTO nowhere VALUES (1)')
  expect(() => openDatabase({ ...data.options, migrations: failing })).toThrow('nowhere')
  const again = data.open()
  expect(all(again.db, sql`select 1 from sqlite_schema where name = 'sample'`)).toEqual([])
  again.close()
  expect(data.open({ migrations: added(goodStep) }).copyBeforeUpgrade).toBe(copy())
})

test('a file of a newer app is refused and not touched', () => {
  data.open({ migrations: added(goodStep) }).close()
  expect(openDatabase(data.options)).toEqual({
    ok: false,
    refusal: { code: 'newer-than-app', found: next, known: next - 1 },
  })
  expect(data.open({ migrations: added(goodStep) }).environment).toBe('practice')
})

test('a file with an event this app does not know is refused before it is upgraded or copied', () => {
  data.open().close()
  const asked = { ...data.options, migrations: added(goodStep), unknownEvent: () => 'from-the-future' }
  expect(openDatabase(asked)).toEqual({ ok: false, refusal: { code: 'newer-events', type: 'from-the-future' } })
  expect(existsSync(copy())).toBe(false)
  const untouched = data.open()
  expect(all(untouched.db, sql`select 1 from sqlite_schema where name = 'sample'`)).toEqual([])
})

test('a released migration that was edited is refused', () => {
  data.open({ migrations: added(goodStep) }).close()
  const refusal = openDatabase({ ...data.options, migrations: added(`${goodStep}; SELECT 1`) })
  expect(refusal).toMatchObject({ ok: false, refusal: { code: 'migration-edited', number: next } })
})
