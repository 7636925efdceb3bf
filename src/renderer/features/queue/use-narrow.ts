import { useEffect, useState } from 'react'

// Below it the strength of a medicine and the weightiest mark would not stand whole beside each other.
const narrowBelow = 780

/**
 * Whether the part of the window that a list fills is too narrow for a line of one row; `measured` is for an element as wide as the
 * list that is there before its lines are, so that they are drawn once.
 */
export const useNarrow = (): readonly [narrow: boolean, measured: (element: HTMLElement | null) => void] => {
  const [element, setElement] = useState<HTMLElement | null>(null)
  const [narrow, setNarrow] = useState(false)
  useEffect(() => {
    if (!element) return
    const watching = new ResizeObserver(([entry]) => {
      const [box] = entry?.borderBoxSize ?? []
      setNarrow((box?.inlineSize ?? narrowBelow) < narrowBelow)
    })
    watching.observe(element)
    return () => {
      watching.disconnect()
    }
  }, [element])
  return [narrow, setElement]
}
