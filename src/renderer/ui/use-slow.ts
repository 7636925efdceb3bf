import { useEffect, useState } from 'react'

const quietMs = 300

/** Whether something has taken long enough to say so: what is quicker is shown without a flicker before it. */
export const useSlow = (waiting: boolean): boolean => {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = window.setTimeout(() => {
      setSlow(true)
    }, quietMs)
    return () => {
      window.clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return slow
}
