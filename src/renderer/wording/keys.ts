import { listWords } from './stages.ts'

/** One line of the help on keys. */
export interface KeyWords {
  readonly caps: readonly string[]
  readonly does: string
}

/** The help on keys, in groups. */
export const keyGroups: readonly { readonly head: string; readonly keys: readonly KeyWords[] }[] = [
  {
    head: 'Find and move',
    keys: [
      { caps: ['Ctrl K'], does: 'Search or scan (⌘K on a Mac)' },
      { caps: ['a scan'], does: 'Wherever the focus is: found and taken in hand' },
      { caps: ['Enter'], does: 'In the search: take the one match in hand' },
      { caps: ['j', 'k'], does: 'Next and previous line; the arrow keys too' },
      { caps: ['Home', 'End'], does: 'First and last line' },
      { caps: ['f'], does: 'Show only some lines' },
      { caps: ['s'], does: 'Each patient’s lines together' },
      { caps: ['Esc'], does: 'Close, or leave the search' },
      { caps: ['?'], does: 'This help' },
    ],
  },
  {
    head: 'The prescription in hand',
    keys: [
      { caps: ['e'], does: 'Check the entry against the paper' },
      { caps: ['c'], does: 'Clinical check' },
      { caps: ['a'], does: 'Assemble' },
      { caps: ['v'], does: 'Accuracy check (verify)' },
      { caps: ['p'], does: 'Bag and place' },
      { caps: ['h'], does: 'Hand out' },
      { caps: ['d'], does: 'Send out' },
      { caps: ['l'], does: 'Delivered' },
      { caps: ['r'], does: 'Release the hold' },
      { caps: ['o'], does: 'Choose a copy' },
      { caps: ['t', 'b'], does: 'Take out of the bag; take back' },
      { caps: ['m'], does: 'Waiting in the shop, or promised for' },
      { caps: ['x'], does: 'Not dispensed' },
      { caps: ['Ctrl P'], does: 'Print labels, bag label, owing slip or reminder' },
      { caps: ['.'], does: 'More acts' },
      { caps: ['z'], does: 'Undo the last act, for ten seconds' },
    ],
  },
  {
    head: 'In a window',
    keys: [
      { caps: ['Ctrl Enter'], does: 'Do it' },
      { caps: ['p', 'q', 'f'], does: 'Clinical check: passed, query, refuse' },
      { caps: ['f', '1–7'], does: 'Accuracy check: failed, and what was wrong' },
      { caps: ['y'], does: 'Hand out: they said the right name and address' },
    ],
  },
  {
    head: 'Go to',
    keys: [
      ...Object.values(listWords).map(({ key, name }) => ({ caps: [key], does: name })),
      { caps: ['i'], does: 'Inbox' },
      { caps: ['u'], does: 'Status updates' },
      { caps: ['n'], does: 'To notify and claim' },
      { caps: ['w'], does: 'Who is working' },
      { caps: ['y'], does: 'Type in a paper prescription' },
    ],
  },
]
