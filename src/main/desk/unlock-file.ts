import { existsSync } from 'node:fs'
import type { Environment } from '../../contract/desk.ts'
import { refused, type Result } from '../../domain/result.ts'
import { lockFolder } from '../database/folder-lock.ts'
import { recoverKey, tryCode, type RecoverRefusal } from '../keys/recover-key.ts'
import { normaliseCode } from '../keys/recovery-code.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'
import { canKeepKey, wrapperOf } from './wrapper-of.ts'

/** Why a recovery code did not unlock a file. Nothing was changed. */
export type UnlockRefusal =
  RecoverRefusal | { readonly code: 'not-a-code' | 'folder-in-use' | 'key-store-needed' | 'nothing-here' }

/** Where, and what was typed. `onlyTry` changes nothing: it says whether the code would do. */
export interface Unlocking {
  readonly dataDir: string
  readonly environment: Environment
  readonly typed: string
  readonly onlyTry?: boolean
}

/** Has the key of an environment's file kept by this PC again, by the recovery code; the data is not touched. */
export const unlockFile = (ports: Ports, asked: Unlocking): Result<null, UnlockRefusal> => {
  const { dataDir, environment, typed, onlyTry = false } = asked
  const code = normaliseCode(typed)
  if (code === undefined) return refused({ code: 'not-a-code' })
  const dir = environmentDir(dataDir, environment)
  if (!existsSync(dir)) return refused({ code: 'nothing-here' })
  if (!onlyTry && !canKeepKey(ports, environment)) return refused({ code: 'key-store-needed' })
  const lock = lockFolder(dir)
  if (!lock) return refused({ code: 'folder-in-use' })
  try {
    const file = dataFile(dir)
    const { randomBytes } = ports
    if (onlyTry) return tryCode({ file, code, randomBytes })
    return recoverKey({ file, code, randomBytes, wrapper: wrapperOf(ports, dir, environment) })
  } finally {
    lock.release()
  }
}
