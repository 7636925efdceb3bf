import { useCallback, useEffect, useState } from 'react'

/** Whether it is asked who works here, and whether a paper prescription is being typed in. */
export interface AskedFirst {
  readonly choosing: boolean
  readonly typingIn: boolean
  readonly choose: () => void
  readonly typeIn: () => void
  /** Closes the question; `answered`: somebody was chosen. */
  readonly chosen: (answered: boolean) => void
  readonly typedIn: () => void
}

/**
 * Typing in is begun in somebody's name. Pressed while nobody works here, it asks who does, and goes on with the form once that is
 * known: the press is not lost, also where the screen is only told a moment later that somebody works here already.
 */
export const useTypeIn = (working: boolean): AskedFirst => {
  const [choosing, setChoosing] = useState(!working)
  const [typingIn, setTypingIn] = useState(false)
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (!wanted || !working) return
    setWanted(false)
    setChoosing(false)
    setTypingIn(true)
  }, [wanted, working])
  const typeIn = useCallback(() => {
    setWanted(true)
    if (!working) setChoosing(true)
  }, [working])
  return {
    choosing,
    typingIn,
    choose: () => {
      setChoosing(true)
    },
    typeIn,
    chosen: (answered) => {
      setChoosing(false)
      if (!answered) setWanted(false)
    },
    typedIn: () => {
      setTypingIn(false)
    },
  }
}
