import { createContext, useContext, useLayoutEffect } from 'react'

/** Has the keys wait until the screen shows what they are about: see `KeysInTurn.hold`. */
export const HoldKeysContext = createContext<() => (shown: boolean) => void>(() => () => undefined)

/** Has the keys of the person wait while what they would be about is being fetched; then they are done on it. */
export const useKeysWait = (waits: boolean): void => {
  const hold = useContext(HoldKeysContext)
  // Before the next key: it may have been pressed in the same moment.
  useLayoutEffect(() => {
    if (!waits) return
    const letGo = hold()
    return () => {
      letGo(true)
    }
  }, [waits, hold])
}
