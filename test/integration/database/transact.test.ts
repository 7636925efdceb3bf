import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../src/main/database/database.ts'
import { all, build, run, type Tx } from '../../../src/main/database/query.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'

let data: DataFile
let database: Database
beforeEach(() => {
  data = dataFile()
  database = data.open()
})
afterEach(() => data.remove())

const add = (tx: Tx, name: string): unknown =>
  run(tx, build.insertInto('projection_version').values({ name, version: 1 }))
const names = (): readonly string[] =>
  all(database.db, build.selectFrom('projection_version').select('name')).map(({ name }) => name)

test('what a transaction wrote is there when it returned, with its answer', () => {
  expect(database.transact((tx) => (add(tx, 'kept'), 'answer'))).toBe('answer')
  expect(names()).toEqual(['kept'])
})

test('a transaction that throws leaves nothing and passes the fault on', () => {
  const fault = new Error('broken')
  expect(() =>
    database.transact((tx) => {
      add(tx, 'gone')
      throw fault
    }),
  ).toThrow(fault)
  expect(names()).toEqual([])
  expect(database.transact(() => 'the next one works')).toBe('the next one works')
})

test('a failed statement leaves nothing of the transaction', () => {
  expect(() =>
    database.transact((tx) => {
      add(tx, 'twice')
      add(tx, 'twice')
    }),
  ).toThrow('UNIQUE')
  expect(names()).toEqual([])
})

test('a transaction in a transaction is refused and undoes the outer one', () => {
  expect(() =>
    database.transact((tx) => {
      add(tx, 'outer')
      database.transact((inner) => add(inner, 'inner'))
    }),
  ).toThrow('do not nest')
  expect(names()).toEqual([])
})

test('asynchronous work is refused, and what it does later is refused too', async () => {
  let late: Promise<unknown> | undefined
  const work = (tx: Tx): Promise<unknown> => {
    add(tx, 'before')
    late = Promise.resolve().then(() => add(tx, 'after'))
    return late
  }
  expect(() => database.transact(work)).toThrow('asynchronous')
  await expect(late).rejects.toThrow('has ended')
  expect(names()).toEqual([])
})

test('a refusal undoes what was written before it, an answer keeps it', () => {
  const refusal = { ok: false, refusal: { code: 'no' } } as const
  expect(database.attempt((tx) => (add(tx, 'refused'), refusal))).toBe(refusal)
  expect(names()).toEqual([])
  database.attempt((tx) => (add(tx, 'answered'), { ok: true, value: 1 }))
  expect(names()).toEqual(['answered'])
})

test('a transaction that SQLite ended by itself is a fault, not a silent success', () => {
  const swallow = (tx: Tx): void => {
    add(tx, 'first')
    expect(() => run(tx, sql`insert or rollback into projection_version values ('first', 2)`)).toThrow('UNIQUE')
  }
  expect(() => database.transact(swallow)).toThrow('ended from inside')
  expect(names()).toEqual([])
})

test('a transaction cannot be ended by a query', () => {
  for (const ending of [sql`commit`, sql`rollback`]) {
    expect(() => database.transact((tx) => run(tx, ending))).toThrow('only reads')
    expect(() => database.transact((tx) => all(tx, ending))).toThrow('does not return data')
  }
})

test('what another connection committed is seen by the next transaction', () => {
  const other = data.open()
  database.transact((tx) => add(tx, 'one'))
  other.transact((tx) => add(tx, 'two'))
  expect(names()).toEqual(['one', 'two'])
})

test('a snapshot reads one moment, whatever another connection commits meanwhile, and ends with its work', () => {
  const other = data.open()
  const seen = database.snapshot(() => {
    const before = names()
    other.transact((tx) => add(tx, 'meanwhile'))
    return [before, names()]
  })
  expect(seen).toEqual([[], []])
  expect(names()).toEqual(['meanwhile'])
})

test('a snapshot neither nests nor waits, and a fault in it ends it', () => {
  expect(() => database.transact(() => database.snapshot(() => 1))).toThrow('already open')
  expect(() => database.snapshot(async () => 1)).toThrow('asynchronous')
  expect(database.transact((tx) => add(tx, 'after'))).toBeDefined()
})

test('a fault in a snapshot that ended on the way is passed on, and not what the ending of it says', () => {
  const fault = new Error('disk I/O error')
  expect(() =>
    database.snapshot(() => {
      database.close()
      throw fault
    }),
  ).toThrow(fault)
})
