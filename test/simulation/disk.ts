import { copyFileSync, existsSync, mkdirSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase, type Database } from '../../src/main/database/database.ts'

/** Where the files of a run lie; a crash leaves what was written, and the next start is on that. */
export interface Disk {
  /** The live file. */
  readonly file: () => string
  /** Takes what is written now as the next live file, as a process killed here would leave it. */
  readonly cutHere: () => void
  /** As `cutHere`, and loses the end of the log: part of what was written after `since` bytes of it. */
  readonly tearHere: (since: number, part: number) => void
  readonly logBytes: () => number
  /** Keeps a copy of what is written now; the number names it. */
  readonly keepCopy: () => number
  /** Takes a kept copy as the next live file. */
  readonly takeCopy: (copy: number) => void
  /** Removes the file that was live before the last cut. */
  readonly forgetOld: () => void
  readonly remove: () => void
}

const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const home = path.join(memory, `pestle-simulation-${process.pid}`)
const template = path.join(home, 'template.db')
/** Every file of the simulation has the same key: what is tried is not secrecy. */
const fileKey = Buffer.alloc(32, 7)
let runs = 0
const foldedAtBytes = 900 * 4_120

/** Makes the migrated file that every run starts from, once per process. */
export const makeTemplate = (): void => {
  if (existsSync(template)) return
  mkdirSync(home, { recursive: true })
  const opened = openDatabase({
    file: template,
    key: fileKey,
    environment: 'practice',
    now: () => 0,
    newId: () => '00000000-0000-7000-8000-000000000000',
  })
  if (!opened.ok) throw new Error(`The template was refused: ${opened.refusal.code}`)
  opened.value.close()
}

/** Removes everything this process made. */
export const removeAll = (): void => rmSync(home, { recursive: true, force: true })

/** Opens a file of the simulation; throws when it is refused, because no fault may make it unreadable. */
export const openLive = (file: string, now: () => number, newId: () => string): Database => {
  const opened = openDatabase({ file, key: fileKey, environment: 'practice', mustExist: true, now, newId })
  if (!opened.ok) throw new Error(`After a crash the data file was refused: ${opened.refusal.code}`)
  return opened.value
}

const copyOf = (from: string, to: string): void => {
  copyFileSync(from, to)
  if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`)
}

const removeFile = (file: string): void => {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true })
}

/** A disk with a fresh copy of the template on it. */
export const createDisk = (): Disk => {
  const folder = path.join(home, String((runs += 1)))
  mkdirSync(folder)
  let made = 0
  const fresh = (): string => path.join(folder, `${(made += 1)}.db`)
  let live = fresh()
  let old: string | null = null
  copyFileSync(template, live)
  const logBytes = (): number => (existsSync(`${live}-wal`) ? statSync(`${live}-wal`).size : 0)
  const cutHere = (): void => {
    const next = fresh()
    copyOf(live, next)
    old = live
    live = next
  }
  return {
    file: () => live,
    logBytes,
    cutHere,
    tearHere: (since, part) => {
      const until = logBytes()
      cutHere()
      // Near the size at which SQLite folds the log into the file, it may have done so: nothing can be torn any more then.
      if (until > since && until < foldedAtBytes)
        truncateSync(`${live}-wal`, since + Math.floor((until - since) * part))
    },
    keepCopy: () => {
      const copy = (made += 1)
      copyOf(live, path.join(folder, `${copy}.kept`))
      return copy
    },
    takeCopy: (copy) => {
      const next = fresh()
      copyOf(path.join(folder, `${copy}.kept`), next)
      old = live
      live = next
    },
    forgetOld: () => {
      if (old !== null) removeFile(old)
      old = null
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
