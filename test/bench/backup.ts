import { open as openHandle, rm, stat, copyFile, mkdir } from 'node:fs/promises'
import { statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { MadeBackup } from '../../src/main/backup/make-backup.ts'
import { prepareTarget } from '../../src/main/backup/target.ts'
import { threads } from '../../src/main/desk/in-worker.ts'
import { openForCommand, type CommandFile } from '../../src/main/desk/open-for-command.ts'
import { quantile } from './figures.ts'
import { benchPorts } from './generated-folder.ts'
import { acting, idsToActOn } from './queue.ts'

/** Half, and all but one in a hundred, of so many acts took less than this, in ms. */
export interface ActSpread {
  readonly p50: number
  readonly p99: number
  readonly of: number
}

/** A backup beside a plain copy of the same file, round by round in one run. Milliseconds and bytes. */
export interface BackupFigures {
  readonly fileBytes: number
  readonly backupBytes: number
  /** The whole backup: copied, synced, opened again and checked, digested, signed, named. */
  readonly backupMs: readonly number[]
  /** As a backup, and every index and event checked: the day's end. */
  readonly fullMs: readonly number[]
  /** The file copied by the system and synced: no check at all. */
  readonly plainMs: readonly number[]
  /** Acts one after the other, a pause between them: with nothing else, while backups are made, while plain copies are. */
  readonly acts: Readonly<Record<'alone' | 'beside-backup' | 'beside-copy', ActSpread>>
  /** The largest write-ahead log seen while a backup was made. */
  readonly walBytes: number
}

/** What to measure: a generated data folder, a folder for the copies, how often, and how many acts of each kind. */
export interface BackupBench {
  readonly dataDir: string
  readonly to: string
  readonly rounds: number
  readonly acts: number
}

// About what a counter does at its busiest is one act a second; this is fifty times that.
const betweenActsMs = 15

const timed = async <T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> => {
  const from = performance.now()
  const value = await work()
  return { ms: performance.now() - from, value }
}

const plainCopy = async (file: string, target: string): Promise<void> => {
  await rm(target, { force: true })
  await copyFile(file, target)
  const handle = await openHandle(target, 'r+')
  await handle.sync()
  await handle.close()
}

const spreadOf = (took: readonly number[]): ActSpread => ({
  p50: quantile(took, 0.5),
  p99: quantile(took, 0.99),
  of: took.length,
})

/** Measures backups of a practice folder; acts are done on it, so give a copy. */
export const benchBackup = async (asked: BackupBench, say: (line: string) => void): Promise<BackupFigures> => {
  const open = () => {
    const file = openForCommand(benchPorts, { dataDir: asked.dataDir, environment: 'practice', make: false })
    if (!file.ok) throw new Error(file.refusal.sentence)
    return file
  }
  // Upgraded and its log folded in, or what opening it for the first time took would be measured.
  open().value.file.close()
  const opened = open()
  try {
    return await measure(asked, opened.value, say)
  } finally {
    opened.value.file.close()
  }
}

const measure = async (
  asked: BackupBench,
  opened: CommandFile,
  say: (line: string) => void,
): Promise<BackupFigures> => {
  const { database, file } = opened
  const target = path.join(asked.to, 'backups')
  await mkdir(target, { recursive: true })
  const prepared = prepareTarget({ folder: target, dataDir: asked.dataDir, newId: 'benchmark' })
  if (!prepared.ok) throw new Error(prepared.refusal.code)
  const inWorker = threads(path.resolve('out', 'main', 'worker.js'))
  const backup = async (full = false): Promise<MadeBackup> => {
    const made = await inWorker('backup:make', {
      file: database.file,
      dataKey: file.dataKey,
      target: prepared.value,
      environment: 'practice',
      odsCode: opened.ourOds,
      appVersion: 'bench',
      at: Date.now(),
      full,
      flawed: [],
    })
    if (!made.ok) throw new Error(made.refusal.code)
    return made.value
  }
  const plain = () => plainCopy(database.file, path.join(asked.to, 'plain.db'))
  const [backupMs, fullMs, plainMs]: [number[], number[], number[]] = [[], [], []]
  let backupBytes = 0
  for (let round = 0; round < asked.rounds; round += 1) {
    plainMs.push((await timed(plain)).ms)
    const made = await timed(() => backup())
    backupMs.push(made.ms)
    backupBytes = made.value.manifest.bytes
    fullMs.push((await timed(() => backup(true))).ms)
    await rm(made.value.folder, { recursive: true, force: true })
    say(
      `round ${round + 1}: plain ${Math.round(plainMs.at(-1) ?? 0)} ms, backup ${Math.round(made.ms)} ms, in full ${Math.round(fullMs.at(-1) ?? 0)} ms`,
    )
  }
  const act = acting(opened, idsToActOn(opened))
  const took = { alone: [] as number[], 'beside-backup': [] as number[], 'beside-copy': [] as number[] }
  let walBytes = 0
  let acted = 0
  const actWhile = async (kind: keyof typeof took, going: () => boolean): Promise<void> => {
    while (going() && took[kind].length < asked.acts) {
      const from = performance.now()
      act(acted)
      took[kind].push(performance.now() - from)
      acted += 1
      if (kind === 'beside-backup') walBytes = Math.max(walBytes, statSync(`${database.file}-wal`).size)
      await wait(betweenActsMs)
    }
  }
  const beside = async (kind: 'beside-backup' | 'beside-copy', work: () => Promise<unknown>): Promise<void> => {
    let going = true
    const done = work().finally(() => (going = false))
    await actWhile(kind, () => going)
    await done
  }
  // In turns, so that whatever else this machine does falls on all three alike.
  for (let turn = 0; took['beside-backup'].length < asked.acts || took['beside-copy'].length < asked.acts; turn += 1) {
    const before = took['beside-backup'].length
    if (before < asked.acts) await beside('beside-backup', () => backup())
    const gained = Math.max(took['beside-backup'].length - before, 10)
    const until = Math.min(asked.acts, took.alone.length + gained)
    await actWhile('alone', () => took.alone.length < until)
    if (took['beside-copy'].length < asked.acts) await beside('beside-copy', plain)
    if (turn % 10 === 0)
      say(
        `acts: ${Object.entries(took)
          .map(([kind, { length }]) => `${kind} ${length}`)
          .join(', ')}`,
      )
  }
  await actWhile('alone', () => true)
  return {
    fileBytes: (await stat(database.file)).size,
    backupBytes,
    backupMs,
    fullMs,
    plainMs,
    acts: {
      alone: spreadOf(took.alone),
      'beside-backup': spreadOf(took['beside-backup']),
      'beside-copy': spreadOf(took['beside-copy']),
    },
    walBytes,
  }
}
