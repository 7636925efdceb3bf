import { existsSync, readFileSync } from 'node:fs'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { parseKeyFile, recoveryId, unwrapOne, type Wrapped } from '../../keys/key-file.ts'
import { normaliseCode, recoveryWrapper } from '../../keys/recovery-code.ts'
import { backupFiles, isAuthentic, readManifest } from '../manifest.ts'

/** Why the key of a backup was not found. */
export type BackupKeyRefusal = { readonly code: 'needs-code' | 'not-a-code' | 'wrong-code' }

/** Which backup, the key of the file at work where it is known, and what was typed, if anything was. */
export interface BackupKey {
  readonly folder: string
  readonly localKey: Uint8Array | null
  readonly typed: string | null
}

/** A backup's data key, and how the recovery code closes it there. */
export interface FoundKey {
  readonly key: Uint8Array
  readonly recovery: readonly Wrapped[]
}

/**
 * The data key of a backup: this PC's own where it signed the backup, otherwise what the recovery code opens. A code that was
 * typed must open the backup in any case: whoever types one wants to know that.
 */
export const backupKey = ({ folder, localKey, typed }: BackupKey): Result<FoundKey, BackupKeyRefusal> => {
  const { keyFile } = backupFiles(folder)
  const wrappers = existsSync(keyFile) ? parseKeyFile(readFileSync(keyFile, 'utf8'))?.wrappers : undefined
  const recovery = wrappers?.filter(({ id }) => id === recoveryId) ?? []
  const manifest = readManifest(folder)
  const ours = localKey !== null && manifest.ok && isAuthentic(manifest.value, localKey) ? localKey : null
  if (typed === null || typed.trim() === '')
    return ours === null ? refused({ code: 'needs-code' }) : ok({ key: ours, recovery })
  const code = normaliseCode(typed)
  if (code === undefined) return refused({ code: 'not-a-code' })
  const key = unwrapOne(recoveryWrapper(code, noBytes), recovery)
  const opens = key !== undefined && (ours === null || key.equals(ours))
  return opens ? ok({ key, recovery }) : refused({ code: 'wrong-code' })
}

const noBytes = (): Buffer => {
  throw new Error('Nothing is wrapped here')
}
