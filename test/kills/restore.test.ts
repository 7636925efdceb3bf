import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from 'vite'
import { realPorts } from '../../src/main/compose.ts'
import { environmentDir, openFile } from '../../src/main/desk/open-file.ts'
import { importForCommand } from '../../src/main/desk/import-for-command.ts'
import { openForCommand } from '../../src/main/desk/open-for-command.ts'
import { verifyFile } from '../../src/main/desk/verify-file.ts'
import { recoveryKeyFile } from '../../src/main/keys/key-file.ts'
import { codeText, newRecoveryCode } from '../../src/main/keys/recovery-code.ts'
import { fileStand, type FileStand } from '../../src/main/ledger/history.ts'
import { hashAt } from '../../src/main/ledger/ledger-end.ts'
import { backupFiles } from '../../src/main/backup/manifest.ts'
import { isHeld } from '../../src/main/outbox/after-restore.ts'
import { writePrivateFile } from '../../src/main/keys/durable-file.ts'
import { makeCopy } from '../support/make-copy.ts'
import { practiceFolder } from '../support/practice-folder.ts'
import type { KilledRestore } from '../support/restore-kill-child.ts'

const root = path.resolve(import.meta.dirname, '../..')
const built = path.join(root, '.cache/restore-kills')
const folder = mkdtempSync(path.join(tmpdir(), 'pestle-restore-kills-'))
const [here, elsewhere, backup, work] = ['here', 'elsewhere', 'backup', 'work'].map((name) =>
  path.join(folder, name),
) as [string, string, string, string]
let code = ''
let copied: FileStand

beforeAll(async () => {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: [{ find: /^better-sqlite3$/, replacement: path.join(root, 'test/simulation/sqlite-with-faults.ts') }],
    },
    build: {
      ssr: path.join(root, 'test/support/restore-kill-child.ts'),
      outDir: built,
      emptyOutDir: true,
      target: 'node24',
    },
  })
  using messages = practiceFolder(6)
  const given = messages.messages.map((file) => [path.basename(file), readFileSync(file)] as const)
  const takeIn = (data: string, from: number, to: number): void => {
    const opened = openForCommand(realPorts, { dataDir: data, environment: 'practice', make: true })
    if (!opened.ok) throw new Error(opened.refusal.code)
    for (const [name, bytes] of given.slice(from, to)) importForCommand(opened.value, name, bytes)
    opened.value.file.close()
  }
  takeIn(here, 0, 4)
  const opened = openFile(realPorts, here, 'practice')
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { database, dataKey, keys } = opened.value
  const made = newRecoveryCode(realPorts.randomBytes)
  keys.keepRecovery(made)
  code = codeText(made)
  copied = fileStand(database.db)
  makeCopy({ file: database.file, key: dataKey, now: realPorts.now() }, backup)
  writePrivateFile(backupFiles(backup).keyFile, Buffer.from(recoveryKeyFile(database.file) ?? ''))
  opened.value.close()
  takeIn(here, 4, 6)
  takeIn(elsewhere, 4, 5)
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly killed: boolean
  readonly steps: readonly string[]
}

const run = async (asked: KilledRestore): Promise<Ended> => {
  const child = spawn(process.execPath, [path.join(built, 'restore-kill-child.js'), JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  await once(child, 'close')
  return { killed: child.signalCode === 'SIGKILL', steps: said === '' ? [] : (JSON.parse(said) as readonly string[]) }
}

const standOf = (data: string): FileStand => {
  const opened = openFile(realPorts, data, 'practice')
  if (!opened.ok) throw new Error(opened.refusal.code)
  const stand = fileStand(opened.value.database.db)
  opened.value.close()
  return stand
}

/** Opens what a kill left; gives which of the two files it is, after it was found whole. */
const openedAfter = (data: string, old: FileStand): 'old' | 'new' => {
  const opened = openFile(realPorts, data, 'practice')
  if (!opened.ok) throw new Error(opened.refusal.code)
  const { database, dir } = opened.value
  try {
    expect(verifyFile(realPorts, database)).toMatchObject({ chainOk: true, replayMatches: true, tasksComplete: true })
    expect(database.pragma('integrity_check')).toBe('ok')
    expect(existsSync(path.join(dir, 'restore.json'))).toBe(false)
    const stand = fileStand(database.db)
    if (stand.terminalId === old.terminalId) {
      expect(hashAt(database.db, old.sequence)).toBe(old.head)
      expect(isHeld(database.db)).toBe(false)
      return 'old'
    }
    expect(hashAt(database.db, copied.sequence)).toBe(copied.head)
    expect(isHeld(database.db)).toBe(true)
    expect(readdirSync(dir).some((name) => /^pestle\.db\.before-restore-\d{8}T\d{6}Z$/.test(name))).toBe(true)
    return 'new'
  } finally {
    opened.value.close()
  }
}

// Every step takes minutes (PESTLE_EVERY_STEP=1, and the figures in docs/reliability.md); of those that only fill the copy, which
// nobody looks at before it is decided, every third stands for the others.
const isKilledBefore = (step: string, at: number): boolean =>
  process.env['PESTLE_EVERY_STEP'] === '1' || /^(rename|rm|mkdir)Sync/.test(step) || at % 3 === 0

test.each([
  { name: 'of this PC', template: here, withCode: false },
  { name: 'of another PC, with its recovery code', template: elsewhere, withCode: true },
])(
  'killed before each step of a restore $name, the file opens as the old or the new one, whole, and nothing the chosen one held is missing',
  async ({ name, template, withCode }) => {
    const old = standOf(template)
    const asked = { backup, code: withCode ? code : null }
    const fresh = (lane: number): string => {
      const data = path.join(work, String(lane))
      rmSync(data, { recursive: true, force: true })
      cpSync(environmentDir(template, 'practice'), environmentDir(data, 'practice'), { recursive: true })
      return data
    }
    const data = fresh(0)
    const whole = await run({ ...asked, data, beforeStep: 0 })
    expect(whole.killed).toBe(false)
    expect(openedAfter(data, old)).toBe('new')
    expect(whole.steps.filter((step) => step.startsWith('renameSync')).length).toBeGreaterThan(2)
    const found = { old: 0, new: 0 }
    const steps = whole.steps.flatMap((step, at) => (isKilledBefore(step, at) ? [at + 1] : []))
    const killAndOpen = async (lane: number): Promise<void> => {
      for (let beforeStep = steps.shift(); beforeStep !== undefined; beforeStep = steps.shift()) {
        const killedIn = fresh(lane)
        const { killed } = await run({ ...asked, data: killedIn, beforeStep })
        // How often bytes are written differs by one now and then.
        if (!killed && beforeStep < whole.steps.length - 2) throw new Error(`Step ${String(beforeStep)} did not come`)
        found[openedAfter(killedIn, old)] += 1
      }
    }
    // A kill is mostly waiting for the disk.
    await Promise.all([1, 2, 3, 4].map(killAndOpen))
    console.log(
      `Restore ${name}: ${String(whole.steps.length)} steps, killed before ${String(found.old + found.new)}: ${String(found.old)} times the old file, ${String(found.new)} times the new one`,
    )
    expect(found.old).toBeGreaterThan(0)
    expect(found.new).toBeGreaterThan(0)
  },
  600_000,
)
