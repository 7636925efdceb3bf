/** A copy of the data file and what people had been told by then. */
export interface Copy {
  readonly number: number
  readonly at: number
  readonly acknowledged: ReadonlyMap<string, number>
  readonly ids: ReadonlySet<string>
  readonly untrueInFlight: ReadonlySet<string>
}

/** Has a set hold these and nothing else. */
export const replaceAll = (set: Set<string>, by: Iterable<string>): void => {
  set.clear()
  for (const one of by) set.add(one)
}
