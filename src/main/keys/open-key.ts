import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { refused, ok, type Result } from '../../domain/result.ts'
import { writePrivateFile } from './durable-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** Why a data key was not given. A file without its key is never given another one: it would never open again. */
export type KeyRefusal =
  | { readonly code: 'environment-locked'; readonly environment: string }
  | { readonly code: 'key-missing' }
  | { readonly code: 'key-damaged' }
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

interface KeyFile {
  readonly version: 1
  readonly wrappers: readonly { readonly id: string; readonly blob: string }[]
}

// Integration and production hold real patients: they wait for the key store and for sign-in.
const environmentsWithFileKeys: readonly string[] = ['practice', 'sandbox']

/** Gives the data key of a file. At a first start it is made, and on disk before the data file can be. */
export const openKey = ({ file, environment, wrapper, randomBytes }: OpenKeyOptions): Result<OpenedKey, KeyRefusal> => {
  if (!environmentsWithFileKeys.includes(environment)) return refused({ code: 'environment-locked', environment })
  const keyFile = keyFileOf(file)
  if (existsSync(keyFile)) return readKey(keyFile, wrapper)
  if (existsSync(file)) return refused({ code: 'key-missing' })
  const key = randomBytes(32)
  const content: KeyFile = { version: 1, wrappers: [{ id: wrapper.id, blob: wrapper.wrap(key).toString('base64') }] }
  writePrivateFile(keyFile, Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`))
  return ok({ key, made: true })
}

/** Where the wrapped key of a data file lies. */
export const keyFileOf = (file: string): string => {
  const { dir, name } = path.parse(file)
  return path.join(dir, `${name}.key.json`)
}

const readKey = (keyFile: string, wrapper: KeyWrapper): Result<OpenedKey, KeyRefusal> => {
  const content = parseKeyFile(readFileSync(keyFile, 'utf8'))
  if (content === undefined) return refused({ code: 'key-damaged' })
  const ours = content.wrappers.find(({ id }) => id === wrapper.id)
  if (ours === undefined) return refused({ code: 'key-not-ours', wrappers: content.wrappers.map(({ id }) => id) })
  const key = unwrapOrUndefined(wrapper, Buffer.from(ours.blob, 'base64'))
  return key?.length === 32 ? ok({ key, made: false }) : refused({ code: 'key-damaged' })
}

const unwrapOrUndefined = (wrapper: KeyWrapper, blob: Buffer): Buffer | undefined => {
  try {
    return wrapper.unwrap(blob)
  } catch {
    return undefined
  }
}

const parseKeyFile = (text: string): KeyFile | undefined => {
  const content = parseJson(text)
  if (typeof content !== 'object' || content === null) return undefined
  const { version, wrappers } = content as { version?: unknown; wrappers?: unknown }
  return version === 1 && Array.isArray(wrappers) && wrappers.every(isWrapped) ? { version, wrappers } : undefined
}

const isWrapped = (value: unknown): value is KeyFile['wrappers'][number] => {
  const { id, blob } = (value ?? {}) as { id?: unknown; blob?: unknown }
  return typeof id === 'string' && typeof blob === 'string'
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
