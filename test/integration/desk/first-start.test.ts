import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appMigrations, readMigrations, type Migration } from '../../../src/main/database/migrations.ts'
import { all } from '../../../src/main/database/query.ts'
import type { Database } from '../../../src/main/database/database.ts'
import { realPorts } from '../../../src/main/compose.ts'
import { openChecked, type FileToOpen } from '../../../src/main/desk/open-checked.ts'
import { failedFile } from '../../../src/main/desk/put-copy-back.ts'
import { readUpgradeNote } from '../../../src/main/desk/upgrade-note.ts'
import { sentenceOf } from '../../../src/main/desk/start-refusal.ts'
import { append } from '../../../src/main/ledger/append.ts'
import { ledgerEnd } from '../../../src/main/ledger/ledger-end.ts'
import { readStream } from '../../../src/main/ledger/read.ts'
import { contentNumber } from '../../support/content-number.ts'
import { rawConnection } from '../../support/data-file.ts'
import { createWorld } from '../../support/world.ts'

const key = Buffer.alloc(32, 7)
let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-first-start-'))
  file = path.join(folder, 'pestle.db')
  using world = createWorld({ folder })
  for (let n = 1; n <= 3; n += 1) world.receive(contentNumber(n))
})
afterEach(() => rmSync(folder, { recursive: true }))

const asked = (version: string, more: Partial<FileToOpen> = {}): FileToOpen => ({
  file,
  key,
  environment: 'practice',
  version,
  ...more,
})
const opened = (version: string, more: Partial<FileToOpen> = {}): Database => {
  const result = openChecked(realPorts, asked(version, more))
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const close = (database: Database): void => database.close()
const updates = (database: Database) => readStream(database.db, 'updates').map(({ type, body }) => ({ type, body }))

const nextNumber = appMigrations.length + 1
const withStep = (text: string): readonly Migration[] => {
  const old = Object.fromEntries(appMigrations.map(({ name, sql: step }) => [`${name}.sql`, step]))
  return readMigrations({ ...old, [`${String(nextNumber).padStart(4, '0')}_next.sql`]: text })
}
const nextVersion = withStep('CREATE TABLE next (note TEXT) STRICT;')

test('a version that worked here last does not look the file through again', () => {
  close(opened('1.0.0'))
  close(
    opened('1.0.0', {
      look: () => {
        throw new Error('looked')
      },
    }),
  )
  expect(() =>
    opened('1.1.0', {
      look: () => {
        throw new Error('looked')
      },
    }),
  ).toThrow('self-check-failed')
})

test('another version looks the file through, and that it took it over is recorded once', () => {
  close(opened('1.0.0'))
  const taken = opened('1.1.0')
  expect(updates(taken)).toEqual([
    { type: 'update-installed', body: { version: '1.1.0', previous: '1.0.0', schema: appMigrations.length } },
  ])
  close(taken)
  const again = opened('1.1.0')
  expect(updates(again)).toHaveLength(1)
  close(again)
})

test('what the new version finds wrong after an upgrade puts the file back as it was, and the version before goes on', () => {
  const before = opened('1.0.0')
  const end = ledgerEnd(before.db)
  close(before)
  const refused = openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look: () => ['replay', 'tasks'] }))
  expect(refused).toMatchObject({
    ok: false,
    refusal: {
      code: 'self-check-failed',
      version: '2.0.0',
      previous: '1.0.0',
      findings: ['replay', 'tasks'],
      putBack: true,
    },
  })
  expect(existsSync(failedFile(file))).toBe(true)
  const goesOn = opened('1.0.0')
  expect(goesOn.schema).toBe(appMigrations.length)
  expect(updates(goesOn)).toMatchObject([
    { type: 'update-went-back', body: { version: '2.0.0', findings: ['replay', 'tasks'] } },
  ])
  expect(ledgerEnd(goesOn.db).sequence).toBe(end.sequence + 1)
  close(goesOn)
  const later = opened('1.0.0')
  expect(updates(later)).toHaveLength(1)
  close(later)
})

test('where the disk refuses the last note after a good look, the file goes back all the same, and either version goes on', () => {
  const before = opened('1.0.0')
  const end = ledgerEnd(before.db)
  close(before)
  const inTheWay = `${file}.versions.json.new`
  const look = () => {
    mkdirSync(inTheWay)
    return []
  }
  expect(() => openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look }))).toThrow()
  rmSync(inTheWay, { recursive: true })
  const goesOn = opened('1.0.0')
  expect(goesOn.schema).toBe(appMigrations.length)
  expect(ledgerEnd(goesOn.db).sequence).toBeLessThanOrEqual(end.sequence + 1)
  close(goesOn)
  const taken = opened('2.0.0', { migrations: nextVersion })
  expect(updates(taken).at(-1)).toMatchObject({ type: 'update-installed', body: { version: '2.0.0' } })
  close(taken)
})

test('a file that somebody has worked on since the copy is not put back', () => {
  close(opened('1.0.0'))
  const inTheWay = `${file}.versions.json.new`
  const look = (_ports: unknown, database: Database) => {
    mkdirSync(inTheWay)
    database.transact((tx) => {
      const id = randomUUID()
      const actor = { id: 'p1', name: 'Aisha Karim', role: 'pharmacist' } as const
      const context = { now: realPorts.now, newId: randomUUID, newSalt: () => realPorts.randomBytes(16) }
      const said = {
        stream: 'leaving',
        expectedVersion: 0,
        commandId: id,
        actId: id,
        actor,
        happenedAt: realPorts.now(),
      }
      append(tx, context, { ...said, events: [{ type: 'everything-taken-out', body: {} }] })
    })
    return []
  }
  expect(() => openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look }))).toThrow()
  rmSync(inTheWay, { recursive: true })
  expect(openChecked(realPorts, asked('1.0.0'))).toMatchObject({ ok: false, refusal: { code: 'newer-than-app' } })
})

test('the person is told which version found what, that nothing is lost and which version goes on', () => {
  close(opened('1.0.0'))
  const refused = openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look: () => ['tasks'] }))
  expect(refused.ok ? '' : sentenceOf(refused.refusal)).toBe(
    'Version 2.0.0 looked this PC’s record through before starting work and does not go on: an update owed to the NHS is missing. The data file is again as it was before the update; nothing that was recorded is lost. Go on with version 1.0.0.',
  )
})

test('a migration that fails half-way through several puts back the file from before the first of them', () => {
  close(opened('1.0.0'))
  const steps = [
    ...nextVersion,
    { number: nextNumber + 1, name: '9999_x', sql: 'INSERT INTO nowhere VALUES (1)', checksum: 'x' },
  ]
  const refused = openChecked(realPorts, asked('2.0.0', { migrations: steps }))
  expect(refused).toMatchObject({ ok: false, refusal: { findings: ['upgrade'], putBack: true } })
  const goesOn = opened('1.0.0')
  expect(all(goesOn.db, sql`select 1 from sqlite_schema where name = 'next'`)).toEqual([])
  close(goesOn)
})

test('a new version that ended while it took the file over is undone by the version before', () => {
  close(opened('1.0.0'))
  // As a process that is killed here leaves it.
  const left = path.join(folder, 'left')
  const look = () => {
    mkdirSync(left)
    for (const name of readdirSync(folder))
      if (name !== 'left') copyFileSync(path.join(folder, name), path.join(left, name))
    return []
  }
  close(opened('2.0.0', { migrations: nextVersion, look }))
  file = path.join(left, 'pestle.db')
  expect(readUpgradeNote(file).underWay).toMatchObject({ version: '2.0.0', previous: '1.0.0' })
  const goesOn = opened('1.0.0')
  expect(goesOn.schema).toBe(appMigrations.length)
  expect(updates(goesOn)).toMatchObject([{ type: 'update-went-back', body: { version: '2.0.0' } }])
  close(goesOn)
})

test('a file on which the new version has worked is never put back, and the older version refuses it in a sentence', () => {
  close(opened('1.0.0'))
  close(opened('2.0.0', { migrations: nextVersion }))
  const bytes = readFileSync(file)
  const refused = openChecked(realPorts, asked('1.0.0'))
  expect(refused).toEqual({ ok: false, refusal: { code: 'newer-than-app', found: nextNumber, known: nextNumber - 1 } })
  expect(refused.ok ? '' : sentenceOf(refused.refusal)).toBe(
    'This data file was written by a newer version of Pestle. Start that version; this one changed nothing.',
  )
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

test('the copy is not put back where the file holds an act more, whatever the note says', () => {
  close(opened('1.0.0'))
  const note = `${file}.versions.json`
  const taken = opened('2.0.0', { migrations: nextVersion })
  const { sequence, head } = ledgerEnd(taken.db)
  close(taken)
  const underWay = {
    version: '2.0.0',
    previous: '1.0.0',
    from: nextNumber - 1,
    copy: `pestle.db.before-${String(nextNumber).padStart(4, '0')}`,
    sequence: sequence - 1,
    head,
  }
  writeFileSync(note, JSON.stringify({ checked: null, failed: null, underWay }))
  expect(openChecked(realPorts, asked('1.0.0'))).toMatchObject({ ok: false, refusal: { code: 'newer-than-app' } })
  writeFileSync(note, JSON.stringify({ checked: null, failed: null, underWay: null }))
  close(opened('2.0.0', { migrations: nextVersion }))
})

test('a copy that was damaged since is not put back, and that is said', () => {
  close(opened('1.0.0'))
  const look = () => {
    writeFileSync(`${file}.before-${String(nextNumber).padStart(4, '0')}`, Buffer.alloc(4096, 1))
    return ['replay'] as const
  }
  const refused = openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look }))
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'self-check-failed', putBack: false } })
  expect(refused.ok ? '' : sentenceOf(refused.refusal)).toContain('The data file was not worked on')
})

test('the copies from before upgrades are kept of the newest two, and what could not be taken over goes with the next that is', () => {
  close(opened('1.0.0'))
  for (const number of ['0003', '0007', '0011']) writeFileSync(`${file}.before-${number}`, 'an older copy')
  openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look: () => ['ledger'] }))
  expect(existsSync(failedFile(file))).toBe(true)
  close(opened('2.0.1', { migrations: nextVersion }))
  const left = readdirSync(folder).filter((name) => name.includes('.before-') || name.includes('not-taken'))
  expect(left.toSorted()).toEqual(['pestle.db.before-0011', `pestle.db.before-${String(nextNumber).padStart(4, '0')}`])
})

test('a failing version that is mended takes the file over at its next start', () => {
  close(opened('1.0.0'))
  openChecked(realPorts, asked('2.0.0', { migrations: nextVersion, look: () => ['ledger'] }))
  const taken = opened('2.0.0', { migrations: nextVersion })
  expect(updates(taken)).toMatchObject([{ type: 'update-installed', body: { previous: '1.0.0' } }])
  expect(readUpgradeNote(file)).toMatchObject({ underWay: null, failed: null, checked: { version: '2.0.0' } })
  close(taken)
})

for (const [what, damage, finding] of [
  ['a queue line that no event made', "UPDATE prescription SET stage = 'done' WHERE received_seq = 1", 'replay'],
  ['an update that is missing', 'DROP TRIGGER outbox_task_stays; DELETE FROM outbox_task WHERE rank = 1', 'tasks'],
  [
    'a body that was altered',
    "DROP TRIGGER event_body_never_changes; UPDATE event_body SET body = '{}' WHERE seq = 2",
    'ledger',
  ],
  [
    'an event cut off the end',
    'DROP TRIGGER event_body_never_goes; DROP TRIGGER event_never_goes; DELETE FROM event_body WHERE seq = (SELECT max(seq) FROM event); DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)',
    'ledger',
  ],
] as const)
  test(`the look finds ${what}`, () => {
    close(opened('1.0.0'))
    const raw = rawConnection(file, key)
    raw.exec(damage)
    raw.close()
    const refused = openChecked(realPorts, asked('1.1.0'))
    expect(refused.ok ? [] : (refused.refusal as { findings: readonly string[] }).findings).toContain(finding)
  })
