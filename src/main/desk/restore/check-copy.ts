import { existsSync } from 'node:fs'
import type { Environment } from '../../../contract/desk.ts'
import { ok, refused, type Result } from '../../../domain/result.ts'
import { fetchCopy, type FetchRefusal } from '../../backup/restore/fetch-copy.ts'
import { stagedFile } from '../../backup/restore/swap.ts'
import type { Manifest } from '../../backup/manifest.ts'
import type { Database } from '../../database/database.ts'
import type { ReadDb } from '../../database/query.ts'
import { openSealedCopy, type SealedCopy } from '../../database/sealed-copy.ts'
import type { LongWork } from '../../database/long-work.ts'
import { ledgerEnd } from '../../ledger/ledger-end.ts'
import { verifySteps } from '../../ledger/verify.ts'
import { openBeside, type BesideRefusal } from './open-beside.ts'
import { restoreGap, type RestoreGap } from './restore-gap.ts'

/** Why a backup cannot be restored. The file at work was not touched. */
export type CheckRefusal =
  | FetchRefusal
  | BesideRefusal
  /** Its ledger does not verify, or does not end where the manifest says. */
  | { readonly code: 'ledger-broken' }

/** Which backup is to be checked, into which environment's folder, and what it would replace; keys are data keys. */
export interface CheckInput {
  readonly folder: string
  readonly dir: string
  readonly environment: Environment
  readonly key: Uint8Array
  /** Null when there is no file to replace. */
  readonly present: { readonly file: string; readonly key: Uint8Array } | null
  /** UTC ms. */
  readonly now: number
}

/** A backup that can be restored: it lies beside the file at work, whole. */
export interface Checked {
  readonly manifest: Manifest
  readonly gap: RestoreGap
}

/** Fetches a backup, reads every page and every event of it, and says what would be lost. Heavy: for the worker. */
export const checkCopy = (input: CheckInput, work: LongWork): Result<Checked, CheckRefusal> => {
  const { dir, environment, key, now } = input
  const manifest = fetchCopy(input, work)
  if (!manifest.ok) return manifest
  const copy = openBeside({ file: stagedFile(dir), key, environment, now })
  if (!copy.ok) return copy
  try {
    const trouble = troubleIn(copy.value, manifest.value, work)
    if (trouble !== undefined) return refused({ code: trouble })
    work.progress({ step: 'compare', done: 0, of: 1 })
    return ok({ manifest: manifest.value, gap: comparedWith(copy.value, input) })
  } finally {
    copy.value.close()
  }
}

const troubleIn = (
  copy: Database,
  { sequence, head }: Manifest,
  work: LongWork,
): 'damaged' | 'ledger-broken' | 'cancelled' | undefined => {
  work.progress({ step: 'pages', done: 0, of: 1 })
  if (copy.pragma('integrity_check') !== 'ok') return 'damaged'
  const end = ledgerEnd(copy.db)
  if (end.sequence !== sequence || end.head !== head) return 'ledger-broken'
  const steps = verifySteps(copy.db)
  for (;;) {
    if (work.isCancelled()) return 'cancelled'
    const step = steps.next()
    if (step.done === true) return step.value.chainOk ? undefined : 'ledger-broken'
    work.progress({ step: 'ledger', ...step.value })
  }
}

const comparedWith = (copy: Database, { present }: CheckInput): RestoreGap =>
  withPresent(present, (db) => restoreGap(copy.db, db))

/** Lends the file that would be replaced, if it is there and can be read; null otherwise: that it cannot is why people restore. */
export const withPresent = <T>(present: CheckInput['present'], work: (present: ReadDb | null) => T): T => {
  let opened: SealedCopy | undefined
  try {
    if (present !== null && existsSync(present.file)) opened = openSealedCopy(present.file, Buffer.from(present.key))
    if (opened !== undefined) return work(opened.db)
  } catch (fault) {
    if (!isUnreadable(fault)) throw fault
  } finally {
    opened?.close()
  }
  return work(null)
}

// Of a file that is replaced because of a dying disk, whatever SQLite or the disk says means the same.
const isUnreadable = (fault: unknown): boolean =>
  fault instanceof Error && 'code' in fault && /^(SQLITE_(?!FULL)|EIO$)/.test(String(fault.code))
