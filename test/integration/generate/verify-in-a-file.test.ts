import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Database } from '../../../src/main/database/database.ts'
import { generatePharmacy } from '../../../src/main/desk/generate/generate-pharmacy.ts'
import { openForCommand } from '../../../src/main/desk/open-for-command.ts'
import type { Ports } from '../../../src/main/desk/ports.ts'
import { verifyFile } from '../../../src/main/desk/verify-file.ts'
import { inThread } from '../../support/in-thread.ts'

const ports: Ports = {
  now: () => Date.parse('2026-11-21T11:00:00Z'),
  randomBytes: (count) => randomBytes(count),
  random: () => 0.5,
  after: () => () => undefined,
  soon: () => undefined,
  http: () => Promise.reject(new Error('Nothing is sent')),
  inWorker: inThread,
}

const withGenerated = (work: (database: Database) => void): void => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'pestle-replay-'))
  const opened = openForCommand(ports, { dataDir, environment: 'practice', make: true })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  try {
    const steps = generatePharmacy(ports, opened.value, { items: 300, seed: 3 })
    while (steps.next().done !== true) continue
    work(opened.value.database)
  } finally {
    opened.value.file.close()
    rmSync(dataDir, { recursive: true })
  }
}

test('a look through a record says how far it is all along, from its first event to the end of the third time through', () => {
  withGenerated((database) => {
    const said: { readonly done: number; readonly of: number }[] = []
    const { events } = verifyFile(ports, database, (step) => void said.push(step), randomBytes(32))
    const done = said.map((step) => step.done)
    expect(done).toEqual([...new Set(done)].toSorted((a, b) => a - b))
    for (const third of [1, 2, 3]) expect(done).toContain(third * events)
    expect(new Set(said.map(({ of }) => of))).toEqual(new Set([3 * events]))
  })
})

test('a replay of a long record lies beside it while it is compared, encrypted, and is gone afterwards, as is what a killed one left', () => {
  withGenerated((database) => {
    const folder = path.dirname(database.file)
    const before = readdirSync(folder)
    writeFileSync(`${database.file}.replay`, 'left by one that was killed')
    let during: Buffer | undefined
    const watched: Database = {
      ...database,
      snapshot: (work) =>
        database.snapshot((db) => {
          const result = work(db)
          during ??= readFileSync(`${database.file}.replay`)
          return result
        }),
    }
    const found = verifyFile(ports, watched, undefined, randomBytes(32))
    expect(found).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: true })
    expect(during?.length).toBeGreaterThan(100_000)
    expect(during?.subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3')
    expect(during?.includes('prescription')).toBe(false)
    expect(readdirSync(folder)).toEqual(before)
  })
})
