import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs'
import { refused, type Result } from '../../../domain/result.ts'
import type { LongWork } from '../../database/long-work.ts'
import { backupFiles, isAuthentic, readManifest, type Manifest, type ManifestRefusal } from '../manifest.ts'
import { stagedFile, stagingDir } from './swap.ts'

/** Why a backup was not taken. */
export type FetchRefusal =
  | ManifestRefusal
  /** The data file of the backup is not there, or has not the length or digest that its manifest says. */
  | { readonly code: 'copy-missing' | 'copy-altered' }
  /** Its manifest was not signed with this key: another pharmacy's, or somebody changed it. */
  | { readonly code: 'not-signed' }
  | { readonly code: 'other-environment'; readonly found: string }
  | { readonly code: 'cancelled' }
  /** This PC's disk does not have room for it. */
  | { readonly code: 'no-room' }

/** Which backup, into which environment's folder, under which data key. */
export interface Fetch {
  readonly folder: string
  readonly dir: string
  readonly environment: string
  readonly key: Uint8Array
}

const chunkBytes = 1024 * 1024

/**
 * Copies a backup's data file to where it is made ready and compares it with what its signed manifest says, byte for byte on the
 * way: the backup itself is only ever read. What lay there before is cleared away.
 */
export const fetchCopy = ({ folder, dir, environment, key }: Fetch, work: LongWork): Result<Manifest, FetchRefusal> => {
  const manifest = readManifest(folder)
  if (!manifest.ok) return manifest
  const { environment: found, bytes, sha256 } = manifest.value
  if (!isAuthentic(manifest.value, key)) return refused({ code: 'not-signed' })
  if (found !== environment) return refused({ code: 'other-environment', found })
  const source = backupFiles(folder).database
  const there = statSync(source, { throwIfNoEntry: false })
  if (there?.isFile() !== true) return refused({ code: 'copy-missing' })
  if (there.size !== bytes) return refused({ code: 'copy-altered' })
  rmSync(stagingDir(dir), { recursive: true, force: true })
  if (!hasRoom(dir, bytes)) return refused({ code: 'no-room' })
  mkdirSync(stagingDir(dir), { mode: 0o700 })
  const digest = copied(source, stagedFile(dir), bytes, work)
  if (digest === undefined) return refused({ code: 'cancelled' })
  return digest === sha256 ? manifest : refused({ code: 'copy-altered' })
}

// An upgrade of an older copy makes a copy of it first, and the counter needs room meanwhile.
const spareBytes = 64 * 1024 * 1024

const hasRoom = (dir: string, bytes: number): boolean => {
  const { bavail, bsize, blocks } = statfsSync(dir)
  // Some file systems over a network do not say.
  return blocks === 0 || bavail * bsize >= bytes * 2 + spareBytes
}

const copied = (source: string, target: string, bytes: number, work: LongWork): string | undefined => {
  const digest = createHash('sha256')
  const chunk = Buffer.alloc(chunkBytes)
  const from = openSync(source, 'r')
  try {
    const to = openSync(target, 'wx', 0o600)
    try {
      for (let done = 0; ;) {
        if (work.isCancelled()) return undefined
        const read = readSync(from, chunk, 0, chunkBytes, null)
        if (read === 0) break
        const part = chunk.subarray(0, read)
        digest.update(part)
        for (let written = 0; written < read;) written += writeSync(to, part, written)
        done += read
        work.progress({ step: 'copy', done, of: bytes })
      }
      fsyncSync(to)
    } finally {
      closeSync(to)
    }
  } finally {
    closeSync(from)
  }
  return digest.digest('hex')
}
