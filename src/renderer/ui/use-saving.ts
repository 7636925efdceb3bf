import { useCallback, useEffect, useRef, useState } from 'react'
import { toKeep, type Save } from './to-keep.ts'

const saveAfterMs = 500

/** What is typed, on its way to be kept. */
export interface Saving<T> {
  /** Why what was typed last is not kept; null while it is. */
  readonly notKept: string | null
  readonly put: (value: T) => void
  /** Saves at once what was put last; resolves with whether all that was put is kept. */
  readonly flush: () => Promise<boolean>
  readonly drop: () => void
}

/**
 * Saves the newest of what is put: half a second after a change, when the window closes, and when the page goes; what could not be
 * saved is tried again with the next change. `save` resolves with why not, null where it was; while it is null what is put waits.
 */
export const useSaving = <T>(save: Save<T> | null): Saving<T> => {
  const [notKept, setNotKept] = useState<string | null>(null)
  const [waiting] = useState(() => toKeep<T>(setNotKept))
  const timer = useRef<number | undefined>(undefined)
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  const rest = useCallback(() => {
    window.clearTimeout(timer.current)
    timer.current = undefined
  }, [])
  const flush = useCallback((): Promise<boolean> => {
    rest()
    return waiting.saveBy(latest.current)
  }, [rest, waiting])
  useEffect(() => {
    const leave = (): void => {
      void flush()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      leave()
    }
  }, [flush])
  const put = useCallback(
    (value: T) => {
      waiting.put(value)
      timer.current ??= window.setTimeout(() => {
        void flush()
      }, saveAfterMs)
    },
    [flush, waiting],
  )
  const drop = useCallback(() => {
    rest()
    waiting.drop()
  }, [rest, waiting])
  return { notKept, put, flush, drop }
}
