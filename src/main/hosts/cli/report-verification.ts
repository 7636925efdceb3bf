import { exitCodes } from './exit-codes.ts'
import { writeResult, type Terminal } from './terminal.ts'

/** What checking a ledger found. `tasksComplete`: every update that the acts owed the NHS has its row, and there is no other. */
export interface Verification {
  readonly events: number
  readonly chainOk: boolean
  readonly firstBreak: { readonly seq: number; readonly why: string } | null
  readonly replayMatches: boolean
  readonly tasksComplete: boolean
}

/** Whether everything agrees. */
export const isSound = ({ chainOk, replayMatches, tasksComplete }: Verification): boolean =>
  chainOk && replayMatches && tasksComplete

/** Prints a verification; 2 unless everything agrees. */
export const reportVerification = (terminal: Terminal, found: Verification): number => {
  writeResult(terminal, found, [
    `${found.events} events read.`,
    found.firstBreak === null
      ? 'The hash chain is unbroken.'
      : `The hash chain breaks at event ${found.firstBreak.seq} (${found.firstBreak.why}). Keep this file as it is and restore a copy.`,
    ...(found.chainOk
      ? laterChecks(found)
      : ['Replay and updates were not checked, since what they start from is damaged.']),
  ])
  return isSound(found) ? exitCodes.ok : exitCodes.refused
}

const laterChecks = ({ replayMatches, tasksComplete }: Verification): readonly string[] => [
  replayMatches
    ? 'Replayed from the beginning, the events give exactly the tables the screen reads.'
    : 'Replayed from the beginning, the events do not give the tables the screen reads.',
  tasksComplete
    ? 'Every update owed to the NHS is in the outbox, and nothing else.'
    : 'The outbox does not hold exactly the updates owed to the NHS.',
]
