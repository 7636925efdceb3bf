import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../src/main/database/connection.ts'
import type { Database } from '../../../src/main/database/database.ts'
import { all, build, first, iterate, run, valuesOf, type Tx } from '../../../src/main/database/query.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
let database: Database
beforeEach(() => {
  data = dataFile()
  database = data.open()
})
afterEach(() => data.remove())

const versions = build.selectFrom('projection_version').selectAll().orderBy('name')
const insert = (name: string, version = 1) => build.insertInto('projection_version').values({ name, version })
const addThree = (): void => database.transact((tx) => ['a', 'b', 'c'].forEach((name) => void run(tx, insert(name))))

test('rows come back as they were stored', () => {
  addThree()
  expect(all(database.db, versions).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  expect(first(database.db, versions.where('name', '=', 'b'))).toEqual({ name: 'b', version: 1 })
  expect(first(database.db, versions.where('name', '=', 'z'))).toBeUndefined()
})

test('run says how many rows changed', () => {
  addThree()
  const changed = database.transact((tx) => run(tx, build.updateTable('projection_version').set({ version: 2 })))
  expect(changed.changes).toBe(3)
})

test('a query that writes cannot go through a reader, not even one that returns rows', () => {
  const writes = insert('a').returningAll()
  expect(() => all(database.db, writes)).toThrow('A query that writes')
  expect(() => first(database.db, writes)).toThrow('A query that writes')
  expect(() => [...iterate(database.db, writes)]).toThrow('A query that writes')
  expect(() => all(database.db, sql`pragma user_version = 3`)).toThrow('A query that writes')
  expect(all(database.db, versions)).toEqual([])
})

test('a query that only reads cannot go through run', () => {
  expect(() => database.transact((tx) => run(tx, versions))).toThrow('only reads')
})

test.each([
  ['undefined', undefined],
  ['a boolean', true],
  ['not a number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a date', new Date(0)],
  ['an object', {}],
])('%s as a parameter is a fault, and the message does not repeat the values', (_name, value) => {
  const question = sql`select * from projection_version where name = ${'Patient Name'} and version = ${value}`
  expect(() => all(database.db, question)).toThrow(/^Parameter 2 cannot be stored/)
  expect(() => all(database.db, question)).not.toThrow(/Patient Name/)
})

test('a list is one parameter, however long', () => {
  addThree()
  const names = ['a', 'c', ...Array.from({ length: 100_000 }, (_, at) => `none-${at}`)]
  const asked = versions.where('name', 'in', valuesOf(names))
  expect(all(database.db, asked).map(({ name }) => name)).toEqual(['a', 'c'])
  expect(asked.compile().parameters).toHaveLength(1)
  expect(all(database.db, versions.where('name', 'in', valuesOf<string>([])))).toEqual([])
})

test('a read that goes row by row can be left early and the same question asked inside it', () => {
  addThree()
  for (const row of iterate(database.db, versions)) {
    expect(all(database.db, versions)).toHaveLength(3)
    if (row.name === 'b') break
  }
  expect(database.transact((tx) => run(tx, insert('d'))).changes).toBe(1)
})

test('executing on the builder throws instead of answering nothing', async () => {
  // The method is taken by name because calling it is a lint error in the app.
  const query: { readonly execute: () => Promise<unknown> } = versions
  await expect(query.execute()).rejects.toThrow('only builds SQL')
})

test('a transaction that has ended writes nothing more', () => {
  let kept: Tx | undefined
  database.transact((tx) => (kept = tx))
  expect(() => run(kept!, insert('late'))).toThrow('has ended')
  expect(all(database.db, versions)).toEqual([])
})

test('statements are kept, and the ones longest unused are forgotten', () => {
  const { handle, statement } = connect(`${data.folder}/cache.db`, data.key)
  const kept = statement('select 0')
  for (let at = 1; at < 512; at += 1) statement(`select ${at}`)
  expect(statement('select 0')).toBe(kept)
  const forgotten = statement('select 1')
  for (let at = 0; at < 512; at += 1) statement(`select ${at} + 0.5`)
  expect(statement('select 1')).not.toBe(forgotten)
  handle.close()
})
