import { useEffect, useState } from 'react'

/** Whether this part of the screen has been painted since it came up: false while its first frame is drawn. */
export const usePainted = (): boolean => {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    // The first one comes before that frame is painted, the second one after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setPainted(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [])
  return painted
}
