import { statSync } from 'node:fs'
import { ok, refused, type Result } from '../../domain/result.ts'
import type { LongWork } from '../database/long-work.ts'
import { openSealedCopy, type SealedCopy } from '../database/sealed-copy.ts'
import { ledgerEnd } from '../ledger/ledger-end.ts'
import { verifySteps, verifyTail } from '../ledger/verify.ts'
import { hashFile } from './hash-file.ts'
import {
  backupFiles,
  isAuthentic,
  keyFileDigest,
  readManifest,
  type Manifest,
  type ManifestRefusal,
} from './manifest.ts'
import { asRefusal, type TargetRefusal } from './target.ts'

/** What is wrong with a backup. `not-what-it-says`: it opens, and holds another state than its manifest was signed for. */
export type BackupFlaw =
  | ManifestRefusal
  | { readonly code: 'not-signed' }
  | { readonly code: 'copy-missing' }
  | { readonly code: 'copy-altered' }
  /** The wrapped key beside it is not the one it was made with: elsewhere nothing may open it. */
  | { readonly code: 'key-file-altered' }
  | { readonly code: 'does-not-open' }
  | { readonly code: 'damaged' }
  | { readonly code: 'chain-broken' }
  | { readonly code: 'not-what-it-says' }

/** Why a backup was not found to be good. */
export type VerifyRefusal = BackupFlaw | TargetRefusal | { readonly code: 'cancelled' }

/** Which backup, under which data key; `full` reads every index and every event, otherwise every page and the newest events. */
export interface Verify {
  readonly folder: string
  readonly dataKey: Uint8Array
  readonly full: boolean
}

const newestEvents = 1_000

/** Reads a whole backup back and compares it with what its signed manifest says. Nothing of it is changed. */
export const verifyBackup = ({ folder, dataKey, full }: Verify, work: LongWork): Result<Manifest, VerifyRefusal> =>
  asRefusal((): Result<Manifest, VerifyRefusal> => {
    const manifest = readManifest(folder)
    if (!manifest.ok) return manifest
    if (!isAuthentic(manifest.value, dataKey)) return refused({ code: 'not-signed' })
    if (keyFileDigest(folder) !== manifest.value.keyFileSha256) return refused({ code: 'key-file-altered' })
    const file = backupFiles(folder).database
    const { bytes, sha256 } = manifest.value
    const there = statSync(file, { throwIfNoEntry: false })
    if (there?.isFile() !== true) return refused({ code: 'copy-missing' })
    if (there.size !== bytes) return refused({ code: 'copy-altered' })
    const read = hashFile(file, bytes, work)
    if (read === undefined) return refused({ code: 'cancelled' })
    if (read.sha256 !== sha256) return refused({ code: 'copy-altered' })
    const inside = verifyCopy(file, { dataKey, full }, work)
    if (!inside.ok) return inside
    return agrees(manifest.value, inside.value) ? ok(manifest.value) : refused({ code: 'not-what-it-says' })
  })

/** What a copy was found to hold. */
export type CopyHolds = Pick<Manifest, 'terminalId' | 'schema' | 'sequence' | 'head'> & { readonly environment: string }

/** Opens a copied data file by itself, reads it back and says what it holds. */
export const verifyCopy = (
  file: string,
  { dataKey, full }: Pick<Verify, 'dataKey' | 'full'>,
  work: LongWork,
): Result<CopyHolds, VerifyRefusal> => {
  work.progress({ step: 'checking', done: 0, of: 0 })
  const copy = openSealedCopy(file, Buffer.from(dataKey))
  if (copy === undefined) return refused({ code: 'does-not-open' })
  try {
    if (copy.check(full ? 'integrity_check' : 'quick_check') !== 'ok') return refused({ code: 'damaged' })
    if (work.isCancelled()) return refused({ code: 'cancelled' })
    const chain = full ? wholeChain(copy, work) : verifyTail(copy.db, newestEvents).chainOk
    if (chain === undefined) return refused({ code: 'cancelled' })
    if (!chain) return refused({ code: 'chain-broken' })
    const { environment, terminalId, schema } = copy
    return ok({ environment, terminalId, schema, ...ledgerEnd(copy.db) })
  } finally {
    copy.close()
  }
}

const wholeChain = (copy: SealedCopy, work: LongWork): boolean | undefined => {
  const steps = verifySteps(copy.db)
  for (;;) {
    if (work.isCancelled()) return undefined
    const step = steps.next()
    if (step.done === true) return step.value.chainOk
    work.progress({ step: 'events', ...step.value })
  }
}

const agrees = (manifest: Manifest, holds: CopyHolds): boolean =>
  manifest.environment === holds.environment &&
  manifest.terminalId === holds.terminalId &&
  manifest.schema === holds.schema &&
  manifest.sequence === holds.sequence &&
  manifest.head === holds.head
