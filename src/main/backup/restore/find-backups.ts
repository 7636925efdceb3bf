import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { refused, ok, type Result } from '../../../domain/result.ts'
import { parseKeyFile, recoveryId } from '../../keys/key-file.ts'
import { backupFiles, isAuthentic, readManifest, type Manifest } from '../manifest.ts'
import { targetTrouble } from '../target.ts'

/** A folder that says it is a backup. `ours`: signed with the key of the file at work, which then opens it. */
export interface BackupThere {
  readonly folder: string
  readonly manifest: Manifest
  readonly whole: boolean
  readonly ours: boolean
  readonly withRecovery: boolean
}

const mostRows = 500

/** Where to look: a backup, a PC's folder of them, or the whole target; and the key of the file at work, if that is known. */
export interface FindBackups {
  readonly folder: string
  readonly key: Uint8Array | null
}

/**
 * The backups in a folder and in the folders two levels below it, newest first. Only manifests and lengths are read. `list` stands in
 * for the disk's own list of folders in tests.
 */
export const findBackups = (
  { folder, key }: FindBackups,
  list: (folder: string) => readonly string[] = below,
): Result<readonly BackupThere[], { code: 'not-reachable' }> => {
  try {
    if (!statSync(folder).isDirectory()) return refused({ code: 'not-reachable' })
    const first = list(folder)
    const there = [folder, ...first, ...first.flatMap(ifThere(list))].flatMap(ifThere((one) => backupAt(one, key)))
    // Pulled meanwhile, it has nothing in it any more and is not empty.
    if (!existsSync(folder)) return refused({ code: 'not-reachable' })
    return ok(there.toSorted((a, b) => b.manifest.madeAt - a.manifest.madeAt).slice(0, mostRows))
  } catch (fault) {
    if (targetTrouble(fault) === undefined) throw fault
    return refused({ code: 'not-reachable' })
  }
}

// The desk that makes backups there may remove old ones in the middle of the look: what goes is not found, and the others are.
const ifThere =
  <T>(look: (folder: string) => readonly T[]) =>
  (folder: string): readonly T[] => {
    try {
      return look(folder)
    } catch (fault) {
      if (existsSync(folder)) throw fault
      return []
    }
  }

const below = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    // One that is still growing, or going, is no backup.
    .filter((entry) => entry.isDirectory() && !/\.(partial|removing)$/.test(entry.name))
    .map((entry) => path.join(folder, entry.name))

const backupAt = (folder: string, key: Uint8Array | null): readonly BackupThere[] => {
  const manifest = readManifest(folder)
  if (!manifest.ok) return []
  const { database, keyFile } = backupFiles(folder)
  const wrappers = existsSync(keyFile) ? parseKeyFile(readFileSync(keyFile, 'utf8'))?.wrappers : undefined
  return [
    {
      folder,
      manifest: manifest.value,
      whole: statSync(database, { throwIfNoEntry: false })?.size === manifest.value.bytes,
      ours: key !== null && isAuthentic(manifest.value, key),
      withRecovery: wrappers?.some(({ id }) => id === recoveryId) === true,
    },
  ]
}
