import { exitCodes } from './exit-codes.ts'
import type { Terminal } from './terminal.ts'

/** One thing looked at. `attention` is worth knowing and breaks nothing by itself. No patient data is in `words`. */
export interface Finding {
  readonly topic: string
  readonly state: 'fine' | 'attention' | 'wrong'
  readonly words: string
}

/** Prints what `doctor` found, line by line as it is found; 2 when anything is wrong. */
export const reportFindings = async (terminal: Terminal, findings: AsyncIterable<Finding>): Promise<number> => {
  let wrong = false
  for await (const finding of findings) {
    wrong ||= finding.state === 'wrong'
    terminal.out(
      terminal.json
        ? JSON.stringify(finding)
        : `${finding.state.toUpperCase().padEnd(9)}  ${finding.topic.padEnd(13)}  ${finding.words}`,
    )
  }
  return wrong ? exitCodes.refused : exitCodes.ok
}
