/** The control that had the focus: what it said, and which it was in its row. */
export interface LostControl {
  readonly words: string
  readonly at: number
}

/** A control by the numbers of its row and of itself in it. */
export type ControlAt = readonly [row: number, control: number]

const same = (row: readonly string[] | undefined, lost: LostControl): number => row?.indexOf(lost.words) ?? -1

/**
 * Where the focus goes when a row has gone: to the same control of the row that has come in its place, else of the one before.
 * `rows` are the words on the controls of the rows that are left, `at` the place of the one that has gone.
 */
export const afterRowGone = (
  rows: readonly (readonly string[])[],
  at: number,
  lost: LostControl,
): ControlAt | undefined => {
  const order = [...rows.keys()].toSorted(
    (a, b) => (a >= at ? a - at : rows.length + at - a) - (b >= at ? b - at : rows.length + at - b),
  )
  const next = order.find((row) => (rows[row]?.length ?? 0) > 0)
  if (next === undefined) return undefined
  const found = same(rows[next], lost)
  return [next, found >= 0 ? found : Math.min(lost.at, (rows[next]?.length ?? 1) - 1)]
}

/**
 * Where the focus goes when what could be done in row `at` is done and the row stays: to the next row in which the same can be
 * done, else to the nearest before. Undefined when it was the last.
 */
export const afterRowDone = (
  rows: readonly (readonly string[])[],
  at: number,
  lost: LostControl,
): ControlAt | undefined => {
  const order = [...rows.keys()].slice(at + 1).concat([...rows.keys()].slice(0, at).toReversed())
  const next = order.find((row) => same(rows[row], lost) >= 0)
  return next === undefined ? undefined : [next, same(rows[next], lost)]
}
