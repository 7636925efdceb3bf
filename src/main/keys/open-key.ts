import { existsSync } from 'node:fs'
import { refused, ok, type Result } from '../../domain/result.ts'
import { settleDataKey } from './change-data-key.ts'
import { keyFileOf, readKeyFile, recoveryId, unwrapOne, wrappedWith, writeKeyFile } from './key-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** Why a data key was not given. A file without its key is never given another one: it would never open again. */
export type KeyRefusal =
  | { readonly code: 'key-store-needed'; readonly environment: string }
  | { readonly code: 'key-missing' }
  | { readonly code: 'key-damaged' }
  /** The key file is whole and what should open it does not: another account, a PC installed anew. */
  | { readonly code: 'key-store-lost'; readonly recovery: boolean }
  | { readonly code: 'key-not-ours'; readonly wrappers: readonly string[] }

/** The 32-byte key of a data file; `made` when there was none before: a data file may be missing then, and otherwise is lost or was never finished. */
export interface OpenedKey {
  readonly key: Buffer
  readonly made: boolean
}

/** What opening a key takes: the data file it belongs to (`<name>.key.json` lies beside it), wrapper and randomness. */
export interface OpenKeyOptions {
  readonly file: string
  readonly environment: string
  readonly wrapper: KeyWrapper
  readonly randomBytes: (count: number) => Buffer
}

const environmentsWithFileKeys: readonly string[] = ['practice', 'sandbox']

/** Whether an environment holds real patients or a pharmacy's own sign-in, so that only the system's key store may keep its key. */
export const needsKeyStore = (environment: string): boolean => !environmentsWithFileKeys.includes(environment)

/** Gives the data key of a file. At a first start it is made, and on disk before the data file can be. */
export const openKey = ({ file, environment, wrapper, randomBytes }: OpenKeyOptions): Result<OpenedKey, KeyRefusal> => {
  if (needsKeyStore(environment) && wrapper.id === 'file') return refused({ code: 'key-store-needed', environment })
  const keyFile = keyFileOf(file)
  if (existsSync(keyFile)) {
    settleDataKey(file, wrapper)
    return readKey(keyFile, wrapper)
  }
  if (existsSync(file)) return refused({ code: 'key-missing' })
  const key = randomBytes(32)
  writeKeyFile(keyFile, { version: 1, wrappers: wrappedWith([], wrapper, key) })
  return ok({ key, made: true })
}

const readKey = (keyFile: string, wrapper: KeyWrapper): Result<OpenedKey, KeyRefusal> => {
  const content = readKeyFile(keyFile)
  if (content === undefined) return refused({ code: 'key-damaged' })
  const ids = content.wrappers.map(({ id }) => id)
  if (!ids.includes(wrapper.id)) return refused({ code: 'key-not-ours', wrappers: ids })
  const key = unwrapOne(wrapper, content.wrappers)
  if (key === undefined)
    return refused(
      wrapper.id === 'os' ? { code: 'key-store-lost', recovery: ids.includes(recoveryId) } : { code: 'key-damaged' },
    )
  return ok({ key, made: false })
}
