import { createContext } from 'react'

/** What others have begun: which act, the person's name as the list of people has it, and as a line does. */
export interface BegunOnLine {
  readonly act: string
  readonly name: string
  readonly called: string
}

/** Of the prescriptions: on which the person working here has begun something and not finished it, and what others have, the latest first. */
export interface HalfDone {
  readonly own: ReadonlySet<string>
  readonly others: ReadonlyMap<string, readonly BegunOnLine[]>
}

/** Set by the shell. */
export const HalfDoneOnLines = createContext<HalfDone>({ own: new Set(), others: new Map() })
