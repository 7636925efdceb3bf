import { exitCodes } from './exit-codes.ts'
import { writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** What was taken out. */
export interface LeftSays {
  readonly folder: string
  readonly leaving: {
    readonly sequence: number
    readonly prescriptions: number
    readonly head: string
    readonly files: readonly { readonly bytes: number }[]
  }
}

type Outcome =
  { readonly ok: true; readonly value: LeftSays } | { readonly ok: false; readonly refusal: { readonly code: string } }

const sentences: Readonly<Record<string, string>> = {
  'other-code': '--ods is not the ODS code of this data. What is written is not encrypted, so it is asked for.',
  'not-absolute': 'Give the whole path of the folder.',
  'target-missing': 'There is no such folder. Make it first.',
  'target-not-a-folder': 'That is a file. Name a folder.',
  'target-not-writable': 'This account may not write there.',
  'target-full': 'There is not enough room there: about twice the size of the data file is needed.',
  'unfinished-left':
    'It broke off, and what had been written, unencrypted, cannot be reached to remove it: remove the folder; its name begins with pestle-everything.',
  'target-is-ours': 'That lies in the data folder itself. Name another.',
}

/** Prints what was taken out, or why nothing was. */
export const reportLeft = (terminal: Terminal, left: Outcome): number => {
  if (!left.ok) {
    const { code } = left.refusal
    writeRefusal(terminal, code, sentences[code] ?? 'Nothing was taken out.')
    return exitCodes.refused
  }
  const { folder, leaving } = left.value
  const { sequence, prescriptions, head, files } = leaving
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  writeResult(terminal, { folder, sequence, prescriptions, head, files: files.length, bytes }, [
    folder,
    `${prescriptions} prescriptions, ${sequence} events, ${files.length} files, ${bytes} bytes. Not encrypted: keep it as you keep the record.`,
  ])
  return exitCodes.ok
}
