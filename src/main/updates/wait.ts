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
