import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realPorts } from '../../../src/main/compose.ts'
import { appMigrations } from '../../../src/main/database/migrations.ts'
import { openChecked } from '../../../src/main/desk/open-checked.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { ledgerEnd } from '../../../src/main/ledger/ledger-end.ts'
import { outboxCounts } from '../../../src/main/outbox/questions.ts'
import { rawConnection } from '../../support/data-file.ts'
import { keptNumbers, makeSchemaFile } from '../../support/schemas/schema-file.ts'
import { schemaKey } from '../../support/schemas/schema-key.ts'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-schema-'))
  file = path.join(folder, 'pestle.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const rowsOf = (number: number): { readonly events: number; readonly tasks: number; readonly head: string } => {
  const raw = rawConnection(file, schemaKey)
  try {
    const tasks = number < 3 ? 0 : raw.prepare('SELECT count(*) FROM outbox_task').pluck().get()
    const [events, head] = raw
      .prepare('SELECT seq, lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1')
      .raw()
      .get() as [number, string]
    return { events, tasks: tasks as number, head }
  } finally {
    raw.close()
  }
}

test('the newest migration but the one being made has its rows kept', () => {
  expect(keptNumbers.at(-1) ?? 0).toBeGreaterThanOrEqual(appMigrations.length - 1)
})

describe.each(appMigrations.slice(0, keptNumbers.at(-1)))('a file with migration $number', ({ number }) => {
  test('opens in this version with every event and update it had, and replays to the same', () => {
    makeSchemaFile(file, number)
    const before = rowsOf(number)
    const opened = openChecked(realPorts, { file, key: schemaKey, environment: 'practice', version: '9.9.9' })
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal))
    const database = opened.value
    try {
      expect(database.schema).toBe(appMigrations.length)
      expect(ledgerEnd(database.db)).toEqual({ sequence: before.events, head: before.head })
      expect(verifyFile(realPorts, database)).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: true })
      const { waiting, needsYou, superseded, recorded } = outboxCounts(database.db)
      expect(waiting + needsYou + superseded + recorded).toBe(before.tasks)
      expect(existsSync(`${file}.before-${String(number + 1).padStart(4, '0')}`)).toBe(number < appMigrations.length)
    } finally {
      database.close()
    }
  })
})

test('the files hold something: prescriptions, updates in several states, messages, half-done work', () => {
  makeSchemaFile(file, keptNumbers.at(-1) ?? 0)
  const raw = rawConnection(file, schemaKey)
  try {
    const count = (sql: string): number => raw.prepare(sql).pluck().get() as number
    expect(count('SELECT count(*) FROM prescription')).toBeGreaterThan(5)
    expect(count('SELECT count(DISTINCT state) FROM outbox_task')).toBeGreaterThan(1)
    for (const table of ['intake_message', 'draft', 'patient_entry', 'duty_spell', 'product', 'bag_item'])
      expect(count(`SELECT count(*) FROM ${table}`)).toBeGreaterThan(0)
  } finally {
    raw.close()
  }
})
