import type { Page } from '@playwright/test'

/**
 * Types as a person does, into whatever has the focus, without looking in between: the letters say that they come 150 ms apart,
 * on any machine.
 */
export const typeAsAPerson = (page: Page, text: string): Promise<void> =>
  page.evaluate(async (letters) => {
    let time = performance.now()
    for (const key of letters) {
      await new Promise((resolve) => setTimeout(resolve, 60))
      time += 150
      const at = document.activeElement ?? document.body
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
      Object.defineProperty(event, 'timeStamp', { value: time })
      const goesOn = at.dispatchEvent(event)
      const types = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way in which a page can type as a keyboard does
      if (goesOn && types) document.execCommand('insertText', false, key)
    }
  }, text)
