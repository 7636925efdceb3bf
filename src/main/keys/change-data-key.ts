import { existsSync, readdirSync, readFileSync, rmSync, statSync, statfsSync } from 'node:fs'
import path from 'node:path'
import { ok, refused, type Result } from '../../domain/result.ts'
import { opensWith } from '../database/opens-with.ts'
import { renamePatiently } from '../database/rename-patiently.ts'
import { syncFolderOf } from '../database/sync-to-disk.ts'
import { writePrivateFile } from './durable-file.ts'
import {
  keyFileOf,
  keyFileText,
  readKeyFile,
  recoveryId,
  unwrapOne,
  wrappedWith,
  writeKeyFile,
  type Wrapped,
} from './key-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'
import { recoveryWrapper, type RecoveryCode } from './recovery-code.ts'

/** What changing a data key takes: the closed file, the wrapper of this PC and the recovery code, which closes the new key too. */
export interface ChangeDataKey {
  readonly file: string
  readonly wrapper: KeyWrapper
  readonly code: RecoveryCode
  readonly randomBytes: (count: number) => Buffer
  /** Copies the file under the new key, checked and on the disk when it resolves (`copyUnderKey`, in the worker where there is one). */
  readonly copy: (asked: CopyAsked) => Promise<unknown>
  /** Told before each step that changes the disk; for tests, which end there. */
  readonly before?: (step: ChangeStep) => void
}

/** The copy that is asked for. */
export interface CopyAsked {
  readonly file: string
  readonly key: Buffer
  readonly target: string
  readonly newKey: Buffer
}

/** The steps in their order. Killed before `swap` the file has its old key, after it the new one; the key file knows both between. */
export type ChangeStep = 'know-both' | 'copy' | 'swap' | 'forget-old'

const growingOf = (file: string): string => `${file}.new-key`

/** Why a data key cannot be changed; found before anything is. */
export const whyNotChanged = (asked: {
  readonly file: string
  readonly code: RecoveryCode
  readonly randomBytes: (count: number) => Buffer
}): 'no-recovery' | 'wrong-code' | 'no-room' | undefined => {
  const wrappers = readKeyFile(keyFileOf(asked.file))?.wrappers ?? []
  const byCode = recoveryWrapper(asked.code, asked.randomBytes)
  if (!wrappers.some(({ id }) => id === byCode.id)) return 'no-recovery'
  if (unwrapOne(byCode, wrappers) === undefined) return 'wrong-code'
  const { bavail, bsize } = statfsSync(path.dirname(asked.file))
  // The copy, and its journal while its key is changed.
  return bavail * bsize < statSync(asked.file).size * 2 ? 'no-room' : undefined
}

/**
 * Gives a closed data file another key. The file is copied under it and swapped in when the copy is whole; until then the old
 * file is untouched, and from the swap on only the new one is left; for copies kept beside it the old key stays, closed by the
 * recovery code. The folder must be held by this process.
 */
export const changeDataKey = async (
  asked: ChangeDataKey,
): Promise<Result<null, { readonly code: 'no-recovery' | 'wrong-code' | 'no-room' }>> => {
  const { file, wrapper, code, randomBytes, before = () => undefined } = asked
  const why = whyNotChanged(asked)
  if (why !== undefined) return refused({ code: why })
  const content = readKeyFile(keyFileOf(file))
  const key = content && unwrapOne(wrapper, content.wrappers)
  if (content?.version !== 1 || key === undefined) throw new Error('The key to be changed was not settled')
  const newKey = randomBytes(32)
  const next = wrappedWith(wrappedWith([], wrapper, newKey), recoveryWrapper(code, randomBytes), newKey)
  before('know-both')
  writeKeyFile(keyFileOf(file), { version: 2, wrappers: content.wrappers, next })
  before('copy')
  await asked.copy({ file, key, target: growingOf(file), newKey })
  before('swap')
  renamePatiently(growingOf(file), file)
  syncFolderOf(file)
  before('forget-old')
  keepForKeptCopies(file, content.wrappers)
  writeKeyFile(keyFileOf(file), { version: 1, wrappers: next })
  return ok(null)
}

/**
 * Ends a change of the data key that was broken off: whichever key the file opens with is kept, the other forgotten. Does
 * nothing where none was under way, or where this wrapper opens neither. The folder must be held by this process.
 */
export const settleDataKey = (file: string, wrapper: KeyWrapper): void => {
  const content = readKeyFile(keyFileOf(file))
  if (content?.next === undefined || !existsSync(file)) return
  // The old one first: as long as it opens the file, a write-ahead log beside it is the old file's.
  const kept = [content.wrappers, content.next].find((wrapped) => {
    const key = unwrapOne(wrapper, wrapped)
    return key !== undefined && opensWith(file, key)
  })
  if (kept === undefined) return
  if (kept === content.next) keepForKeptCopies(file, content.wrappers)
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${growingOf(file)}${end}`, { force: true })
  writeKeyFile(keyFileOf(file), { version: 1, wrappers: kept })
}

// Copies from before an update or a restore still have the old key. For them it stays, closed by the recovery code alone.
const keepForKeptCopies = (file: string, old: readonly Wrapped[]): void => {
  const there = readdirSync(path.dirname(file))
  if (!there.some((name) => name.startsWith(`${path.basename(file)}.before-`))) return
  const text = keyFileText({ version: 1, wrappers: old.filter(({ id }) => id === recoveryId) })
  for (let number = 1; ; number += 1) {
    const place = `${keyFileOf(file)}.before-key-${String(number)}`
    if (!existsSync(place)) {
      writePrivateFile(place, Buffer.from(text))
      return
    }
    // Kept already, by a change that was broken off at this step.
    if (readFileSync(place, 'utf8') === text) return
  }
}
