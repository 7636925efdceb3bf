import { isNothingFocused } from './focus-home.ts'
import { pressAgain } from './press-again.ts'
import { isCovered } from './use-keys.ts'

/** A key that was held back, with what it was pressed on and the window that lay over the page then. */
export interface PressedKey {
  readonly press: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>
  readonly target: EventTarget
  readonly window: Element | null
}

const topmost = (selector: string): Element | null => [...document.querySelectorAll(selector)].at(-1) ?? null

/** The window that lies over all else; null where none does. */
export const topWindow = (): Element | null => topmost('[role="dialog"], [role="alertdialog"]')

/** Remembers a press, to be made again later. */
export const pressedKey = (event: KeyboardEvent, target: EventTarget): PressedKey => {
  const { key, code, ctrlKey, altKey, metaKey, shiftKey } = event
  return { press: { key, code, ctrlKey, altKey, metaKey, shiftKey }, target, window: topWindow() }
}

/** Whether a press with Control or Alt, or of F1 to F12, can be made again: what a browser does with others by itself cannot. */
export const canBePressedLater = ({ key, code, ctrlKey, altKey, metaKey }: PressedKey['press']): boolean => {
  if (altKey) return !ctrlKey && !metaKey && /^Digit[1-9]$/.test(code)
  if (ctrlKey || metaKey) return ['Enter', 'k', 'f', 'p'].includes(key.length === 1 ? key.toLowerCase() : key)
  // To lock goes before everything.
  return /^F\d{1,2}$/.test(key) && key !== 'F9'
}

const movingKeys: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'])

/** Whether a press on `target` moves to another line of the list of the page. */
export const movesInList = ({ key, ctrlKey, altKey, metaKey }: PressedKey['press'], target: EventTarget): boolean =>
  movingKeys.has(key) &&
  !(ctrlKey || altKey || metaKey || isCovered()) &&
  (isNothingFocused() || (target instanceof Element && target.closest('[role="grid"]') !== null))

/** Whether a key brings up a field that is typed into, the search or the palette: what is pressed after it is text and waits for nothing. */
export const bringsTyping = ({ key, ctrlKey, altKey, metaKey }: PressedKey['press']): boolean =>
  (ctrlKey || metaKey) && !altKey && ['k', 'f'].includes(key.toLowerCase())

/**
 * Makes a press where it was made, or where the keys go now if that is gone; `again` is told the event first. False, and nothing
 * done, if a window has come up since: nobody can have pressed a key for what they have not seen.
 */
export const pressWhereItWas = (pressed: PressedKey, again: (event: KeyboardEvent) => void): boolean => {
  const { press, target, window } = pressed
  const now = topWindow()
  if (now !== null && now !== window) return false
  const event = new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true })
  again(event)
  // A menu shows its keys to who does not know them by heart.
  const menu = topmost('[role="menu"]')
  const still = target instanceof Element && target.isConnected
  pressAgain(event, menu !== null && !(still && menu.contains(target)) ? menu : still ? target : focused())
  return true
}

const focused = (): Element => document.activeElement ?? document.body
