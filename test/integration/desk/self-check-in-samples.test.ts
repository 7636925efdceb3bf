import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import { run } from '../../../src/main/database/query.ts'
import type { Tx } from '../../../src/main/database/query.ts'
import { generatePharmacy } from '../../../src/main/desk/generate/generate-pharmacy.ts'
import { openForCommand, type CommandFile } from '../../../src/main/desk/open-for-command.ts'
import { selfCheck, type SelfCheckFinding } from '../../../src/main/desk/self-check.ts'
import { lastSeq } from '../../../src/main/ledger/read.ts'

let folder = ''
let file: CommandFile
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-samples-'))
  const opened = openForCommand(realPorts, { dataDir: folder, environment: 'practice', make: true })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  file = opened.value
  const making = generatePharmacy(realPorts, file, { items: 700, seed: 4 })
  while (making.next().done !== true);
})
afterAll(() => {
  file.file.close()
  rmSync(folder, { recursive: true })
})

class Undone extends Error {}

/** What is found while something is wrong that is put right again afterwards. */
const foundWhile = (damage: (tx: Tx) => void): readonly SelfCheckFinding[] => {
  let found: readonly SelfCheckFinding[] = []
  const { database } = file
  expect(() =>
    database.transact((tx) => {
      damage(tx)
      found = selfCheck(realPorts, { ...database, db: tx, snapshot: (work) => work(tx) })
      throw new Undone()
    }),
  ).toThrow(Undone)
  return found
}

test('a long ledger is well, and is looked at in samples', () => {
  expect(lastSeq(file.database.db)).toBeGreaterThan(2_000)
  expect(selfCheck(realPorts, file.database)).toEqual([])
})

test('of a long ledger too it is found that the newest lines of the queue are not what the events say', () => {
  const newest = sql`select received_seq from prescription order by updated_seq desc limit 1`
  const found = foundWhile((tx) =>
    run(tx, sql`update prescription set marks = marks + 1 where received_seq in (${newest})`),
  )
  expect(found).toEqual(['replay'])
})

test('of a long ledger too it is found that all lines are gone, and that the search finds nobody', () => {
  expect(foundWhile((tx) => run(tx, sql`delete from to_claim`))).toEqual(['replay'])
  expect(foundWhile((tx) => run(tx, sql`delete from prescription_search`))).toEqual(['replay'])
})

test('of a long ledger too it is found that its end was altered', () => {
  const found = foundWhile((tx) => {
    run(tx, sql`drop trigger event_body_never_changes`)
    run(
      tx,
      sql`update event_body set body = '{}' where seq = (select max(seq) from event where stream = 'outbox' or stream like 'patient:%' or stream = 'on-duty')`,
    )
  })
  expect(found).toContain('ledger')
})

test('of a long ledger too it is found that updates are missing', () => {
  const found = foundWhile((tx) => {
    run(tx, sql`drop trigger outbox_task_stays`)
    run(tx, sql`delete from outbox_task where rank > (select max(rank) - 20 from outbox_task)`)
  })
  expect(found).toContain('tasks')
})
