import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../../src/main/database/database.ts'
import { append, ConcurrencyFault } from '../../../src/main/ledger/append.ts'
import { readStream } from '../../../src/main/ledger/read.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'pestle-db-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const key = Buffer.alloc(32, 7)
let ids = 0
const open = (): Database => {
  const opened = openDatabase({
    file: path.join(folder, 'a.db'),
    key,
    environment: 'practice',
    now: () => 1_000,
    newId: () => `id-${(ids += 1)}`,
  })
  if (!opened.ok) throw new Error(opened.refusal.code)
  return opened.value
}
const context = { now: () => 1_000, newId: () => `id-${(ids += 1)}`, newSalt: () => Buffer.alloc(16, 1) }
const actor = { id: 'a', name: 'Ada', role: 'pharmacist' as const }

test('what was appended is there after the file is closed and opened again', () => {
  const database = open()
  const appended = database.transact((tx) =>
    append(tx, context, {
      stream: 'prescription:1',
      expectedVersion: 0,
      commandId: 'c',
      actId: 'x',
      actor,
      happenedAt: 5,
      events: [
        { type: 'one', body: { patient: 'Invented Person', left: undefined } },
        { type: 'two', body: { n: 1 } },
      ],
    }),
  )
  database.close()
  const again = open()
  expect(readStream(again.db, 'prescription:1')).toEqual(appended)
  expect(readFileSync(path.join(folder, 'a.db')).includes('Invented Person')).toBe(false)
  expect(() =>
    again.transact((tx) =>
      append(tx, context, {
        stream: 'prescription:1',
        expectedVersion: 1,
        commandId: 'c',
        actId: 'x',
        actor,
        happenedAt: 5,
        events: [{ type: 'one', body: {} }],
      }),
    ),
  ).toThrow(ConcurrencyFault)
  again.close()
})
