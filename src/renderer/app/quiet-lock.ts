/** What the lock by itself looks at. Times in ms. */
export interface QuietLockPorts {
  /** Whether somebody's work is on the screen; `not-known` until it is. */
  readonly screen: () => 'open' | 'locked' | 'not-known'
  /** After how long a quiet time it locks; 0 is never. */
  readonly limitMs: () => number
  readonly quietMs: () => number
  /** Ends the quiet time. */
  readonly note: () => void
  readonly lock: () => void
}

/** Locks when nobody has touched the screen for as long as was chosen. */
export interface QuietLock {
  /**
   * Somebody touched this PC. True where the quiet time was over before that: it locks, and the press must do nothing on what is
   * about to go, for timers rest while a PC sleeps and whoever comes back may be another.
   */
  readonly sign: () => boolean
  /** Looked at from time to time: locks, and again for as long as that was not done. */
  readonly look: () => void
}

/** Makes the lock by itself. The quiet time ends only where nothing has to be locked. */
export const createQuietLock = (ports: QuietLockPorts): QuietLock => {
  const isOver = (): boolean => {
    const limit = ports.limitMs()
    return ports.screen() === 'open' && limit > 0 && ports.quietMs() >= limit
  }
  return {
    sign: () => {
      const over = isOver()
      if (over) ports.lock()
      // Until it is known whether it has to be locked, nobody has been here.
      else if (ports.screen() !== 'not-known') ports.note()
      return over
    },
    look: () => {
      if (isOver()) ports.lock()
    },
  }
}
