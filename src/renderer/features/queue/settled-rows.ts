import { useState } from 'react'
import type { Output } from '../../../contract/index.ts'

/** A line of the queue as the app has it. */
export type QueueRow = Output<'queue:page'>['rows'][number]

/** A line as shown. `left`: it is no longer in this list, and goes when another line is taken in hand. */
export interface ShownRow {
  readonly row: QueueRow
  readonly left: boolean
}

const plain = (rows: readonly QueueRow[]): readonly ShownRow[] => rows.map((row) => ({ row, left: false }))

/** The lines shown before with what is new of them, in their places; lines that came meanwhile below. Nothing moves. */
export const settle = (shown: readonly ShownRow[], fresh: readonly QueueRow[]): readonly ShownRow[] => {
  const now = new Map(fresh.map((row) => [row.id, row]))
  const before = new Set(shown.map(({ row }) => row.id))
  return [
    ...shown.map(({ row }) => ({ row: now.get(row.id) ?? row, left: !now.has(row.id) })),
    ...plain(fresh.filter((row) => !before.has(row.id))),
  ]
}

/** Keeps every line where it is until another one is taken in hand (`inHand` changes), so that nothing moves under a pointer. */
export const useSettledRows = (fresh: readonly QueueRow[], inHand: string | null): readonly ShownRow[] => {
  const [state, setState] = useState({ fresh, inHand, shown: plain(fresh) })
  if (state.fresh === fresh && state.inHand === inHand) return state.shown
  const wasEmpty = state.shown.length === 0
  const shown = state.inHand === inHand && !wasEmpty ? settle(state.shown, fresh) : plain(fresh)
  setState({ fresh, inHand, shown })
  return shown
}
