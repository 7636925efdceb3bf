import { useEffect, useRef } from 'react'

/** Key (as `KeyboardEvent.key`, letters in lower case) to what it does. */
export type Keys = Readonly<Record<string, () => void>>

/** Whether what has the focus takes characters. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button', 'file'].includes(target.type)))

/** Whether something lies over the page that owns the keys. */
export const isCovered = (): boolean =>
  document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]') !== null

/**
 * Listens for single keys while nobody types and nothing lies over the page. Never with Control, Alt or Meta: those are the
 * PC's. `nothing-focused`: only while no control has the focus, for keys that controls use themselves.
 */
export const useKeys = (keys: Keys, when: 'always' | 'nothing-focused' | 'never' = 'always'): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (when === 'never') return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (isTyping(event.target) || isCovered()) return
      if (when === 'nothing-focused' && document.activeElement !== document.body) return
      const act = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [when])
}
