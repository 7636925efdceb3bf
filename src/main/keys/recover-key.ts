import { existsSync } from 'node:fs'
import { ok, refused, type Result } from '../../domain/result.ts'
import { opensWith } from '../database/opens-with.ts'
import { keyFileOf, readKeyFile, recoveryId, unwrapOne, wrappedWith, writeKeyFile, type Wrapped } from './key-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { recoveryWrapper, type RecoveryCode } from './recovery-code.ts'

/** Why a code did not bring the key back. Nothing was changed. */
export type RecoverRefusal = {
  /** `not-this-file`: the code opens the key file, but that is not the key of the data file beside it. */
  readonly code: 'no-recovery' | 'wrong-code' | 'not-this-file'
}

/** What recovering takes: the data file, the wrapper that is to keep the key from now on, the code and randomness. */
export interface RecoverKey {
  readonly file: string
  readonly wrapper: KeyWrapper
  readonly code: RecoveryCode
  readonly randomBytes: (count: number) => Buffer
}

/** Whether a code opens the key of a data file; the data file is looked at where it is there. Changes nothing. */
export const tryCode = ({ file, code, randomBytes }: Omit<RecoverKey, 'wrapper'>): Result<null, RecoverRefusal> => {
  const content = readKeyFile(keyFileOf(file))
  if (content?.wrappers.some(({ id }) => id === recoveryId) !== true) return refused({ code: 'no-recovery' })
  const byCode = recoveryWrapper(code, randomBytes)
  const keys = [content.wrappers, content.next ?? []].map((wrapped) => unwrapOne(byCode, wrapped))
  if (keys[0] === undefined) return refused({ code: 'wrong-code' })
  const opens = !existsSync(file) || keys.some((key) => key !== undefined && opensWith(file, key))
  return opens ? ok(null) : refused({ code: 'not-this-file' })
}

/**
 * Has the key of a data file kept by this wrapper again, with a recovery code: after the system's key store was lost, or on
 * another PC. The code goes on counting; the data is not touched. The folder must be held by this process.
 */
export const recoverKey = (asked: RecoverKey): Result<null, RecoverRefusal> => {
  const { file, wrapper, code, randomBytes } = asked
  const tried = tryCode(asked)
  if (!tried.ok) return tried
  const content = readKeyFile(keyFileOf(file))
  if (content === undefined) throw new Error('The key file went away')
  const byCode = recoveryWrapper(code, randomBytes)
  const both = content.next === undefined ? [content.wrappers] : [content.wrappers, content.next]
  if (both.every((wrapped) => unwrapOne(wrapper, wrapped) !== undefined)) return ok(null)
  wrapper.renew?.()
  const kept = (wrapped: readonly Wrapped[]): readonly Wrapped[] => {
    const key = unwrapOne(byCode, wrapped)
    if (key === undefined) throw new Error('The code opens one key of two')
    return wrappedWith(wrapped, wrapper, key)
  }
  writeKeyFile(keyFileOf(file), {
    ...content,
    wrappers: kept(content.wrappers),
    ...(content.next && { next: kept(content.next) }),
  })
  return ok(null)
}
