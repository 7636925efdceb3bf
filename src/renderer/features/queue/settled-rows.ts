import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'

/** A line of the queue as the app has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

/** A line as shown. `left`: it is no longer in this list, and goes when another line is taken in hand. */
export interface ShownRow {
  readonly row: QueueRow
  readonly left: boolean
}

// A line whose turn changed between two pages is on both: the later page was read later.
const oncePerId = (rows: readonly QueueRow[]): readonly QueueRow[] => {
  const latest = new Map(rows.map((row) => [row.id, row]))
  return latest.size === rows.length ? rows : [...latest.values()]
}

const plain = (rows: readonly QueueRow[]): readonly ShownRow[] => oncePerId(rows).map((row) => ({ row, left: false }))

// What is true of the prescription wherever it waits; all else may have ended with the step that took it out of the list.
const lasting: readonly QueueRow['flags'][number][] = [
  'sent-back',
  'other-copy',
  'incident-open',
  'controlled-drug',
  'fridge',
  'repeat-issue',
  'unsigned',
  'untracked',
]

// Nothing more is read of a line that left: what it waited for then is not said of it now.
const gone = (row: QueueRow): ShownRow => ({
  row: {
    ...row,
    flags: row.flags.filter((flag) => lasting.includes(flag)),
    waitingSince: null,
    promisedAt: null,
    query: null,
    owed: [],
  },
  left: true,
})

/** The lines shown before with what is new of them, in their places; lines that came meanwhile below. Nothing moves. */
export const settle = (shown: readonly ShownRow[], fresh: readonly QueueRow[]): readonly ShownRow[] => {
  const now = new Map(fresh.map((row) => [row.id, row]))
  const before = new Set(shown.map(({ row }) => row.id))
  return [
    ...shown.map(({ row }) => {
      const fresher = now.get(row.id)
      return fresher === undefined ? gone(row) : { row: fresher, left: false }
    }),
    ...plain(fresh.filter((row) => !before.has(row.id))),
  ]
}

/** What a list was last shown with; `list` names it: a stage, or the text that is searched. */
export interface Settled {
  readonly fresh: readonly QueueRow[]
  readonly inHand: string | null
  readonly list: string
  readonly shown: readonly ShownRow[]
}

/** The next state of a list: nothing of another list stays, and nothing moves until another line is taken in hand. */
export const nextSettled = (
  before: Settled,
  fresh: readonly QueueRow[],
  inHand: string | null,
  list: string,
): Settled => {
  const stays = before.list === list && before.inHand === inHand && before.shown.length > 0
  return { fresh, inHand, list, shown: stays ? settle(before.shown, fresh) : plain(fresh) }
}

/** Keeps every line where it is until another one is taken in hand (`inHand` changes), so that nothing moves under a pointer. */
export const useSettledRows = (
  fresh: readonly QueueRow[],
  inHand: string | null,
  list: string,
): readonly ShownRow[] => {
  const [state, setState] = useState<Settled>({ fresh, inHand, list, shown: plain(fresh) })
  if (state.fresh === fresh && state.inHand === inHand && state.list === list) return state.shown
  const next = nextSettled(state, fresh, inHand, list)
  setState(next)
  return next.shown
}
