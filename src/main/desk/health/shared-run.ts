/** One run of long work, shared by whoever asks for it while it runs. */
export interface SharedRun<T> {
  readonly ask: () => Promise<T>
  /** Resolves once none runs, however it ended. */
  readonly settled: () => Promise<void>
}

/** Asked for again while it runs, the work is not begun a second time: everybody gets the answer of the one that runs, or its fault. */
export const sharedRun = <T>(work: () => Promise<T>): SharedRun<T> => {
  let running: Promise<T> | null = null
  return {
    ask: () => {
      running ??= work().finally(() => {
        running = null
      })
      return running
    },
    settled: async () => {
      await Promise.allSettled([running])
    },
  }
}
