import { afterEach, beforeEach, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { Database } from '../../../src/main/database/database.ts'
import { all, first } from '../../../src/main/database/query.ts'
import { append, ConcurrencyFault, type NewEvents } from '../../../src/main/ledger/append.ts'
import {
  eventById,
  eventsOfCommand,
  lastSeq,
  readEvents,
  readStream,
  unknownEventTypes,
} from '../../../src/main/ledger/read.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { ada, appendOne } from '../../support/ledger-samples.ts'

let data: DataFile
let database: Database
beforeEach(() => {
  data = dataFile()
  database = data.open()
})
afterEach(() => data.remove())

const act = (more: Partial<NewEvents> = {}): NewEvents => ({
  stream: 'prescription:1',
  expectedVersion: 0,
  commandId: 'command-1',
  actId: 'act-1',
  actor: ada,
  happenedAt: 5,
  events: [{ type: 'received', body: { name: 'Zoë 💊' } }],
  ...more,
})
const add = (more: Partial<NewEvents> = {}) => database.transact((tx) => append(tx, data.context, act(more)))

test('what append gives back is what is read, also from a file closed and opened again', () => {
  const events = [
    { type: 'received', body: { name: 'Zoë 💊', left: undefined, amount: 1.5, nothing: null } },
    { type: 'held', typeVersion: 2, body: { itemIds: ['1'] } },
  ]
  const appended = add({ events })
  expect(appended.map(({ body }) => body)).toEqual([{ name: 'Zoë 💊', amount: 1.5, nothing: null }, { itemIds: ['1'] }])
  expect(appended).toMatchObject([
    { seq: 1, streamVersion: 1, type: 'received', typeVersion: 1, happenedAt: 5, actor: ada },
    { seq: 2, streamVersion: 2, type: 'held', typeVersion: 2, commandId: 'command-1', actId: 'act-1' },
  ])
  database.close()
  expect(readStream(data.open().db, 'prescription:1')).toEqual(appended)
})

test('events are found by stream, by command, by id and by place in the ledger', () => {
  const [one] = add()
  const [two] = add({ stream: 'prescription:2', commandId: 'command-2' })
  const [three] = add({ expectedVersion: 1, commandId: 'command-3' })
  expect(readStream(database.db, 'prescription:1')).toEqual([one, three])
  expect(eventsOfCommand(database.db, 'command-2')).toEqual([two])
  expect(eventsOfCommand(database.db, 'command-9')).toEqual([])
  expect(eventById(database.db, three!.eventId)).toEqual(three)
  expect(eventById(database.db, 'none')).toBeUndefined()
  expect(readEvents(database.db, { afterSeq: 1, limit: 1 })).toEqual([two])
  expect(lastSeq(database.db)).toBe(3)
})

test('an expected version that is not the stream’s is a fault and writes nothing', () => {
  add()
  expect(() => add()).toThrow(ConcurrencyFault)
  expect(() => add({ expectedVersion: 2 })).toThrow('prescription:1 is at version 1, not 2')
  expect(() => add({ stream: 'prescription:new', expectedVersion: 1 })).toThrow(ConcurrencyFault)
  expect(lastSeq(database.db)).toBe(1)
})

test('an act that is undone leaves no event and no gap', () => {
  add()
  const failing = (): unknown =>
    database.transact((tx) => {
      append(tx, data.context, act({ expectedVersion: 1 }))
      throw new Error('undone')
    })
  expect(failing).toThrow('undone')
  expect(add({ expectedVersion: 1 })).toMatchObject([{ seq: 2, streamVersion: 2 }])
})

test('no events is nothing done, and a body that is not an object is a fault', () => {
  expect(add({ events: [] })).toEqual([])
  expect(() => add({ events: [{ type: 'received', body: undefined }] })).toThrow('not an object')
  expect(lastSeq(database.db)).toBe(0)
})

test('every event of an act has the same recorded time and the next numbers of its terminal', () => {
  add({
    events: [
      { type: 'a', body: {} },
      { type: 'b', body: {} },
    ],
  })
  add({ stream: 'settings' })
  const rows = all(
    database.db,
    sql<{
      recorded_at: number
      terminal_seq: number
      lamport: number
    }>`select recorded_at, terminal_seq, lamport from event order by seq`,
  )
  expect(rows.map(({ terminal_seq: seq, lamport }) => [seq, lamport])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ])
  expect(rows[0]?.recorded_at).toBe(rows[1]?.recorded_at)
  expect(rows[2]?.recorded_at).toBeGreaterThan(rows[1]?.recorded_at ?? Infinity)
})

test('the body is stored once, as the bytes that were hashed, in a row of its own with its salt', () => {
  const event = database.transact((tx) => appendOne(tx, data.context, { body: { b: 1, a: [2.5, 'ü'] } }))
  const stored = first(
    database.db,
    sql<{
      body: string
      salt: number
    }>`select body, length(salt) as salt from event_body where seq = ${event.seq}`,
  )
  expect(stored).toEqual({ body: '{"b":1,"a":[2.5,"ü"]}', salt: 16 })
})

test('events of types or versions that this app does not know are named', () => {
  add({
    events: [
      { type: 'received', body: {} },
      { type: 'received', typeVersion: 3, body: {} },
      { type: 'new', body: {} },
    ],
  })
  expect(unknownEventTypes(database.db, { received: 3, new: 1 })).toEqual([])
  expect(unknownEventTypes(database.db, { received: 2 })).toEqual([
    { type: 'new', typeVersion: 1 },
    { type: 'received', typeVersion: 3 },
  ])
})
