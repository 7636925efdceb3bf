import type { Page } from '@playwright/test'

/**
 * From now on each key of the page comes one millisecond after the one before, also after the last of a scan, on any machine:
 * keys rolled with two hands, and what a test presses faster than a person.
 */
export const keysAtOnce = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let last = Number.NEGATIVE_INFINITY
    // Kept, because a page may forget what was set on an event that nothing holds.
    const kept: Event[] = []
    const listen = (event: KeyboardEvent): void => {
      // A key that the app presses again has no time of its own; a scanner's keys bring theirs.
      if (!event.isTrusted && !Object.hasOwn(event, 'timeStamp')) return
      if (event.isTrusted && last > 0) Object.defineProperty(event, 'timeStamp', { value: last + 1 })
      kept.push(event)
      last = event.timeStamp
    }
    window.addEventListener('keydown', listen, true)
  })
