import { existsSync, statSync } from 'node:fs'
import { rememberedBackups } from '../backup/remembered-backups.ts'
import { recoveryDigest } from '../keys/key-file.ts'
import { freshBackupMs } from '../updates/may-install.ts'
import { dataFile, environmentDir } from './open-file.ts'

const writtenAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

/**
 * Whether the live record, while another environment is open, is without a backup that holds all but its last minutes: an update
 * exchanges the app for it too. Its file stays closed: when it was written last is held against what its desk wrote down. Whether
 * the backup still lies where it was put is not looked at.
 */
export const lacksLiveBackup = (dataDir: string): boolean => {
  const dir = environmentDir(dataDir, 'production')
  const file = dataFile(dir)
  if (!existsSync(file)) return false
  const { last } = rememberedBackups(dir).read()
  if (last === null || last.recovery === null || last.recovery !== recoveryDigest(file)) return true
  return Math.max(writtenAt(file), writtenAt(`${file}-wal`)) - last.madeAt > freshBackupMs
}
