/** How far long work is: in words of its own for each kind of step, and in parts of it where they can be counted. */
export interface LongWorkProgress {
  readonly step: string
  readonly done: number
  readonly of: number
}

/** What long work is given by whoever started it: where to say how far it is, and whether it is still wanted. Asked between chunks. */
export interface LongWork {
  /** Said after every few ms of work: the worker stands back behind the counter here. */
  readonly progress: (at: LongWorkProgress) => void
  readonly isCancelled: () => boolean
}
