import { useCallback, useEffect, useRef, useState } from 'react'

/** UTC ms by this PC. What is recorded uses the app's clock; this one only words ages and fills in forms. */
export const now = (): number => Date.now()

/** The time, rendered again every `everyMs`. */
export const useNow = (everyMs: number): number => {
  const [at, setAt] = useState(now)
  useEffect(() => {
    const ticking = window.setInterval(() => {
      setAt(now())
    }, everyMs)
    return () => {
      window.clearInterval(ticking)
    }
  }, [everyMs])
  return at
}

/** Whether nothing has disturbed somebody for so many ms, since this part of the screen came up. */
export interface Quiet {
  readonly is: boolean
  /** As of this very moment, before the screen is drawn again. */
  readonly isNow: () => boolean
  /** Something did: it is counted anew. */
  readonly again: () => void
}

/** Counts quiet time, rendered again once there was enough of it. */
export const useQuietFor = (ms: number): Quiet => {
  const [turn, setTurn] = useState(0)
  const [overAt, setOverAt] = useState<number | null>(null)
  const over = useRef(false)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      over.current = true
      setOverAt(turn)
    }, ms)
    return () => {
      window.clearTimeout(timer)
    }
  }, [ms, turn])
  const again = useCallback(() => {
    over.current = false
    setTurn((before) => before + 1)
  }, [])
  const isNow = useCallback(() => over.current, [])
  return { is: overAt === turn, isNow, again }
}
