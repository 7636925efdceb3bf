/** What the NHS must have been told of each item, in order: written by hand, from what the story does and from nothing else. */
export interface ExpectedItem {
  readonly statuses: readonly string[]
  /** These may be missing when the line is bad: they stop being true while nobody can say whether they arrived. */
  readonly mayBeMissing?: readonly string[]
}

const pharmacy = 'With Pharmacy'
const remainder = 'With Pharmacy - Preparing Remainder'
const ready = 'Ready to Collect'
const readyPart = 'Ready to Collect - Partial'
const readyToGo = 'Ready to Dispatch'
const collected = 'Collected'
const dispatched = 'Dispatched'
const notDispensed = 'Not Dispensed'

const each = (count: number, ...statuses: readonly string[]): readonly ExpectedItem[] =>
  Array.from({ length: count }, () => ({ statuses }))

/** The expected table by practice patient, items in the order of the prescription. Both issues of a repeat share their items. */
export const expected: Readonly<Record<string, readonly ExpectedItem[]>> = {
  whitfield: each(3, pharmacy, ready, collected),
  hughes: each(4, pharmacy, readyToGo, dispatched),
  abdi: [
    ...each(1, pharmacy, ready, collected),
    ...each(1, pharmacy, readyPart, remainder, ready, collected),
    ...each(1, pharmacy, ready, collected),
  ],
  chen: [...each(1, pharmacy, ready, collected), ...each(1, pharmacy, notDispensed)],
  okafor: each(1, pharmacy, ready, collected, pharmacy, ready),
  santos: each(2, pharmacy, ready, pharmacy),
  fernandes: each(2, pharmacy, ready, collected, pharmacy, ready),
  obrien: [...each(1, pharmacy, ready, collected), ...each(1, notDispensed)],
  greenwood: each(1, pharmacy, ready, collected),
  patel: each(2, pharmacy, readyToGo, dispatched, pharmacy),
  baby: [{ statuses: [pharmacy, ready, collected], mayBeMissing: [ready] }],
  haddad: each(1, pharmacy, ready),
  taylor: each(1, pharmacy),
  singh: each(4, pharmacy, dispatched),
  davies: each(3, pharmacy, collected),
  nowak: each(2, pharmacy, ready),
}
