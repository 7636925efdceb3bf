const slowAfterMs = 1_000

/** Does `work`, and calls `slow` once where that takes longer than a second: nobody is to look at a screen that says nothing. */
export const sayIfSlow = async <T>(
  after: (ms: number, work: () => void) => () => void,
  work: () => Promise<T>,
  slow: () => void,
): Promise<T> => {
  const callOff = after(slowAfterMs, slow)
  try {
    return await work()
  } finally {
    callOff()
  }
}
