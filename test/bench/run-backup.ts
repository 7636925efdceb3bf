import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dataFolder, dataOptions, print, say } from './asked-data.ts'
import { benchBackup, type ActSpread, type BackupFigures } from './backup.ts'
import { spreadOf } from './figures.ts'
import { takenNow } from './taken.ts'

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

const line = (name: string, ms: readonly number[], bytes: number): string => {
  const { median, min, max } = spreadOf(ms)
  return `${name.padEnd(34)} ${String(median).padStart(8)} ms [${min} – ${max}]  ${(bytes / 1000 / median).toFixed(0).padStart(5)} MB/s`
}

const acts = (name: string, { p50, p99, of }: ActSpread): string =>
  `${name.padEnd(34)} p50 ${p50.toFixed(2).padStart(7)}  p99 ${p99.toFixed(2).padStart(7)} ms  of ${of}`

const table = (figures: BackupFigures): string =>
  [
    `data file ${megabytes(figures.fileBytes)}, backup ${megabytes(figures.backupBytes)}`,
    line('plain copy and sync, no check', figures.plainMs, figures.fileBytes),
    line('backup, opened again and checked', figures.backupMs, figures.backupBytes),
    line('backup, checked in full', figures.fullMs, figures.backupBytes),
    acts('act, nothing else', figures.acts.alone),
    acts('act, while a backup is made', figures.acts['beside-backup']),
    acts('act, while a plain copy is made', figures.acts['beside-copy']),
    `largest write-ahead log beside a backup ${megabytes(figures.walBytes)}`,
  ].join('\n')

/** `npm run bench -- backup [--items N] [--seed S] [--data DIR] [--to DIR] [--rounds N] [--acts N] [--json]`: backups beside plain copies, and what they cost the counter. */
export const runBackup = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      ...dataOptions,
      rounds: { type: 'string', default: '5' },
      acts: { type: 'string', default: '1000' },
      to: { type: 'string' },
    },
  })
  const taken = takenNow()
  using data = dataFolder(values)
  const { dir: dataDir, items, name } = data
  const to = mkdtempSync(path.join(values.to ?? os.tmpdir(), 'pestle-bench-backup-'))
  try {
    const asked = { dataDir, to, rounds: Number(values.rounds), acts: Number(values.acts) }
    const figures = await benchBackup(asked, say)
    print(values, taken, { items, figures }, `${table(figures)}\n${name}, `)
  } finally {
    rmSync(to, { recursive: true, force: true })
  }
}
