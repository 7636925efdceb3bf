import { focusQuietly } from '../ui/focus-home.ts'
import { isCovered } from '../ui/use-keys.ts'

let stopBefore = (): void => undefined

/**
 * Gives the focus to the first of these buttons in a part of the page or a band across it, once both are there and no window lies over them, and
 * meanwhile to the head of that part. A key or a press of somebody ends the waiting.
 */
export const focusWhenThere = (part: string, buttons: readonly string[]): void => {
  stopBefore()
  const seek = (): void => {
    if (isCovered()) return
    const found = [...document.querySelectorAll('main section, aside')].find(
      (one) => one.getAttribute('aria-label') === part,
    )
    const offered = [...(found?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])]
    const button = buttons
      .map((words) => offered.find((one) => one.textContent.startsWith(words)))
      .find((one) => one !== undefined)
    const head = found?.querySelector('h2')
    if (button !== undefined) {
      stop()
      button.focus()
    } else if (head && document.activeElement !== head) {
      focusQuietly(head)
      head.scrollIntoView({ block: 'nearest' })
    }
  }
  const watching = new MutationObserver(seek)
  const stop = (): void => {
    watching.disconnect()
    document.removeEventListener('keydown', stop, true)
    document.removeEventListener('pointerdown', stop, true)
  }
  stopBefore = stop
  watching.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] })
  document.addEventListener('keydown', stop, true)
  document.addEventListener('pointerdown', stop, true)
}
