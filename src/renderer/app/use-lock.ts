import { useCallback, useEffect } from 'react'
import { useAsk } from '../bridge/use-ask.ts'
import { appKeys } from '../wording/keys.ts'
import { lockAfterMinutes, noteActive, quietSinceMs } from '../bridge/remembered-lock.ts'

const lookEveryMs = 5_000
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/**
 * Locks on F9, also over a window and while somebody types, and when nobody has touched this PC's Pestle for as long as was
 * chosen. What is half done in a window is kept as the window goes. Gives the way to lock by a press.
 */
export const useLock = (): (() => void) => {
  const { send } = useAsk()
  const lock = useCallback(() => {
    void send('desk:lock', {})
  }, [send])
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== appKeys.lock.key || event.repeat) return
      event.preventDefault()
      event.stopPropagation()
      lock()
    }
    document.addEventListener('keydown', listen, true)
    return () => {
      document.removeEventListener('keydown', listen, true)
    }
  }, [lock])
  useEffect(() => {
    noteActive()
    for (const sign of signsOfLife) document.addEventListener(sign, noteActive, { capture: true, passive: true })
    const looking = window.setInterval(() => {
      const minutes = lockAfterMinutes()
      if (minutes > 0 && quietSinceMs() >= minutes * 60_000) {
        noteActive()
        lock()
      }
    }, lookEveryMs)
    return () => {
      window.clearInterval(looking)
      for (const sign of signsOfLife) document.removeEventListener(sign, noteActive, { capture: true })
    }
  }, [lock])
  return lock
}
