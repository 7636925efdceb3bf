import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { isHeldByOthers, renamePatiently } from '../../database/rename-patiently.ts'
import { syncFolderOf } from '../../database/sync-to-disk.ts'
import { writePrivateFile } from '../../keys/durable-file.ts'

/** Where a file that is put back is made ready, inside the environment's folder: on the same disk, so that it can be renamed. */
export const stagingDir = (dir: string): string => path.join(dir, 'restore')

/** The data file being made ready. */
export const stagedFile = (dir: string): string => path.join(stagingDir(dir), 'pestle.db')

/** The key file being made ready, where the data key is another one. */
export const stagedKeyFile = (dir: string): string => path.join(stagingDir(dir), 'pestle.key.json')

const journalOf = (dir: string): string => path.join(dir, 'restore.json')

// Paths are fixed and only the suffix is read, so that a journal somebody wrote can move nothing else.
const journal = z.strictObject({ version: z.literal(1), kept: z.string().regex(/^\.before-restore-[0-9TZ]{16}$/) })

const files = ['pestle.key.json', 'pestle.db'] as const
// What belongs to the file that is replaced and to no other: its log, what is known of versions having taken it over; and with
// another key what is closed by the old one, the practice stand-in's memory.
const beside: Readonly<Record<(typeof files)[number], readonly string[]>> = {
  'pestle.key.json': ['pestle.key.json', 'nhs-stand-in'],
  'pestle.db': ['pestle.db', 'pestle.db-wal', 'pestle.db-shm', 'pestle.db.versions.json'],
}

/** What the replaced files are called from now on: `pestle.db` and this. `at` is UTC ms. */
export const keptSuffix = (at: number): string =>
  `.before-restore-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`

/**
 * Decides the restore: from here on every opening ends with what was made ready in its place, before with what was there. What
 * was made ready must be whole, closed and on the disk.
 */
export const decideSwap = (dir: string, kept: string): void => {
  writePrivateFile(journalOf(dir), Buffer.from(`${JSON.stringify({ version: 1, kept })}\n`))
}

/** Removes what was fetched and not decided on. */
export const forgetCopy = (dir: string): void => {
  // On Windows a thread that was called off, or a scanner, may have it open a moment longer.
  if (!isSwapDecided(dir)) rmSync(stagingDir(dir), { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
}

/** Whether a restore was decided and not finished: then the next opening finishes it. */
export const isSwapDecided = (dir: string): boolean => existsSync(journalOf(dir))

/**
 * Puts what was made ready in its place and keeps what was there beside it, if a restore was decided; otherwise clears away what
 * was not. Each step can be done again after a kill, because it goes by what still lies in the folder. Nothing of ours may have
 * the files open; where something else has, or the journal says what this version does not read, it is `in-the-way` and finished
 * another time.
 */
export const finishSwap = (dir: string): 'restored' | 'nothing-to-do' | 'in-the-way' => {
  if (!isSwapDecided(dir)) {
    forgetCopy(dir)
    return 'nothing-to-do'
  }
  const kept = keptIn(readFileSync(journalOf(dir), 'utf8'))
  if (kept === undefined) return 'in-the-way'
  try {
    for (const name of files) replace(dir, name, kept)
  } catch (fault) {
    if (isHeldByOthers(fault)) return 'in-the-way'
    throw fault
  }
  rmSync(journalOf(dir))
  syncFolderOf(journalOf(dir))
  rmSync(stagingDir(dir), { recursive: true, force: true })
  return 'restored'
}

const keptIn = (text: string): string | undefined => {
  try {
    return journal.safeParse(JSON.parse(text)).data?.kept
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined
    throw fault
  }
}

const replace = (dir: string, name: (typeof files)[number], kept: string): void => {
  const [ready, live] = [path.join(stagingDir(dir), name), path.join(dir, name)]
  // Gone when it is in its place already: then what lies there is the new one and must not be moved away.
  if (!existsSync(ready)) return
  for (const old of beside[name])
    if (existsSync(path.join(dir, old))) renamePatiently(path.join(dir, old), path.join(dir, keptName(name, old, kept)))
  syncFolderOf(live)
  renamePatiently(ready, live)
  syncFolderOf(ready)
  syncFolderOf(live)
}

// `pestle.db.before-restore-…-wal`: SQLite looks for a log under its file's name.
const keptName = (name: string, old: string, kept: string): string =>
  old.startsWith(name) ? `${name}${kept}${old.slice(name.length)}` : `${old}${kept}`
