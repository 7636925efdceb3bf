import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { writePrivateFile } from './durable-file.ts'
import type { KeyWrapper } from './key-wrapper.ts'

/** A data key as one wrapper closed it; `blob` is base64. */
export interface Wrapped {
  readonly id: string
  readonly blob: string
}

/**
 * The key of a data file, wrapped once per wrapper. Version 2 stands there only while the data key is being changed: `next` is
 * the key the data file has from the moment its new copy is in place. Everything in it is closed; its names are not secret.
 */
export interface KeyFile {
  readonly version: 1 | 2
  readonly wrappers: readonly Wrapped[]
  readonly next?: readonly Wrapped[]
}

/** The id of the wrapper whose presence means that a recovery code was typed back and counts. */
export const recoveryId = 'recovery'

/** Where the wrapped key of a data file lies. */
export const keyFileOf = (file: string): string => {
  const { dir, name } = path.parse(file)
  return path.join(dir, `${name}.key.json`)
}

/** Reads a key file; undefined when there is none or it is damaged. */
export const readKeyFile = (keyFile: string): KeyFile | undefined =>
  existsSync(keyFile) ? parseKeyFile(readFileSync(keyFile, 'utf8')) : undefined

/** Writes a key file whole, in place of the one there. */
export const writeKeyFile = (keyFile: string, content: KeyFile): void => {
  writePrivateFile(keyFile, Buffer.from(keyFileText(content)))
}

/** A key file as it lies on the disk. */
export const keyFileText = (content: KeyFile): string => `${JSON.stringify(content, undefined, 2)}\n`

/** What a key file's text says; undefined when it is damaged. */
export const parseKeyFile = (text: string): KeyFile | undefined => {
  const content = parseJson(text)
  if (typeof content !== 'object' || content === null) return undefined
  const { version, wrappers, next } = content as { version?: unknown; wrappers?: unknown; next?: unknown }
  if (!areWrapped(wrappers)) return undefined
  if (version === 1) return { version, wrappers }
  return version === 2 && areWrapped(next) ? { version, wrappers, next } : undefined
}

/** The key as this wrapper closed it, opened; undefined when it closed none of these, or they were changed since. */
export const unwrapOne = (wrapper: KeyWrapper, wrapped: readonly Wrapped[]): Buffer | undefined => {
  const ours = wrapped.find(({ id }) => id === wrapper.id)
  if (ours === undefined) return undefined
  try {
    const key = wrapper.unwrap(Buffer.from(ours.blob, 'base64'))
    return key.length === 32 ? key : undefined
  } catch {
    // Every way in which it can fail means the same: this wrapper does not open it.
    return undefined
  }
}

/** These wrapped keys with one more, in place of the one with its id. */
export const wrappedWith = (wrapped: readonly Wrapped[], wrapper: KeyWrapper, key: Buffer): readonly Wrapped[] => [
  ...wrapped.filter(({ id }) => id !== wrapper.id),
  { id: wrapper.id, blob: wrapper.wrap(key).toString('base64') },
]

/** Whether a recovery code for this data file was typed back: without one no backup of it counts as one. */
export const hasRecovery = (file: string): boolean =>
  readKeyFile(keyFileOf(file))?.wrappers.some(({ id }) => id === recoveryId) === true

/** The key file that goes with a backup: closed by the recovery code alone; undefined while no code counts. */
export const recoveryKeyFile = (file: string): string | undefined => {
  const wrappers = readKeyFile(keyFileOf(file))?.wrappers.filter(({ id }) => id === recoveryId) ?? []
  return wrappers.length === 0 ? undefined : keyFileText({ version: 1, wrappers })
}

/** SHA-256 of the key file that would go with a backup now, lower-case hexadecimal: tells one recovery code that counts from another; null while none does. */
export const recoveryDigest = (file: string): string | null => {
  const text = recoveryKeyFile(file)
  return text === undefined ? null : createHash('sha256').update(text).digest('hex')
}

const areWrapped = (value: unknown): value is readonly Wrapped[] => Array.isArray(value) && value.every(isWrapped)

const isWrapped = (value: unknown): value is Wrapped => {
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
