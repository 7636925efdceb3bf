import { createContext, useContext, useLayoutEffect, useState } from 'react'
import type { KeysHeld, KeysInTurn } from './keys-in-turn.ts'

/** Has the keys wait until the screen shows what they are about: see `KeysInTurn.hold`. */
export type HoldKeys = KeysInTurn<unknown>['hold']

/** Given by what listens to the keys. */
export const HoldKeysContext = createContext<HoldKeys>(() => () => undefined)

/** Keys that wait for one thing at a time, by its name. */
export interface KeysFor {
  /** What keys have to wait for now and what is shown now, each null for nothing. */
  readonly now: (awaited: string | null, shown: string | null) => void
  /** Nothing is awaited any more, and nothing shown. */
  readonly gone: () => void
}

/** Keys that waited for one thing are done only where that very thing is shown: never on what came in its place, nor where it never came. */
export const createKeysFor = (hold: HoldKeys, keys: KeysHeld = 'acts'): KeysFor => {
  let held: { readonly of: string; readonly letGo: (shown: boolean) => void } | null = null
  const now: KeysFor['now'] = (awaited, shown) => {
    if (held !== null && held.of !== awaited) {
      const { of, letGo } = held
      held = null
      letGo(of === shown)
    }
    if (awaited !== null && held === null) held = { of: awaited, letGo: hold(keys) }
  }
  return {
    now,
    gone: () => {
      now(null, null)
    },
  }
}

/** Has keys of the person wait while `awaited` is being fetched; they are done once `shown` is the same, or said not to be done. */
export const useKeysWait = (awaited: string | null, shown: string | null, held?: KeysHeld): void => {
  const hold = useContext(HoldKeysContext)
  const [keys] = useState(() => createKeysFor(hold, held))
  // Before the next key: it may have been pressed in the same moment.
  useLayoutEffect(() => {
    keys.now(awaited, shown)
  }, [keys, awaited, shown])
  useLayoutEffect(() => keys.gone, [keys])
}
