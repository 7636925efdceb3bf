import { exitCodes } from './exit-codes.ts'
import { writeRefusal, writeResult, type Terminal } from './terminal.ts'

/** A drill that succeeded, as far as it is printed. */
export interface DrillSays {
  readonly folder: string
  readonly sequence: number
  readonly madeAt: number
  readonly events: number
  readonly replayMatches: boolean
  readonly tasksComplete: boolean
  readonly held: boolean
  readonly tookMs: number
}

type Outcome =
  { readonly ok: true; readonly value: DrillSays } | { readonly ok: false; readonly refusal: { readonly code: string } }

const damaged =
  'This backup could not be restored: it is damaged, or not what it says. Make another and look at the disk.'

const sentences: Readonly<Record<string, string>> = {
  'no-target': 'No place for backups was chosen. Name a folder with --from, or choose one in the app.',
  'not-reachable': 'The place for backups is not there.',
  'no-backup': 'There is no backup of this data folder there.',
  'no-room': 'There is not enough room on this disk for the drill.',
  'manifest-newer': 'The newest backup was made by a newer version of Pestle.',
  'newer-than-app': 'The newest backup was made by a newer version of Pestle.',
  'newer-events': 'The newest backup was made by a newer version of Pestle.',
}

/** Prints what a restore drill found. */
export const reportDrill = (terminal: Terminal, drilled: Outcome): number => {
  if (!drilled.ok) {
    const { code } = drilled.refusal
    writeRefusal(terminal, code, sentences[code] ?? damaged)
    return exitCodes.refused
  }
  const { value } = drilled
  writeResult(terminal, { ...value }, [
    value.folder,
    `Restored beside the data file in ${(value.tookMs / 1000).toFixed(1)} s and thrown away again: ${value.events} events verified and replayed, every update accounted for, nothing would be sent before a person said so.`,
  ])
  return exitCodes.ok
}
