/** What presses the keys, and what says of keys that they were not done. */
export interface KeysInTurnPorts<K> {
  readonly press: (key: K) => void
  readonly sayNotDone: (keys: readonly K[]) => void
  /** Works once after so many ms; gives the way to prevent it. */
  readonly later: (work: () => void, ms: number) => () => void
}

/** What waits: every key, or all but those that only move in the list, as where what waits is about one of its lines. */
export type KeysHeld = 'all' | 'acts'

/** The keys of a person in the order they were pressed. */
export interface KeysInTurn<K> {
  /** Presses these after all that still wait. */
  readonly press: (keys: readonly K[]) => void
  /** Whether a key that is pressed now has to wait. */
  readonly isWaiting: () => boolean
  /** Whether a key that only moves in the list has to wait as well: the list is not there yet, or keys wait before it. */
  readonly doMovesWait: () => boolean
  /**
   * Has keys wait until the screen shows what they are about, such as another person; by itself all but moves. Called with false, or never,
   * none of them is done, and that is said: what was meant for one person is never done as another.
   */
  readonly hold: (held?: KeysHeld) => (shown: boolean) => void
  /** Does none of the keys that wait, and says so: the person has gone elsewhere. */
  readonly giveUp: () => void
}

/** The longest time in ms that keys wait for the screen: what comes later than that nobody expects any more. */
export const longestHoldMs = 3_000

/** Keeps keys in their order while what they are about is not on the screen yet. */
export const createKeysInTurn = <K>(ports: KeysInTurnPorts<K>): KeysInTurn<K> => {
  let waiting: readonly K[] = []
  let holds = 0
  let holdsOfMoves = 0
  let pressing = false
  const run = (): void => {
    // A key that is pressed again may itself have those after it wait.
    if (pressing) return
    pressing = true
    try {
      while (holds === 0) {
        const [first, ...rest] = waiting
        if (first === undefined) return
        waiting = rest
        ports.press(first)
      }
    } finally {
      pressing = false
    }
  }
  const giveUp = (): void => {
    if (waiting.length === 0) return
    const lost = waiting
    waiting = []
    ports.sayNotDone(lost)
  }
  return {
    giveUp,
    press: (keys) => {
      waiting = [...waiting, ...keys]
      run()
    },
    isWaiting: () => holds > 0 || waiting.length > 0,
    doMovesWait: () => holdsOfMoves > 0 || waiting.length > 0,
    hold: (held = 'acts') => {
      const ofMoves = held === 'all' ? 1 : 0
      holds += 1
      holdsOfMoves += ofMoves
      let over = false
      const letGo = (shown: boolean): void => {
        if (over) return
        over = true
        stop()
        holds -= 1
        holdsOfMoves -= ofMoves
        if (!shown) giveUp()
        // Not from within what the screen is doing now: each key is answered before the next.
        if (waiting.length > 0) ports.later(run, 0)
      }
      const stop = ports.later(() => {
        letGo(false)
      }, longestHoldMs)
      return letGo
    },
  }
}
