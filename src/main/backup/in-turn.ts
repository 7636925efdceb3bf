/** Work done one after the other. */
export interface InTurn {
  /** Begins it once what came before has ended, however it did. */
  readonly next: <T>(work: () => Promise<T>) => Promise<T>
  /** Resolves once all that was handed in so far has ended. */
  readonly settled: () => Promise<unknown>
}

/** A row of work, empty at first. */
export const inTurn = (): InTurn => {
  let queue: Promise<unknown> = Promise.resolve()
  return {
    next: (work) => {
      const next = queue.then(work, work)
      queue = next.then(
        () => undefined,
        () => undefined,
      )
      return next
    },
    settled: () => queue,
  }
}
