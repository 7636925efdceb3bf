import { useEffect, useState } from 'react'

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

/** Whether this part of the screen has been there for so many ms. */
export const useThereFor = (ms: number): boolean => {
  const [there, setThere] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => {
      setThere(true)
    }, ms)
    return () => {
      window.clearTimeout(timer)
    }
  }, [ms])
  return there
}
