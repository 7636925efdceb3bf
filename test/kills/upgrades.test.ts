import { spawnSync } from 'node:child_process'
import type * as Fs from 'node:fs'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { realPorts } from '../../src/main/compose.ts'
import { appMigrations, readMigrations, type Migration } from '../../src/main/database/migrations.ts'
import { openDatabase, type Database } from '../../src/main/database/database.ts'
import { openChecked, type FileToOpen } from '../../src/main/desk/open-checked.ts'
import { selfCheck } from '../../src/main/desk/self-check.ts'
import { verifyFile } from '../../src/main/desk/verify-file.ts'
import { endsTheSame, ledgerEnd, hashAt } from '../../src/main/ledger/ledger-end.ts'
import { outboxCounts } from '../../src/main/outbox/questions.ts'
import { rawConnection } from '../support/data-file.ts'
import { keptNumbers, makeSchemaFile } from '../support/schemas/schema-file.ts'
import { schemaKey } from '../support/schemas/schema-key.ts'
import { build } from 'vite'
import { stopAtEachStep } from '../support/stopping.ts'

vi.mock('better-sqlite3', async () => ({ default: (await import('../support/stopping.ts')).default }))
vi.mock('node:fs', async (original) => {
  const real = await original<typeof Fs>()
  const { step } = await import('../support/stopping.ts')
  return {
    ...real,
    renameSync: (from: string, to: string) =>
      step(`rename ${path.basename(to)}`, () => {
        real.renameSync(from, to)
      }),
  }
})

const allWell = { chainOk: true, replayMatches: true, tasksComplete: true }
const counted = { stops: 0, opened: 0, kills: 0 }
const newest = keptNumbers.at(-1) ?? 0
let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-upgrade-'))
  file = path.join(folder, 'pestle.db')
})
afterEach(() => {
  stopAtEachStep(null)
  rmSync(folder, { recursive: true })
})
afterAll(() => {
  console.log(
    `Upgrades: looked at after ${counted.stops} stops, opened ${counted.opened} times; ${counted.kills} processes killed.`,
  )
})

const asked = (at: string, version: string, more: Partial<FileToOpen> = {}): FileToOpen => ({
  file: path.join(at, 'pestle.db'),
  key: schemaKey,
  environment: 'practice',
  version,
  ...more,
})

interface Whole {
  readonly events: number
  readonly head: string | undefined
  readonly tasks: number
}

const tasksOf = ({ db }: Database): number => {
  const { waiting, needsYou, superseded, recorded } = outboxCounts(db)
  return waiting + needsYou + superseded + recorded
}

const wholeOf = (number: number): Whole => {
  const raw = rawConnection(file, schemaKey)
  try {
    const [events, head] = raw
      .prepare('SELECT seq, lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1')
      .raw()
      .get() as [number, string]
    const tasks = number < 3 ? 0 : (raw.prepare('SELECT count(*) FROM outbox_task').pluck().get() as number)
    return { events, head, tasks }
  } finally {
    raw.close()
  }
}

/** Opens what a process that was ended at a stop leaves; gives what is wrong with it. */
const wrongWith = (left: string, opening: FileToOpen, schema: number, whole: Whole): readonly string[] => {
  counted.opened += 1
  const looks = { taken: 0 }
  const look: typeof selfCheck = (...given) => {
    looks.taken += 1
    return selfCheck(...given)
  }
  const opened = openChecked(realPorts, { ...opening, look })
  if (!opened.ok) return [`${path.basename(left)} is refused: ${JSON.stringify(opened.refusal)}`]
  const database = opened.value
  try {
    // A first start looks at the very same things.
    const { chainOk, replayMatches, tasksComplete } = looks.taken > 0 ? allWell : verifyFile(realPorts, database)
    return [
      ...(database.schema === schema ? [] : [`schema ${database.schema}`]),
      ...(chainOk ? [] : ['chain']),
      ...(replayMatches ? [] : ['replay']),
      ...(tasksComplete ? [] : ['tasks']),
      ...(hashAt(database.db, whole.events) === whole.head ? [] : ['an acknowledged event is missing']),
      ...(ledgerEnd(database.db).sequence <= whole.events + 2 ? [] : ['events nobody acted']),
      ...(tasksOf(database) === whole.tasks ? [] : ['updates are missing']),
    ]
  } finally {
    database.close()
  }
}

/** Whether the new version has found the file well and said so in its ledger: from then on only it opens the file. */
const wasTaken = (left: string, whole: Whole): boolean => {
  const raw = rawConnection(path.join(left, 'pestle.db'), schemaKey)
  try {
    return (raw.prepare('SELECT max(seq) FROM event').pluck().get() as number) > whole.events
  } finally {
    raw.close()
  }
}

/** Does `work`, and at every step lets each of `looks` open what a process that was ended there would leave. */
const atEachStep = (work: () => void, looks: readonly ((left: string) => readonly string[])[]): readonly string[] => {
  const wrong: string[] = []
  stopAtEachStep((name) => {
    counted.stops += 1
    for (const look of looks) {
      const left = mkdtempSync(path.join(os.tmpdir(), 'pestle-left-'))
      try {
        cpSync(folder, left, { recursive: true })
        wrong.push(...look(left).map((what) => `${what} [${name}]`))
      } finally {
        rmSync(left, { recursive: true })
      }
    }
  })
  try {
    work()
  } finally {
    stopAtEachStep(null)
  }
  return wrong
}

describe.each(appMigrations.slice(1, newest).map(({ number, name }) => ({ number, name })))('$name', ({ number }) => {
  test('ended at each of its statements, the file opens with all that was acknowledged', () => {
    makeSchemaFile(file, number - 1)
    const whole = wholeOf(number - 1)
    const wrong = atEachStep(() => {
      const options = { file, key: schemaKey, environment: 'practice', now: realPorts.now, newId: () => 'none' }
      const upTo = { migrations: appMigrations.slice(0, number), holdsTheSame: endsTheSame }
      const opened = openDatabase({ ...options, ...upTo })
      if (!opened.ok) throw new Error(opened.refusal.code)
      opened.value.close()
    }, [(left) => wrongWith(left, asked(left, '9.9.9'), appMigrations.length, whole)])
    expect(wrong).toEqual([])
  })
})

describe('a process that takes a file over and is killed', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const built = path.join(root, '.cache/upgrade-kills')

  beforeAll(async () => {
    const driver = { find: /^better-sqlite3$/, replacement: path.join(root, 'test/support/stopping.ts') }
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      resolve: { alias: [driver] },
      build: {
        ssr: path.join(root, 'test/support/upgrade-child.ts'),
        outDir: built,
        emptyOutDir: true,
        target: 'node24',
      },
    })
  })

  test.each([1, 2, 4, 9, 16, 25, 36, 49, 64, 70])(
    'at its step %i leaves a file that opens with all that was acknowledged',
    (at) => {
      makeSchemaFile(file, 5)
      const whole = wholeOf(5)
      const ran = spawnSync(process.execPath, [path.join(built, 'upgrade-child.js'), file, String(at)], {
        encoding: 'utf8',
      })
      expect([ran.signal, ran.stderr]).toEqual(['SIGKILL', ''])
      counted.kills += 1
      expect(wrongWith(folder, asked(folder, '9.9.9'), appMigrations.length, whole)).toEqual([])
    },
  )
})

const steps: readonly string[] = [
  `CREATE TABLE told (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL) STRICT;
   INSERT INTO told SELECT seq, recorded_at FROM event;
   CREATE INDEX told_at ON told (at);
   CREATE TRIGGER told_stays BEFORE DELETE ON told BEGIN SELECT RAISE(ABORT, 'told'); END;`,
  `ALTER TABLE draft ADD COLUMN colour TEXT;
   UPDATE draft SET colour = 'blue';
   DROP INDEX draft_saved_at;`,
]
const nextMigrations = (): readonly Migration[] =>
  readMigrations(
    Object.fromEntries(
      [
        ...appMigrations.map(({ name, sql }) => [name, sql] as const),
        ...steps.map((sql, at) => [`${String(appMigrations.length + 1 + at).padStart(4, '0')}_next`, sql] as const),
      ].map(([name, sql]) => [`${name}.sql`, sql]),
    ),
  )

describe('an update that brings two migrations, ended at each step', () => {
  let whole: Whole
  const migrations = nextMigrations()
  const old = (left: string) => wrongWith(left, asked(left, '1.0.0'), appMigrations.length, whole)
  const updated = (left: string) => wrongWith(left, asked(left, '2.0.0', { migrations }), migrations.length, whole)

  beforeEach(() => {
    makeSchemaFile(file, newest)
    const opened = openChecked(realPorts, asked(folder, '1.0.0'))
    if (!opened.ok) throw new Error(opened.refusal.code)
    opened.value.close()
    whole = wholeOf(newest)
  })

  test('opens in the new version, and in the old one until somebody has worked in the new one', () => {
    let taken = false
    const wrong = atEachStep(() => {
      const opened = openChecked(realPorts, asked(folder, '2.0.0', { migrations }))
      if (!opened.ok) throw new Error(opened.refusal.code)
      stopAtEachStep(null)
      taken = true
      opened.value.close()
    }, [updated, (left) => (wasTaken(left, whole) ? [] : old(left))])
    expect(wrong).toEqual([])
    expect(taken).toBe(true)
  })

  test('is put back whole when its look at the file fails, in whichever version it is opened then', () => {
    const wrong = atEachStep(() => {
      const refused = openChecked(realPorts, asked(folder, '2.0.0', { migrations, look: () => ['replay'] }))
      expect(refused).toMatchObject({ ok: false, refusal: { putBack: true } })
    }, [old, updated])
    expect(wrong).toEqual([])
  })
})
