import { endedByLettersWords, notPressedWords, nothingToConfirmWords, readRedFirstWords } from '../wording/keys.ts'
import { wordsOf } from './keys-here.tsx'

const isButton = (control: Element | null): control is HTMLButtonElement => control instanceof HTMLButtonElement

const described = (button: Element): string =>
  (button.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .flatMap((id) => document.getElementById(id)?.textContent ?? [])
    .join(' ')

/** The control of a window that shows this key; null where none does. */
export const controlOfKey = (window: Element | null, key: string): Element | null =>
  window?.querySelector(`[aria-keyshortcuts="${CSS.escape(key)}"]`) ?? null

/** Whether a window shows this as a key of its own: on a button, or on one of its answers and ticks, which have only a cap. */
export const showsKey = (window: Element | null, key: string): boolean =>
  controlOfKey(window, key) !== null ||
  [...(window?.querySelectorAll('kbd') ?? [])].some(({ textContent }) => textContent === key)

/** Whether the page shows a button with this key that acts at once, without a window before it. */
export const isKeyOfActAtOnce = (key: string): boolean =>
  document.querySelector(`[data-acts-at-once][aria-keyshortcuts="${CSS.escape(key)}"]`) !== null

/** Why the key of this control does nothing now, in the words beside it; null where it can be pressed. `red`: a red message over the window is not read. */
export const whyNotPressed = (control: Element | null, red = false): string | null =>
  isButton(control) && control.disabled
    ? notPressedWords(wordsOf(control), red ? readRedFirstWords : described(control))
    : null

/** Why Control and Enter confirm nothing in a window now; null where they do. `own`: the window listens to them itself. */
export const whyNotConfirmed = (of: {
  readonly red: boolean
  readonly own: boolean
  readonly control: Element | null
  /** The letters that end the window. */
  readonly letters: readonly string[]
}): string | null => {
  if (of.red) return `Not done. ${readRedFirstWords}`
  if (of.control === null)
    return of.own ? null : of.letters.length > 0 ? endedByLettersWords(of.letters) : nothingToConfirmWords
  return whyNotPressed(of.control)
}
