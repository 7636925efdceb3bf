import type { Page } from '@playwright/test'

/**
 * From now on each key of the page comes so many milliseconds after the one before, also after the last of a scan, on any machine:
 * a second for somebody who looks in between.
 */
export const keysApart = (page: Page, ms: number): Promise<void> =>
  page.evaluate((apart) => {
    let last = Number.NEGATIVE_INFINITY
    // Kept, because a page may forget what was set on an event that nothing holds.
    const kept: Event[] = []
    const listen = (event: KeyboardEvent): void => {
      // A key that the app presses again has no time of its own; a scanner's keys bring theirs.
      if (!event.isTrusted && !Object.hasOwn(event, 'timeStamp')) return
      if (event.isTrusted && last > 0) Object.defineProperty(event, 'timeStamp', { value: last + apart })
      kept.push(event)
      last = event.timeStamp
    }
    window.addEventListener('keydown', listen, true)
  }, ms)
