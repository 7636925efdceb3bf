import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { renamePatiently } from '../database/rename-patiently.ts'
import { readBackupName, type BackupName } from './backup-name.ts'
import { namesToKeep, newestFirstOf } from './keep.ts'
import { backupFiles, keyFileDigest, readManifest } from './manifest.ts'

/** The finished backups of a terminal, newest first, by name, length and wrapped key alone. `whole` is false when the folder does not hold what its manifest says. */
export interface FoundBackup extends BackupName {
  readonly folder: string
  readonly whole: boolean
}

/** Lists a terminal's folder; none when there is no such folder. */
export const foundBackups = (folder: string): readonly FoundBackup[] =>
  newestFirstOf(
    (existsSync(folder) ? readdirSync(folder) : [])
      .map(readBackupName)
      .filter((name) => name !== undefined)
      .map((found) => ({
        ...found,
        folder: path.join(folder, found.name),
        whole: isWhole(path.join(folder, found.name)),
      })),
  )

/**
 * Removes the backups that no hour, day, week or month needs any more, and gives how many went. Only whole ones count as kept
 * and only whole ones go: what is damaged stays where it is, for whoever may have to make something of it. `justMade` stays
 * whatever time its name says.
 */
export const prune = (folder: string, flawed: readonly string[] = [], justMade?: string): number => {
  const sound = foundBackups(folder).filter(({ name, whole }) => whole && !flawed.includes(name))
  const keep = namesToKeep(sound)
  const going = sound.filter(({ name }) => !keep.has(name) && name !== justMade)
  for (const backup of going) remove(backup.folder)
  return going.length
}

// Renamed first, so that no kill leaves a folder that looks like a backup and is half of one.
const remove = (folder: string): void => {
  renamePatiently(folder, `${folder}.removing`)
  rmSync(`${folder}.removing`, { recursive: true, force: true })
}

const isWhole = (folder: string): boolean => {
  const manifest = readManifest(folder)
  if (!manifest.ok || keyFileDigest(folder) !== manifest.value.keyFileSha256) return false
  return statSync(backupFiles(folder).database, { throwIfNoEntry: false })?.size === manifest.value.bytes
}
