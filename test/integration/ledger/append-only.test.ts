import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../../src/main/database/database.ts'
import { run } from '../../../src/main/database/query.ts'
import { verifyChain } from '../../../src/main/ledger/verify.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { fillLedger } from '../../support/ledger-samples.ts'

let data: DataFile
let database: Database
beforeEach(() => {
  data = dataFile()
  database = data.open()
  fillLedger(database, data.context, 4)
})
afterEach(() => data.remove())

const appendOnly = 'the ledger is append-only'

test.each([
  ['an event changed', sql`update event set actor_name = 'Somebody Else' where seq = 2`, appendOnly],
  ['an event changed to what it was', sql`update event set actor_name = actor_name where seq = 2`, appendOnly],
  ['an event deleted', sql`delete from event where seq = 4`, appendOnly],
  ['an event replaced', sql`insert or replace into event select * from event where seq = 2`, appendOnly],
  [
    'an event upserted',
    sql`insert into event select * from event where seq = 2 on conflict do update set type = 'x'`,
    appendOnly,
  ],
  ['an event updated or replaced', sql`update or replace event set seq = 3 where seq = 2`, appendOnly],
  ['a body changed', sql`update event_body set body = '{}'`, appendOnly],
  ['a body deleted', sql`delete from event_body`, appendOnly],
  [
    'a body replaced',
    sql`insert or replace into event_body select seq, salt, '{}' from event_body limit 1`,
    appendOnly,
  ],
  ['a chain’s end set back', sql`update terminal_head set events = events - 1`, appendOnly],
  ['a chain’s end deleted', sql`delete from terminal_head`, appendOnly],
  ['a chain’s end replaced', sql`insert or replace into terminal_head select * from terminal_head`, appendOnly],
  ['an environment changed', sql`update meta set environment = 'production'`, 'never changes its environment'],
  ['an origin changed', sql`update meta set created_at = 0`, 'never changes its environment'],
  ['an origin deleted', sql`delete from meta`, 'always says what it is'],
  [
    'an origin replaced',
    sql`insert or replace into meta select 1, 'production', terminal_id, 0 from meta`,
    'always says',
  ],
])('%s is refused by the database itself, and the chain still holds', (_what, statement, words) => {
  expect(() => database.transact((tx) => run(tx, statement))).toThrow(words)
  expect(verifyChain(database.db)).toEqual({ events: 4, chainOk: true, firstBreak: null })
})
