import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type Sqlite from 'better-sqlite3'
import type { Database } from '../../../src/main/database/database.ts'
import { all, run, type Tx } from '../../../src/main/database/query.ts'
import type { Projector } from '../../../src/main/ledger/projector.ts'
import { compareReplay, rebuildOutdated, replayInto } from '../../../src/main/ledger/replay.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { appendOne } from '../../support/ledger-samples.ts'
import { appMigrations, readMigrations } from '../../../src/main/database/migrations.ts'

const projectionSql = `
  CREATE TABLE tally (stream TEXT NOT NULL, type TEXT NOT NULL, count INTEGER NOT NULL, last BLOB, patient TEXT,
    PRIMARY KEY (stream, type)) STRICT;
  CREATE TABLE line (said TEXT NOT NULL) STRICT;`

const withProjections = readMigrations({
  ...Object.fromEntries(appMigrations.map(({ name, sql: text }) => [`${name}.sql`, text])),
  [`${String(appMigrations.length + 1).padStart(4, '0')}_test.sql`]: projectionSql,
})

const tallies: Projector = {
  name: 'tallies',
  version: 1,
  tables: ['tally', 'line'],
  clear: (tx) => {
    run(tx, sql`delete from tally`)
    run(tx, sql`delete from line`)
  },
  apply: (tx, events) => {
    for (const event of events) {
      run(
        tx,
        sql`insert into tally values (${event.stream}, ${event.type}, 1, ${Buffer.from(event.eventId)}, 'Invented Person')
          on conflict do update set count = count + 1, last = excluded.last`,
      )
      run(tx, sql`insert into line values (${JSON.stringify(event.body)})`)
    }
  },
}

let data: DataFile
let source: Database
let fresh: Database
let raw: Sqlite.Database
beforeEach(() => {
  data = dataFile()
  source = data.open({ migrations: withProjections })
  fresh = data.open({ file: ':memory:', migrations: withProjections })
  source.transact((tx) => {
    for (let at = 0; at < 1_200; at += 1) work(tx, at)
  })
  raw = data.raw()
})
afterEach(() => data.remove())

const work = (tx: Tx, at: number): void => {
  const stream = `prescription:${at % 7 === 0 ? 'Ä' : at % 7}`
  const event = appendOne(tx, data.context, { stream, type: at % 2 === 0 ? 'even' : 'odd', body: { at } })
  tallies.apply(tx, [event])
}

const compare = () => compareReplay(fresh, source, [tallies])

test('replay gives exactly the tables that the work left', () => {
  expect(compare()).toEqual({ events: 1_200, matches: true, differing: 0, differences: [] })
  expect(compare().matches).toBe(true)
})

test('what another connection adds while a replay is compared belongs to the next one', () => {
  const other = data.open({ migrations: withProjections })
  const adding: Projector = {
    ...tallies,
    apply: (tx, events) => {
      if (events.some(({ seq }) => seq === 600)) other.transact((counter) => work(counter, 9))
      tallies.apply(tx, events)
    },
  }
  expect(compareReplay(fresh, source, [adding])).toMatchObject({ events: 1_200, matches: true })
  expect(compare()).toMatchObject({ events: 1_201, matches: true })
})

test('a replay takes in a ledger piece by piece, each event once and in order', () => {
  source.transact((tx) => {
    for (let at = 0; at < 20_000; at += 1)
      appendOne(tx, data.context, { stream: 'staff:1', type: 'even', body: { at } })
  })
  const pieces: number[][] = []
  const noting = {
    ...tallies,
    apply: (_: Tx, events: readonly { readonly seq: number }[]) => void pieces.push(events.map(({ seq }) => seq)),
  }
  expect(replayInto(fresh, source.db, [noting])).toEqual({ events: 21_200 })
  expect(pieces.flat()).toEqual(Array.from({ length: 21_200 }, (_, at) => at + 1))
  expect(pieces.map(({ length }) => length)).toEqual([20_000, 1_200])
})

test('a replay of a ledger that is being added to ends where it began', () => {
  const adding: Projector = { ...tallies, apply: () => source.transact((tx) => work(tx, 9)) }
  expect(replayInto(fresh, source.db, [adding])).toEqual({ events: 1_200 })
})

test.each([
  ["update tally set count = count + 1 where stream = 'prescription:3' and type = 'odd'", 'tally', null, ['count']],
  [
    "update tally set last = null, patient = 'P' where stream = 'prescription:Ä' and type = 'even'",
    'tally',
    null,
    ['last', 'patient'],
  ],
  ["delete from tally where stream = 'prescription:1' and type = 'odd'", 'tally', 'in-replay', []],
  ["insert into tally values ('prescription:zz', 'odd', 1, null, null)", 'tally', 'here', []],
  ["update line set said = 'other' where rowid = 700", 'line', null, ['said']],
])('one row different is named without what it says: %s', (damage, table, only, columns) => {
  raw.exec(damage)
  const found = compare()
  expect(found).toMatchObject({ matches: false, differing: 1, differences: [{ table, only, columns }] })
  expect(JSON.stringify(found)).not.toMatch(/prescription:|Invented|other/)
})

test('a thousand differences are counted and a few listed', () => {
  raw.exec("update line set said = said || ' '")
  const found = compare()
  expect(found.differing).toBe(1_200)
  expect(found.differences).toHaveLength(20)
})

test('a projector that names a table that is not there is a fault', () => {
  expect(() => compareReplay(fresh, source, [{ ...tallies, tables: ['nowhere'] }])).toThrow('nowhere')
})

test('projections are rebuilt once, when their version is not the one the file was filled with', () => {
  expect(rebuildOutdated(source, [tallies])).toEqual(['tallies'])
  expect(rebuildOutdated(source, [tallies])).toEqual([])
  raw.exec('delete from tally')
  expect(rebuildOutdated(source, [{ ...tallies, version: 2 }])).toEqual(['tallies'])
  expect(compare().matches).toBe(true)
})

test('a rebuild that fails leaves the old projections and the old version', () => {
  rebuildOutdated(source, [tallies])
  const failing: Projector = {
    ...tallies,
    version: 2,
    apply: (tx, events) => {
      tallies.apply(tx, events)
      if (events.some(({ seq }) => seq === 900)) throw new Error('broken projector')
    },
  }
  expect(() => rebuildOutdated(source, [failing])).toThrow('broken projector')
  expect(compare().matches).toBe(true)
  expect(rebuildOutdated(source, [tallies])).toEqual([])
  expect(all(source.db, sql`select version from projection_version`)).toEqual([{ version: 1 }])
})
