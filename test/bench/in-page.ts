import type { Page } from '@playwright/test'

/** What a key press is over with: another list with lines in it, another prescription in hand, or an act told as done. */
export type Until = 'list' | 'in-hand' | 'told'

interface Measuring {
  begin: (until: Until) => void
  took: () => Promise<number>
  longTasks: number[]
}

/** Puts the measuring into every page of the context, before the app's own code. Runs in the page: it sees nothing outside. */
export const measuringScript = (): void => {
  const list = (): Element | null => {
    const grid = document.querySelector('[role="grid"]')
    return grid?.querySelector('[aria-selected]') ? grid : null
  }
  // All of it: the next one in hand may be of the same patient.
  const inHand = (): string => {
    const hand = document.querySelector('section[aria-label="The prescription in hand"]')
    return hand?.querySelector('h2') ? hand.textContent : ''
  }
  const told = (): boolean =>
    document.querySelector('[role="dialog"]') === null && document.querySelector('main p > span') !== null
  let took: Promise<number> = Promise.resolve(0)
  const longTasks: number[] = []
  new PerformanceObserver((seen) => {
    longTasks.push(...seen.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask', buffered: true })
  const measuring: Measuring = {
    longTasks,
    took: () => took,
    begin: (until) => {
      const [before, nameBefore] = [list(), inHand()]
      const isThere = (): boolean => {
        if (until === 'told') return told()
        return until === 'list' ? list() !== null && list() !== before : inHand() !== '' && inHand() !== nameBefore
      }
      took = new Promise((resolve, reject) => {
        let pressed = 0
        window.setTimeout(() => {
          reject(new Error(`Nothing was painted in ten seconds: ${until}`))
        }, 10_000)
        const watching = new MutationObserver(() => {
          if (pressed === 0 || !isThere()) return
          watching.disconnect()
          // After the frame: once its callbacks ran, the browser lays out and paints, and only then the message comes.
          requestAnimationFrame(() => {
            const after = new MessageChannel()
            after.port1.onmessage = () => {
              resolve(performance.now() - pressed)
            }
            after.port2.postMessage(null)
          })
        })
        watching.observe(document, { subtree: true, childList: true, characterData: true })
        document.addEventListener(
          'keydown',
          (event) => {
            if (event.key !== 'Control') pressed = pressed === 0 ? event.timeStamp : pressed
          },
          { capture: true },
        )
      })
    },
  }
  Object.assign(window, { measuring })
}

const inPage = <R>(page: Page, ask: (measuring: Measuring) => R | Promise<R>): Promise<R> =>
  page.evaluate(`(${ask.toString()})(window.measuring)`)

/** Milliseconds from a key press to the frame in which what it asked for was painted. */
export const keyToPaint = async (page: Page, keys: string, until: Until): Promise<number> => {
  await page.evaluate(`window.measuring.begin(${JSON.stringify(until)})`)
  await page.keyboard.press(keys)
  return inPage(page, (measuring) => measuring.took())
}

/** How long each task over 50 ms took since the last time this was asked. */
export const longTasksSince = (page: Page): Promise<number[]> =>
  inPage(page, (measuring) => measuring.longTasks.splice(0))
