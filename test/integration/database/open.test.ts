import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../../src/main/database/database.ts'
import { first, build } from '../../../src/main/database/query.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
beforeEach(() => (data = dataFile()))
afterEach(() => data.remove())

const madeFile = (): void => data.open().close()

test('a new file says its environment, its terminal and when it was made, and keeps them', () => {
  const made = data.open()
  const origin = first(made.db, build.selectFrom('meta').selectAll())
  made.close()
  expect(origin).toMatchObject({ environment: 'practice', only_row: 1 })
  expect(first(data.open().db, build.selectFrom('meta').selectAll())).toEqual(origin)
})

test('a making that was interrupted leaves nothing in the way of the next', () => {
  writeFileSync(`${data.file}.new`, 'half a file')
  writeFileSync(`${data.file}.new-wal`, 'half a log')
  madeFile()
  expect(readdirSync(data.folder)).toEqual(['practice.db'])
})

test('a file that must exist is never made', () => {
  expect(openDatabase({ ...data.options, mustExist: true })).toEqual({ ok: false, refusal: { code: 'file-missing' } })
  expect(existsSync(data.file)).toBe(false)
})

test('another key is refused, and the file opens afterwards with its own', () => {
  madeFile()
  const refusal = openDatabase({ ...data.options, key: Buffer.alloc(32, 1) })
  expect(refusal).toEqual({ ok: false, refusal: { code: 'wrong-key' } })
  expect(data.open().environment).toBe('practice')
})

test('a key of another length is a fault', () => {
  expect(() => openDatabase({ ...data.options, key: Buffer.alloc(16) })).toThrow('32 bytes')
})

test('an empty file is damage and not a first start', () => {
  writeFileSync(data.file, '')
  expect(openDatabase(data.options)).toEqual({ ok: false, refusal: { code: 'not-a-database' } })
  expect(readFileSync(data.file).length).toBe(0)
})

test('a file cut short is refused', () => {
  madeFile()
  truncateSync(data.file, 1000)
  expect(openDatabase(data.options)).toEqual({ ok: false, refusal: { code: 'not-a-database' } })
})

test('a text file is refused as not a database', () => {
  writeFileSync(data.file, 'hello')
  expect(openDatabase(data.options)).toEqual({ ok: false, refusal: { code: 'not-a-database' } })
})

test('a database that is not encrypted is refused and left as it was', () => {
  const plain = new Sqlite(data.file)
  plain.exec('CREATE TABLE anything (id INTEGER)')
  plain.close()
  const before = readFileSync(data.file)
  expect(openDatabase(data.options)).toEqual({ ok: false, refusal: { code: 'not-encrypted' } })
  expect(readFileSync(data.file).equals(before)).toBe(true)
})

test('a file of one environment is not opened as another', () => {
  madeFile()
  expect(openDatabase({ ...data.options, environment: 'sandbox' })).toEqual({
    ok: false,
    refusal: { code: 'wrong-environment', found: 'practice', asked: 'sandbox' },
  })
})

test('an environment that does not exist is a fault and makes no file', () => {
  expect(() => openDatabase({ ...data.options, environment: 'live' })).toThrow('CHECK constraint')
  expect(existsSync(data.file)).toBe(false)
})

test('an encrypted file whose pages were altered is refused or caught on reading, never read as if it were well', () => {
  madeFile()
  const bytes = readFileSync(data.file)
  bytes.fill(0xaa, 4096 + 100, 4096 + 140)
  writeFileSync(data.file, bytes)
  const read = (): unknown => {
    const opened = openDatabase(data.options)
    if (!opened.ok) throw new Error(opened.refusal.code)
    const verdict = opened.value.pragma('integrity_check')
    opened.value.close()
    if (verdict !== 'ok') throw new Error(String(verdict))
    return verdict
  }
  expect(read).toThrow()
})

test('closing twice is harmless', () => {
  const database = data.open()
  database.close()
  expect(() => database.close()).not.toThrow()
})
