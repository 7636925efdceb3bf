import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { LongWork } from '../database/long-work.ts'
import { renamePatiently } from '../database/rename-patiently.ts'
import { onOwnConnection, type OwnConnection } from '../database/sealed-copy.ts'
import { syncFile, syncFolder } from '../database/sync-to-disk.ts'
import { writePrivateFile } from '../keys/durable-file.ts'
import { recoveryKeyFile } from '../keys/key-file.ts'
import { hashAt, ledgerEnd } from '../ledger/ledger-end.ts'
import { backupName, instantName } from './backup-name.ts'
import { hashFile } from './hash-file.ts'
import { backupFiles, keyFileDigest, writeManifest, type Manifest } from './manifest.ts'
import { foundBackups, prune } from './prune.ts'
import {
  asRefusal,
  freeBytesOf,
  lookAtTarget,
  removeLeftOvers,
  terminalFolder,
  type Target,
  type TargetLook,
} from './target.ts'
import { verifyCopy, type CopyHolds, type VerifyRefusal } from './verify-backup.ts'

/** What making a backup takes. `at` is UTC ms; `full` checks it in full; `flawed` are names of backups that were found to be damaged. */
export interface MakeBackup {
  readonly file: string
  readonly dataKey: Uint8Array
  readonly target: Target
  readonly environment: Manifest['environment']
  readonly odsCode: string
  readonly appVersion: string
  readonly at: number
  readonly full: boolean
  readonly flawed: readonly string[]
}

/** A backup that was made, read back and found good. `withRecovery` is false when no recovery code opens it. */
export interface MadeBackup extends TargetLook {
  readonly folder: string
  readonly name: string
  readonly manifest: Manifest
  readonly withRecovery: boolean
  readonly full: boolean
  /** How many there are now, and how many went. */
  readonly kept: number
  readonly removed: number
}

/** Why there is no new backup. `source-damaged`: it is the data file itself that does not read back. */
export type MakeRefusal = VerifyRefusal | { readonly code: 'source-damaged' }

// Below this a target counts as full whatever the file's size: removing and renaming need room as well.
const spareBytes = 16 * 1024 * 1024

/**
 * Copies the data file to the target while the counter works on, reads the copy back, and gives it its name only then. A kill or
 * a target that goes away at any step leaves a `.partial` folder, which is no backup and is cleared away next time.
 */
export const makeBackup = (asked: MakeBackup, work: LongWork): Result<MadeBackup, MakeRefusal> => {
  if (!existsSync(asked.file)) return refused({ code: 'source-damaged' })
  const look = lookAtTarget(asked.target, asked.file)
  if (!look.ok) return look
  // Opened outside: what opening our own file fails with must never be called the target's fault.
  return onOwnConnection(asked.file, Buffer.from(asked.dataKey), (own) =>
    asRefusal((): Result<MadeBackup, MakeRefusal> => {
      const terminal = terminalFolder(asked.target, asked.environment, own.terminalId)
      mkdirSync(terminal, { recursive: true, mode: 0o700 })
      removeLeftOvers(terminal)
      if (!hasRoom(asked)) prune(terminal, asked.flawed)
      if (!hasRoom(asked)) return refused({ code: 'target-full' })
      const grown = grow(own, terminal, asked, work)
      if (!grown.ok) return grown
      const removed = prune(terminal, asked.flawed, grown.value.name)
      return ok({ ...look.value, ...grown.value, removed, kept: foundBackups(terminal).length, full: asked.full })
    }),
  )
}

type Grown = Pick<MadeBackup, 'folder' | 'name' | 'manifest' | 'withRecovery'>

const grow = (own: OwnConnection, terminal: string, asked: MakeBackup, work: LongWork): Result<Grown, MakeRefusal> => {
  const at = freeSecond(terminal, asked.at)
  const partial = path.join(terminal, `${instantName(at)}.partial`)
  let kept = false
  try {
    mkdirSync(partial, { mode: 0o700 })
    const copied = copyAndCheck(own, partial, asked, work)
    if (!copied.ok) return copied
    const named = nameIt(partial, copied.value, { ...asked, at }, work)
    kept = named.ok
    return named
  } finally {
    if (!kept) rmSync(partial, { recursive: true, force: true })
  }
}

const nameIt = (partial: string, holds: CopyHolds, asked: MakeBackup, work: LongWork): Result<Grown, MakeRefusal> => {
  const { database, keyFile } = backupFiles(partial)
  const read = hashFile(database, statSync(database).size, work)
  if (read === undefined || work.isCancelled()) return refused({ code: 'cancelled' })
  const recovery = recoveryKeyFile(asked.file)
  if (recovery !== undefined) writePrivateFile(keyFile, Buffer.from(recovery))
  const { terminalId, schema, sequence, head } = holds
  const { environment, odsCode, appVersion, dataKey, at } = asked
  // Of what lies there and not of what was to be written: without this file nothing opens the backup elsewhere.
  const digests = { ...read, keyFileSha256: keyFileDigest(partial) }
  const says = { version: 1 as const, environment, terminalId, odsCode, appVersion, schema, sequence, head, madeAt: at }
  const manifest = writeManifest(partial, { ...says, ...digests }, dataKey)
  syncFolder(partial)
  const name = backupName(at, sequence)
  const folder = path.join(path.dirname(partial), name)
  renamePatiently(partial, folder)
  syncFolder(path.dirname(partial))
  return ok({ folder, name, manifest, withRecovery: recovery !== undefined })
}

const copyAndCheck = (
  own: OwnConnection,
  partial: string,
  asked: MakeBackup,
  work: LongWork,
): Result<CopyHolds, MakeRefusal> => {
  const file = backupFiles(partial).database
  const before = ledgerEnd(own.db)
  work.progress({ step: 'copying', done: 0, of: 0 })
  if (!copyWhole(own, file)) return refused({ code: 'source-damaged' })
  if (work.isCancelled()) return refused({ code: 'cancelled' })
  syncFile(file)
  const holds = verifyCopy(file, asked, work)
  if (!holds.ok) return holds
  const { environment, terminalId, sequence, head } = holds.value
  const isOurs =
    environment === asked.environment &&
    terminalId === own.terminalId &&
    sequence >= before.sequence &&
    // Of the file as it is now: it has only grown meanwhile.
    (sequence === 0 || hashAt(own.db, sequence) === head)
  return isOurs ? holds : refused({ code: 'not-what-it-says' })
}

// When copying fails, whose fault it was: SQLite says much the same of a page that does not read back and of a target that went.
const copyWhole = (own: OwnConnection, file: string): boolean => {
  try {
    own.copyInto(file)
    return true
  } catch (error) {
    if (own.check('quick_check') !== 'ok') return false
    throw error
  }
}

const hasRoom = ({ target, file }: MakeBackup): boolean => {
  const free = freeBytesOf(target.folder)
  const wal = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0
  return free === null || free >= statSync(file).size + wal + spareBytes
}

// Two backups of one second would have one name.
const freeSecond = (terminal: string, at: number): number => {
  const taken = new Set(foundBackups(terminal).map(({ madeAt }) => madeAt))
  let second = Math.floor(at / 1000) * 1000
  while (taken.has(second)) second += 1000
  return second
}
