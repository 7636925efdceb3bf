import { useCallback, useEffect, useRef } from 'react'
import type { Output } from '../../contract/index.ts'
import { useAsk } from '../bridge/use-ask.ts'
import { appKeys } from '../wording/keys.ts'
import { beginQuiet, lockAfterMinutes, noteActive, quietSinceMs } from '../bridge/remembered-lock.ts'
import { useSayScan } from '../ui/scanning.tsx'
import { notLockedWords } from '../wording/working.ts'
import { createQuietLock } from './quiet-lock.ts'

const lookEveryMs = 5_000
const movements = ['pointermove', 'wheel'] as const
const presses = ['keydown', 'pointerdown', 'click'] as const

/**
 * Locks on F9, also over a window and while somebody types, and when nobody has touched this PC's Pestle for as long as was
 * chosen; `desk` is undefined until it is known. Gives the way to lock by a press.
 */
export const useLock = (desk: Pick<Output<'desk:state'>, 'locked' | 'people'> | undefined): (() => void) => {
  const { send } = useAsk()
  const say = useSayScan()
  const lock = useCallback(() => {
    const asked = async (): Promise<void> => {
      const outcome = await send('desk:lock', {})
      const notDone = outcome && notLockedWords(outcome)
      if (notDone) say({ tone: 'attention', ...notDone })
    }
    void asked()
  }, [send, say])
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
  const latest = useRef(desk)
  useEffect(() => {
    latest.current = desk
  })
  useEffect(() => {
    beginQuiet()
    const quiet = createQuietLock({
      screen: () => {
        const now = latest.current
        // Where nobody is in the list nobody could go on.
        return now === undefined ? 'not-known' : now.locked || now.people.length === 0 ? 'locked' : 'open'
      },
      limitMs: () => lockAfterMinutes() * 60_000,
      quietMs: quietSinceMs,
      note: noteActive,
      lock,
    })
    const moved = (): void => void quiet.sign()
    const pressed = (event: Event): void => {
      if (!quiet.sign()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    // Of the window, which is asked before everything that listens for keys: what is pressed then was meant for nothing here.
    for (const sign of movements) window.addEventListener(sign, moved, { capture: true, passive: true })
    for (const sign of presses) window.addEventListener(sign, pressed, { capture: true })
    const looking = window.setInterval(quiet.look, lookEveryMs)
    return () => {
      window.clearInterval(looking)
      for (const sign of movements) window.removeEventListener(sign, moved, { capture: true })
      for (const sign of presses) window.removeEventListener(sign, pressed, { capture: true })
    }
  }, [lock])
  return lock
}
