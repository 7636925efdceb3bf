import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnnounce } from '../ui/announce.tsx'
import { pressAgain } from '../ui/press-again.ts'
import { topWindow } from '../ui/pressed-key.ts'
import { useWordsTyped } from '../ui/scanning.tsx'
import { isCovered } from '../ui/use-keys.ts'
import { wordTypedWords } from '../wording/keys.ts'
import { goOnInSearch } from './search-field.tsx'

// A window that goes gives the focus back, and a screen that comes takes it: longer than either.
const framesToSettle = 30

/** Presses Escape in the window over all else, once in each: one that does not close says why. */
const closeWindow = (closed: WeakSet<Element>): void => {
  const window = topWindow()
  if (window === null || closed.has(window)) return
  closed.add(window)
  const inside = window.contains(document.activeElement) ? document.activeElement : null
  pressAgain(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }), inside ?? window)
}

/**
 * Puts the typing into the search as soon as nothing lies over it, and again until it stays there or somebody goes elsewhere; a
 * window of the first letter that comes late is closed.
 */
const settleInSearch = (closed: WeakSet<Element>): void => {
  let frames = framesToSettle
  const stop = (): void => {
    frames = 0
    document.removeEventListener('keydown', leave, true)
    document.removeEventListener('pointerdown', stop, true)
  }
  const leave = ({ key, isTrusted }: KeyboardEvent): void => {
    // A key of a person, not the one that closes a window here.
    if (isTrusted && key.length > 1) stop()
  }
  const settle = (): void => {
    if (frames === 0) return
    if (isCovered()) closeWindow(closed)
    else {
      goOnInSearch()
      frames -= 1
    }
    if (frames === 0) stop()
    else requestAnimationFrame(settle)
  }
  document.addEventListener('keydown', leave, true)
  document.addEventListener('pointerdown', stop, true)
  settle()
}

/**
 * A word that is typed at the page goes into the search: what its first letter opened is closed, and all is as it was before it
 * (`place` now, put back by `onBack`). Gives whether that is to be said, which is while the search stands and nobody works in a window.
 */
export const useWordTyped = <P>(of: {
  readonly place: P
  readonly onBack: (place: P) => void
  readonly search: string
  readonly onSearch: (text: string) => void
}): boolean => {
  const announce = useAnnounce()
  const before = useRef<P>(of.place)
  const [said, setSaid] = useState(false)
  useWordsTyped({
    began: () => {
      before.current = of.place
    },
    onWord: (text, more) => {
      const closed = new WeakSet<Element>()
      if (!more) closeWindow(closed)
      flushSync(() => {
        if (!more) {
          of.onBack(before.current)
          setSaid(true)
        }
        of.onSearch(more ? of.search + text : text)
      })
      if (!more) {
        announce(`${wordTypedWords.head} ${wordTypedWords.todo}`)
        settleInSearch(closed)
      }
    },
  })
  const isEmpty = of.search === ''
  useEffect(() => {
    if (isEmpty) setSaid(false)
  }, [isEmpty])
  useEffect(() => {
    if (!said) return undefined
    // Somebody works in a window: it was read, and only takes room. A letter may still be one of the word.
    const goesOn = (event: KeyboardEvent | PointerEvent): void => {
      const isLetter = event instanceof KeyboardEvent && event.key.length === 1 && !event.ctrlKey
      if (event.isTrusted && !isLetter && topWindow() !== null) setSaid(false)
    }
    document.addEventListener('keydown', goesOn, true)
    document.addEventListener('pointerdown', goesOn, true)
    return () => {
      document.removeEventListener('keydown', goesOn, true)
      document.removeEventListener('pointerdown', goesOn, true)
    }
  }, [said])
  return said && !isEmpty
}
