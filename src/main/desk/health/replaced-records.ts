import { readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Finding } from '../../../contract/health.ts'
import { freshBackupMs } from '../../updates/may-install.ts'
import { attention, fine, megabytes } from './found.ts'

const keptMs = 30 * 24 * 3_600_000

/** A record that a backup took the place of, with everything that lies there of it. `at` is UTC ms. */
export interface ReplacedRecord {
  readonly at: number
  readonly names: readonly string[]
  readonly bytes: number
}

const replacedAt = (name: string): string | undefined =>
  /^(?:pestle\.db|pestle\.key\.json|nhs-stand-in)\.before-restore-(\d{8}T\d{6}Z)/.exec(name)?.[1]

const instantOf = (stamp: string): number =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

/** Every record that a restore kept in the data file's folder, oldest first. */
const replacedRecords = (dir: string): readonly ReplacedRecord[] => {
  const names = readdirSync(dir)
  const stamps = [...new Set(names.flatMap((name) => replacedAt(name) ?? []))].toSorted()
  return stamps.map((stamp) => {
    const of = names.filter((name) => replacedAt(name) === stamp)
    const bytes = of.reduce(
      (sum, name) => sum + (statSync(path.join(dir, name), { throwIfNoEntry: false })?.size ?? 0),
      0,
    )
    return { at: instantOf(stamp), names: of, bytes }
  })
}

/** Those that were replaced more than a month ago: what a restore lost was missed by then, or nobody misses it. */
export const longReplaced = (dir: string, now: number): readonly ReplacedRecord[] =>
  replacedRecords(dir).filter(({ at }) => now - at > keptMs)

/** Whether they may go: only where a backup that counts, `newest`, holds the present record but for its last minutes. */
export const mayRemoveReplaced = (
  environment: string,
  newest: { readonly madeAt: number; readonly upToDate: boolean } | null,
  now: number,
): boolean =>
  environment === 'practice' || (newest !== null && (newest.upToDate || Math.abs(now - newest.madeAt) <= freshBackupMs))

/** Removes them. Whether that may be is for whoever asks. */
export const removeReplaced = (dir: string, records: readonly ReplacedRecord[]): void => {
  for (const name of records.flatMap(({ names }) => names))
    rmSync(path.join(dir, name), { recursive: true, force: true })
}

/** How much room they take; nothing where there are none. Each is as large as the record was. */
export const replacedFindings = (dir: string, now: number): readonly Finding[] => {
  const all = replacedRecords(dir)
  if (all.length === 0) return []
  const bytes = megabytes(all.reduce((sum, one) => sum + one.bytes, 0))
  const words = `${all.length} kept from before restores, ${bytes}.`
  const old = longReplaced(dir, now).length
  return old === 0
    ? [fine('Replaced', words)]
    : [
        attention(
          'Replaced',
          'Old records can be removed',
          `${words} ${old} of them are older than a month: a pharmacist removes them in “This PC”, once a fresh backup counts.`,
        ),
      ]
}
