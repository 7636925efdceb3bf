import { useEffect, useRef } from 'react'
import { isNothingFocused } from './focus-home.ts'

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

/** Whether a key writes nothing in any field: `F1` to `F12`. */
const isFunctionKey = (key: string): boolean => /^F\d{1,2}$/.test(key)

/**
 * Whether a press is one of ours: never with Control, Alt or Meta, and a function key not with Shift either, which are the
 * PC's; while somebody types only what writes nothing.
 */
export const isOurKey = (
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  typing: boolean,
): boolean => {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return isFunctionKey(event.key) ? !event.shiftKey : !typing
}

/**
 * Listens for single keys while nothing lies over the page; those that write something only while nobody types.
 * `nothing-focused`: only while no control has the focus, for keys that controls use themselves.
 */
export const useKeys = (keys: Keys, when: 'always' | 'nothing-focused' | 'never' = 'always'): void => {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (when === 'never') return
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.repeat || !isOurKey(event, isTyping(event.target)) || isCovered()) return
      if (when === 'nothing-focused' && !isNothingFocused()) return
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
