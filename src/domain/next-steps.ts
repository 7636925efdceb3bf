import type { CommandType } from './commands.ts'
import type { Stage } from './stage.ts'

/** What a prescription waits for in each list: the first of these that can be done. */
export const nextSteps: Readonly<Record<Stage, readonly CommandType[]>> = {
  'needs-you': ['choose-copy', 'record-clinical-check', 'mark-not-dispensed', 'take-out-of-bag'],
  entry: ['check-entry'],
  check: ['record-clinical-check'],
  assemble: ['assemble'],
  accuracy: ['record-accuracy-check'],
  place: ['place-bag'],
  ready: ['hand-out'],
  delivery: ['dispatch', 'record-delivery'],
  owings: ['assemble'],
  'on-hold': ['release-hold'],
  done: [],
}
