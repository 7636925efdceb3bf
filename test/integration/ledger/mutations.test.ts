import { SqliteError } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type Sqlite from 'better-sqlite3'
import type { Database } from '../../../src/main/database/database.ts'
import { changeTerminal } from '../../../src/main/ledger/terminal.ts'
import { verifyChain } from '../../../src/main/ledger/verify.ts'
import { dataFile, type DataFile } from '../../support/data-file.ts'
import { damages, dropTriggers, remember, seededDice } from '../../support/ledger-damage.ts'
import { appendOne, fillLedger } from '../../support/ledger-samples.ts'

const wanted = 2_500
let data: DataFile
let database: Database
let raw: Sqlite.Database
let putBack: () => void
beforeAll(() => {
  data = dataFile()
  database = data.open()
  fillLedger(database, data.context, 24)
  database.transact((tx) => changeTerminal(tx, 'second-terminal'))
  for (let at = 0; at < 12; at += 1) database.transact((tx) => appendOne(tx, data.context))
  raw = data.raw()
  dropTriggers(raw)
  putBack = remember(raw)
})
afterAll(() => data.remove())

/** What was done, or '' when the database itself would not store it or nothing changed. */
const damage = (kind: string, seed: number): string => {
  try {
    return raw.transaction(() => damages[kind]?.(raw, seededDice(seed)) ?? '').immediate()
  } catch (error) {
    if (error instanceof SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return ''
    throw error
  }
}

test(`each of ${wanted} random single mutations of a ledger is found`, () => {
  const done: Record<string, number> = {}
  const missed: string[] = []
  const kinds = Object.keys(damages)
  let total = 0
  for (let seed = 1; total < wanted; seed += 1) {
    const kind = kinds[seed % kinds.length] ?? ''
    const what = damage(kind, seed)
    if (what === '') continue
    total += 1
    done[kind] = (done[kind] ?? 0) + 1
    if (verifyChain(database.db).chainOk) missed.push(`${what} (seed ${seed})`)
    raw.transaction(putBack).immediate()
  }
  expect(missed).toEqual([])
  expect(Object.values(done).every((count) => count > 100)).toBe(true)
  expect(verifyChain(database.db)).toEqual({ events: 36, chainOk: true, firstBreak: null })
})
