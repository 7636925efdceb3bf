import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { ok, refused, type Result } from '../../domain/result.ts'
import { writePrivateFile } from '../keys/durable-file.ts'
import { derivedKey } from '../keys/derived-key.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

const schema = z.strictObject({
  version: z.literal(1),
  environment: z.enum(['practice', 'sandbox', 'integration', 'production']),
  terminalId: z.string().min(8).max(64),
  odsCode: z.string().max(8),
  appVersion: z.string().max(40),
  schema: z.int().min(1),
  sequence: z.int().min(0),
  head: hex64,
  madeAt: z.int().min(0),
  bytes: z.int().min(1),
  sha256: hex64,
  keyFileSha256: hex64.nullable(),
  mac: hex64,
})

/**
 * What a backup says of itself. `schema` is the number of the newest migration, `sequence` and `head` number and hash of the
 * newest event (64 zeros before the first), `madeAt` UTC ms at which copying began, `bytes` and `sha256` those of `pestle.db`;
 * `keyFileSha256` is that of the wrapped key beside it, null where no recovery code counted.
 */
export type Manifest = z.infer<typeof schema>

/** A manifest before it is signed. */
export type UnsignedManifest = Omit<Manifest, 'mac'>

/** Why a manifest cannot be read. `newer` was written by a later version of the app. */
export type ManifestRefusal = { readonly code: 'manifest-missing' | 'manifest-unreadable' | 'manifest-newer' }

/** The files of one backup folder. */
export const backupFiles = (folder: string) => ({
  database: path.join(folder, 'pestle.db'),
  keyFile: path.join(folder, 'pestle.key.json'),
  manifest: path.join(folder, 'manifest.json'),
})

// Far above any manifest: a folder somebody points at may hold anything.
const longestBytes = 16 * 1024

/** Signs a manifest with the data key of its file and writes it, on the disk when this returns. */
export const writeManifest = (folder: string, manifest: UnsignedManifest, dataKey: Uint8Array): Manifest => {
  const signed: Manifest = { ...manifest, mac: macOf(manifest, dataKey).toString('hex') }
  writePrivateFile(backupFiles(folder).manifest, Buffer.from(`${JSON.stringify(signed, undefined, 2)}\n`))
  return signed
}

/** Reads the manifest of a backup folder. It is what somebody wrote there until `isAuthentic` says otherwise. */
export const readManifest = (folder: string): Result<Manifest, ManifestRefusal> => {
  const text = textOf(backupFiles(folder).manifest)
  if (text === undefined) return refused({ code: 'manifest-missing' })
  const said = parsed(text)
  if (isNewer(said)) return refused({ code: 'manifest-newer' })
  const manifest = schema.safeParse(said)
  return manifest.success ? ok(manifest.data) : refused({ code: 'manifest-unreadable' })
}

/** Whether a manifest was signed with this data key and not changed since. */
export const isAuthentic = ({ mac, ...manifest }: Manifest, dataKey: Uint8Array): boolean =>
  timingSafeEqual(Buffer.from(mac, 'hex'), macOf(manifest, dataKey))

/** SHA-256 of the wrapped key in a backup folder, lower-case hexadecimal; null when there is none, or nothing that could be one. */
export const keyFileDigest = (folder: string): string | null => {
  const text = textOf(backupFiles(folder).keyFile)
  return text === undefined ? null : createHash('sha256').update(text).digest('hex')
}

const macOf = (manifest: UnsignedManifest, dataKey: Uint8Array): Buffer =>
  createHmac('sha256', derivedKey(dataKey, 'backup manifest')).update(canonical(manifest)).digest()

// Sorted names and no space: the same bytes whatever wrote the file, or laid it out anew.
const canonical = (manifest: UnsignedManifest): string =>
  JSON.stringify(Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1))))

const textOf = (file: string): string | undefined => {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile() || found.size > longestBytes) return undefined
  return readFileSync(file, 'utf8')
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isNewer = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && 'version' in said && typeof said.version === 'number' && said.version > 1
