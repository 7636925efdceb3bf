/** Waits, or until `stop`, whichever comes first. */
export const waitFor = (
  after: (ms: number, work: () => void) => () => void,
  ms: number,
  stop: AbortSignal,
): Promise<void> =>
  new Promise((done) => {
    if (stop.aborted) {
      done()
      return
    }
    const over = (): void => {
      callOff()
      stop.removeEventListener('abort', over)
      done()
    }
    const callOff = after(ms, over)
    stop.addEventListener('abort', over)
  })

/** Does work with a signal that is given when `stop` is, or after `ms`. */
export const within = async <T>(
  after: (ms: number, work: () => void) => () => void,
  ms: number,
  stop: AbortSignal,
  work: (ending: AbortSignal) => Promise<T>,
): Promise<T> => {
  const ending = new AbortController()
  const end = (): void => {
    ending.abort()
  }
  stop.addEventListener('abort', end)
  if (stop.aborted) end()
  const callOff = after(ms, end)
  try {
    return await work(ending.signal)
  } finally {
    callOff()
    stop.removeEventListener('abort', end)
  }
}
