import { useEffect } from 'react'
import { ask } from '../bridge/ask.ts'
import { useBridge } from '../bridge/bridge-context.ts'
import { now } from '../bridge/clock.ts'

const lookEveryMs = 5_000
// Well within the three minutes after which a screen counts as closed.
const sayAnywayMs = 60_000
const signsOfLife = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

const isWindowOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null

/** Tells the core whether this screen is in use, so that an update waits for a quiet moment: when that changes, and every minute. */
export const useReportInUse = (): void => {
  const bridge = useBridge()
  useEffect(() => {
    let touchedAt = now()
    let saidAt = Number.NEGATIVE_INFINITY
    let said = false
    let saidTouched = 0
    const touched = (): void => {
      touchedAt = now()
    }
    const look = (): void => {
      const at = now()
      const windowOpen = isWindowOpen()
      if (windowOpen === said && touchedAt === saidTouched && Math.abs(at - saidAt) < sayAnywayMs) return
      said = windowOpen
      saidTouched = touchedAt
      saidAt = at
      void ask(bridge, 'updates:in-use', { windowOpen, quietMs: Math.max(0, at - touchedAt) })
    }
    look()
    for (const sign of signsOfLife) document.addEventListener(sign, touched, { capture: true, passive: true })
    const looking = window.setInterval(look, lookEveryMs)
    return () => {
      window.clearInterval(looking)
      for (const sign of signsOfLife) document.removeEventListener(sign, touched, { capture: true })
    }
  }, [bridge])
}
