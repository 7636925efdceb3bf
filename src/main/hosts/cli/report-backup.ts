import { exitCodes } from './exit-codes.ts'
import { writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** What a manifest says, as far as it is printed. */
export interface BackupSays {
  readonly environment: string
  readonly terminalId: string
  readonly sequence: number
  readonly madeAt: number
  readonly bytes: number
  readonly schema: number
}

/** A backup that was made. */
export interface Made {
  readonly folder: string
  readonly manifest: BackupSays
  readonly withRecovery: boolean
  readonly sameDisk: boolean | null
  readonly kept: number
  readonly removed: number
}

type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } }

const damaged = 'It is damaged, or not what it says. It does not count: make another, and look at the disk.'

const sentences: Readonly<Record<string, string>> = {
  'no-target': 'No place for backups was chosen. Name a folder with --to, or choose one in the app.',
  'not-absolute': 'Give the whole path of the folder.',
  'target-missing': 'The place for backups is not there, or is not the one that was chosen.',
  'target-not-a-folder': 'That is a file. Name a folder.',
  'target-not-writable': 'This account may not write there.',
  'target-full': 'The disk that backups go to is full. No new backup was made; those there are whole.',
  'target-is-ours': 'That lies in the data folder itself and would be lost with it.',
  'source-damaged': 'The data file itself does not read back. Keep it as it is, and restore the newest backup.',
  'manifest-missing': 'There is no backup in this folder.',
  'manifest-newer': 'This backup was made by a newer version of Pestle.',
  'key-file-altered':
    'The wrapped key beside it is gone or was changed: another PC may not open it. It does not count: make another.',
  'not-signed': 'This backup was not made with the key of this data folder, or somebody changed it.',
}

/** Prints a backup that was made and checked, or why there is none. */
export const reportMade = (terminal: Terminal, made: Outcome<Made>): number => {
  if (!made.ok) return refusedWith(terminal, made.refusal.code)
  const { folder, manifest, withRecovery, sameDisk, kept, removed } = made.value
  writeResult(terminal, { folder, ...printed(manifest), withRecovery, sameDisk, kept, removed }, [
    folder,
    `${manifest.sequence} events, ${manifest.bytes} bytes, read back and checked in full. ${kept} backups are kept there, ${removed} were removed.`,
    ...(withRecovery ? [] : ['It does not count yet: without a recovery code only this PC can open it.']),
    ...(sameDisk === true ? ['It lies on the disk of the data file and is lost with it.'] : []),
    ...(sameDisk === null ? ['It may be on the disk of the data file: the system does not say.'] : []),
  ])
  return exitCodes.ok
}

/** Prints what reading a backup back found. */
export const reportVerified = (terminal: Terminal, found: Outcome<BackupSays>): number => {
  if (!found.ok) return refusedWith(terminal, found.refusal.code)
  const { value } = found
  writeResult(terminal, printed(value), [
    `Whole: ${value.sequence} events of ${new Date(value.madeAt).toISOString()}, ${value.bytes} bytes, every one read.`,
  ])
  return exitCodes.ok
}

const printed = ({ environment, terminalId, sequence, madeAt, bytes, schema }: BackupSays) => ({
  environment,
  terminalId,
  sequence,
  madeAt,
  bytes,
  schema,
})

const refusedWith = (terminal: Terminal, code: string): number => {
  writeRefusal(terminal, code, sentences[code] ?? damaged)
  return exitCodes.refused
}
