import { afterEach, beforeEach, expect, test } from 'vitest'
import type Sqlite from 'better-sqlite3'
import type { Database } from '../../../src/main/database/database.ts'
import { run } from '../../../src/main/database/query.ts'
import { sql } from 'kysely'
import { changeTerminal } from '../../../src/main/ledger/terminal.ts'
import { verifyChain, verifySteps } from '../../../src/main/ledger/verify.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { dropTriggers } from '../../support/ledger-damage.ts'
import { appendOne, fillLedger } from '../../support/ledger-samples.ts'

let data: DataFile
let database: Database
let raw: Sqlite.Database
beforeEach(() => {
  data = dataFile()
  database = data.open()
  fillLedger(database, data.context, 10)
  raw = data.raw()
  dropTriggers(raw)
})
afterEach(() => data.remove())

test('an empty and an untouched ledger verify', () => {
  expect(verifyChain(database.db)).toEqual({ events: 10, chainOk: true, firstBreak: null })
  expect(verifyChain(data.open({ file: `${data.folder}/empty.db` }).db)).toMatchObject({ events: 0, chainOk: true })
})

test.each([
  ['update event set happened_at = happened_at + 1 where seq = 4', 4, 'header-altered'],
  ["update event set actor_name = 'Somebody Else' where seq = 1", 1, 'header-altered'],
  ['update event_body set body = replace(body, \'"at":3\', \'"at":9\')', 4, 'body-altered'],
  ['delete from event_body where seq = 6', 6, 'body-missing'],
  ['delete from event where seq = 1', 1, 'row-missing'],
  ['delete from event where seq = 5', 5, 'row-missing'],
  ['delete from event where seq = 10', 10, 'tail-missing'],
  ['delete from event', 1, 'head-of-no-event'],
  ['delete from terminal_head', 11, 'tail-missing'],
  ["insert into event_body values (99, randomblob(16), '{}')", 11, 'body-of-no-event'],
  ["insert into terminal_head values ('forged', 1, 1, randomblob(32))", 11, 'head-of-no-event'],
])('%s breaks the chain at %i: %s', (damage, seq, why) => {
  raw.exec(damage)
  expect(verifyChain(database.db)).toMatchObject({ chainOk: false, firstBreak: { seq, why } })
})

test('a body that was removed verifies only when a later event in the chain says so', () => {
  const removed = raw.prepare('select event_id as id from event where seq = 3').get() as { readonly id: string }
  raw.exec('delete from event_body where seq = 3')
  expect(verifyChain(database.db)).toMatchObject({ firstBreak: { seq: 3, why: 'body-missing' } })
  const say = (type: string, eventIds: readonly string[]): unknown =>
    database.transact((tx) => appendOne(tx, data.context, { stream: 'ledger', type, body: { eventIds } }))
  say('bodies-removed', ['another'])
  expect(verifyChain(database.db).chainOk).toBe(false)
  say('bodies-removed', [removed.id])
  expect(verifyChain(database.db)).toEqual({ events: 12, chainOk: true, firstBreak: null })
})

test('a file given another terminal goes on with a chain of its own, and both verify', () => {
  database.transact((tx) => changeTerminal(tx, 'another-terminal'))
  fillLedgerFurther()
  expect(verifyChain(database.db)).toEqual({ events: 13, chainOk: true, firstBreak: null })
  // The last of one terminal and the first of the next: each chain by itself is still whole.
  for (const table of ['event', 'event_body'])
    for (const [from, to] of [
      [10, 99],
      [11, 10],
      [99, 11],
    ])
      raw.exec(`update ${table} set seq = ${to} where seq = ${from}`)
  expect(verifyChain(database.db)).toMatchObject({ chainOk: false, firstBreak: { seq: 11, why: 'out-of-order' } })
})

const fillLedgerFurther = (): void => {
  for (let at = 0; at < 3; at += 1) database.transact((tx) => appendOne(tx, data.context))
}

test('what is appended while a verification goes on does not disturb it', () => {
  for (let at = 0; at < 300; at += 1) database.transact((tx) => appendOne(tx, data.context))
  const steps = verifySteps(database.db)
  const first = steps.next()
  expect(first.value).toEqual({ done: 200, of: 310 })
  database.transact((tx) => appendOne(tx, data.context))
  database.transact((tx) => run(tx, sql`insert into projection_version values ('x', 1)`))
  steps.next()
  expect(steps.next()).toEqual({ done: true, value: { events: 310, chainOk: true, firstBreak: null } })
})
