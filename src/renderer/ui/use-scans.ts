import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { isCovered, isTyping } from './use-keys.ts'

// A scanner types a character every few milliseconds, a person never four of them at that pace.
const betweenMs = 35
const shortestScan = 4

interface Pressed {
  readonly key: string
  readonly target: EventTarget
}

const isCharacter = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey

/**
 * Keeps a code that is scanned while no field has the focus from being taken for keys: its letters would open dialogs and pass
 * checks. Characters are held for 35 ms; a fast run of four or more is given to `onScan` whole, fewer go on as the keys they are.
 * Over an open dialog a scan is dropped.
 */
export const useScans = (onScan: (text: string) => void): void => {
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useEffect(() => {
    const replayed = new WeakSet<Event>()
    let held: readonly Pressed[] = []
    let timer: number | undefined

    const goOn = (run: readonly Pressed[]): void => {
      for (const { key, target } of run) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
        replayed.add(event)
        const still = target instanceof Node && target.isConnected
        const at = still ? target : (document.activeElement ?? document.body)
        // The screen answers one key before the next comes, as it does when they are pressed one by one.
        flushSync(() => at.dispatchEvent(event))
      }
    }
    const release = (): boolean => {
      window.clearTimeout(timer)
      const run = held
      held = []
      if (run.length < shortestScan) {
        goOn(run)
        return false
      }
      if (!isCovered()) latest.current(run.map(({ key }) => key).join(''))
      return true
    }
    const listen = (event: KeyboardEvent): void => {
      if (replayed.has(event)) return
      if (isTyping(event.target) || event.target === null) {
        release()
        return
      }
      if (!isCharacter(event)) {
        // The shift key that a scanner presses for capitals is part of the run; the Enter after it as well.
        if (held.length === 0 || event.key === 'Shift') return
        if (release() && event.key === 'Enter') {
          event.preventDefault()
          event.stopImmediatePropagation()
        }
        return
      }
      event.preventDefault()
      event.stopImmediatePropagation()
      if (event.repeat) return
      held = [...held, { key: event.key, target: event.target }]
      window.clearTimeout(timer)
      timer = window.setTimeout(release, betweenMs)
    }
    document.addEventListener('keydown', listen, true)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('keydown', listen, true)
    }
  }, [])
}
