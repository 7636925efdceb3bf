import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Manifest } from '../../src/main/backup/manifest.ts'
import { prepareTarget } from '../../src/main/backup/target.ts'
import { threads } from '../../src/main/desk/in-worker.ts'
import { openForCommand, type CommandFile } from '../../src/main/desk/open-for-command.ts'
import { putBack } from '../../src/main/desk/restore/put-back.ts'
import { fileWrapper } from '../../src/main/keys/file-wrapper.ts'
import { people } from '../support/people.ts'
import { dataFolder, dataOptions, print, say } from './asked-data.ts'
import { spreadOf } from './figures.ts'
import { benchPorts } from './generated-folder.ts'
import { takenNow } from './taken.ts'

interface Round {
  readonly plainMs: number
  /** Fetched, every page and every event read, compared with the file at work: the counter goes on meanwhile. */
  readonly checkMs: number
  /** The desk closed: made ready, swapped. */
  readonly closedMs: number
}

const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [ms: number, value: T]> => {
  const from = performance.now()
  const value = await work()
  return [performance.now() - from, value]
}

const plainCopy = async (from: string, to: string): Promise<void> => {
  copyFileSync(from, to)
  const handle = await open(to, 'r+')
  await handle.sync()
  await handle.close()
}

const inWorker = threads(path.resolve('out', 'main', 'worker.js'))

const backupOf = async ({ database, file, ourOds }: CommandFile, to: string, dataDir: string): Promise<string> => {
  mkdirSync(to, { recursive: true })
  const target = prepareTarget({ folder: to, dataDir, newId: 'benchmark' })
  if (!target.ok) throw new Error(target.refusal.code)
  const made = await inWorker('backup:make', {
    file: database.file,
    dataKey: file.dataKey,
    target: target.value,
    environment: 'practice',
    odsCode: ourOds,
    appVersion: 'bench',
    at: Date.now(),
    full: false,
    flawed: [],
  })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value.folder
}

// In a folder of its own, so that the same data is there for the next round; what is swapped there is as large.
const oneRound = async (
  { database, file, ledger }: CommandFile,
  folder: string,
  to: string,
  manifestOf: (manifest: Manifest) => void,
): Promise<Round> => {
  const dir = path.join(to, 'restored')
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(dir)
  const plain = path.join(to, 'plain.db')
  if (existsSync(plain)) rmSync(plain)
  const [plainMs] = await timed(() => plainCopy(path.join(folder, 'pestle.db'), plain))
  const input = {
    folder,
    dir,
    environment: 'practice' as const,
    key: file.dataKey,
    present: { file: database.file, key: file.dataKey },
    now: Date.now(),
  }
  const [checkMs, checked] = await timed(() => inWorker('restore:check', input))
  if (!checked.ok) throw new Error(checked.refusal.code)
  const { manifest } = checked.value
  manifestOf(manifest)
  const [closedMs, done] = await timed(() =>
    putBack({
      ...input,
      manifest,
      recovery: [],
      localKey: file.dataKey,
      ledger,
      actor: people.pharmacist,
      wrapper: fileWrapper(path.join(dir, 'wrapping.key'), benchPorts.randomBytes),
    }),
  )
  if (!done.ok) throw new Error(done.refusal.code)
  return { plainMs, checkMs, closedMs }
}

/** `npm run bench -- restore [--items N] [--seed S] [--data DIR] [--to DIR] [--rounds N] [--json]`: a restore beside a plain copy of the same file. */
export const runRestore = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      ...dataOptions,
      rounds: { type: 'string', default: '3' },
      to: { type: 'string' },
    },
  })
  const taken = takenNow()
  using data = dataFolder(values)
  const { dir: dataDir } = data
  const to = mkdtempSync(path.join(values.to ?? os.tmpdir(), 'pestle-bench-restore-'))
  const opened = openForCommand(benchPorts, { dataDir, environment: 'practice', make: false })
  if (!opened.ok) throw new Error(opened.refusal.sentence)
  try {
    const folder = await backupOf(opened.value, path.join(to, 'backups'), dataDir)
    const { size } = statSync(path.join(folder, 'pestle.db'))
    let events = 0
    const rounds: Round[] = []
    for (let round = 1; round <= Number(values.rounds); round += 1) {
      const found = await oneRound(opened.value, folder, to, ({ sequence }) => (events = sequence))
      rounds.push(found)
      say(`round ${String(round)}: ${JSON.stringify(found)}`)
    }
    const line = (name: string, ms: readonly number[]): string => {
      const { median, min, max } = spreadOf(ms)
      return `${name.padEnd(46)} ${String(median).padStart(8)} ms [${String(min)} – ${String(max)}]`
    }
    const table = [
      `backup ${(size / 1e6).toFixed(1)} MB, ${String(events)} events`,
      line(
        'plain copy and sync, no check',
        rounds.map(({ plainMs }) => plainMs),
      ),
      line(
        'restore: fetched, checked in full, compared',
        rounds.map(({ checkMs }) => checkMs),
      ),
      line(
        'restore: made ready and swapped, desk closed',
        rounds.map(({ closedMs }) => closedMs),
      ),
    ].join('\n')
    print(values, taken, { bytes: size, events, rounds }, `${table}\n`)
  } finally {
    opened.value.file.close()
    rmSync(to, { recursive: true, force: true })
  }
}
