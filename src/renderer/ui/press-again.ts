import { flushSync } from 'react-dom'

const isPressedByBlank = (at: Element): at is HTMLElement =>
  at instanceof HTMLButtonElement ||
  (at instanceof HTMLInputElement && ['radio', 'checkbox', 'button'].includes(at.type))

/**
 * Presses a key again that was held back, and lets the screen answer it before it returns. A browser does nothing by itself
 * for a key it is told of: what a blank does to a button or a tick is done here.
 */
export const pressAgain = (down: KeyboardEvent, at: Element): void => {
  const goesOn = flushSync(() => at.dispatchEvent(down))
  if (down.key !== ' ') return
  const up = new KeyboardEvent('keyup', { key: down.key, bubbles: true, cancelable: true })
  const stillGoesOn = flushSync(() => at.dispatchEvent(up))
  if (goesOn && stillGoesOn && isPressedByBlank(at))
    flushSync(() => {
      at.click()
    })
}
