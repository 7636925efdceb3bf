import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '../../../domain/result.ts'
import { decideSwap, finishSwap, keptSuffix, stagedFile, stagedKeyFile } from '../../backup/restore/swap.ts'
import { wrappedWith, writeKeyFile, type Wrapped } from '../../keys/key-file.ts'
import type { KeyWrapper } from '../../keys/key-wrapper.ts'
import { needsKeyStore } from '../../keys/open-key.ts'
import { prepareCopy, type PrepareInput, type PrepareRefusal } from './prepare-copy.ts'
import type { RestoreGap } from './restore-gap.ts'

/** What putting a checked copy in its place takes besides making it ready. */
export interface PutBackInput extends PrepareInput {
  /** How the recovery code closes the key, as the backup has it. */
  readonly recovery: readonly Wrapped[]
  /** What the key file here opens to now; null when it does not open. */
  readonly localKey: Uint8Array | null
  /** What keeps the key on this PC. */
  readonly wrapper: KeyWrapper
}

/** What was put back, and what the replaced files are called now: `pestle.db` and this. */
export interface PutBack {
  readonly gap: RestoreGap
  readonly kept: string
}

/**
 * Puts a checked copy in the place of the file at work, which must be closed and whose folder this process holds. Killed at
 * whatever step, the next opening finds the old file or the new one, each with its key; the old one stays beside.
 */
export const putBack = (input: PutBackInput): Result<PutBack, PrepareRefusal> => {
  const { dir, key, localKey, now, environment, wrapper } = input
  if (needsKeyStore(environment) && wrapper.id === 'file') throw new Error('This key may not be kept in a file')
  const gap = prepareCopy(input)
  if (!gap.ok) return gap
  // The same key: its file stays, with a recovery code that may be newer than the backup's.
  if (localKey === null || !Buffer.from(localKey).equals(Buffer.from(key))) stageKeyFile(input)
  const kept = freeSuffix(dir, now)
  decideSwap(dir, kept)
  finishSwap(dir)
  return { ok: true, value: { gap: gap.value, kept } }
}

const stageKeyFile = ({ dir, recovery, wrapper, key }: PutBackInput): void => {
  writeKeyFile(stagedKeyFile(dir), { version: 1, wrappers: wrappedWith(recovery, wrapper, Buffer.from(key)) })
}

// Two restores within a second, or a clock that was set back: what was kept before is never written over.
const freeSuffix = (dir: string, now: number): string => {
  const name = path.basename(stagedFile(dir))
  for (let at = now; ; at += 1_000) {
    const suffix = keptSuffix(at)
    if (!existsSync(path.join(dir, name + suffix))) return suffix
  }
}
