import type { Page } from '@playwright/test'
import { keyToPaint, longTasksSince } from './in-page.ts'

/** Times something so often. */
export const timesOf = async (count: number, work: (at: number) => Promise<number>): Promise<readonly number[]> => {
  const took: number[] = []
  for (let at = 0; at < count; at += 1) took.push(await work(at))
  return took
}

const letters = 's b p a m w h c g r k j l t d n e f o 9'.split(' ')

/** Opens the list with this key and waits for its first line. */
export const goTo = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key)
  await page.waitForTimeout(1_000)
  await page.locator('[role="grid"] [aria-selected]').first().waitFor()
}

/** Key press to paint of what one letter finds, in ms. */
export const searching = (page: Page, rounds: number) =>
  timesOf(rounds, async (at) => {
    await page.keyboard.press('Control+f')
    const took = await keyToPaint(page, letters[at % letters.length] ?? 's', 'list')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(60)
    return took
  })

/** Key press to paint of the next prescription in hand, in ms. */
export const opening = (page: Page, rounds: number) =>
  timesOf(rounds, async () => {
    const took = await keyToPaint(page, 'j', 'in-hand')
    await page.waitForTimeout(60)
    return took
  })

/** That the patient waits: a short dialog, then key press to paint of the answer to an event with its durable commit, in ms. */
export const acting = (page: Page, rounds: number) =>
  timesOf(rounds, async () => {
    await keyToPaint(page, 'j', 'in-hand')
    await page.keyboard.press('m')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('w')
    const took = await keyToPaint(page, 'Control+Enter', 'told')
    await page.getByRole('button', { name: 'Close this message' }).click()
    await page.waitForTimeout(250)
    return took
  })

/** Scrolls the list of a page, a page of it a frame; gives the last row seen. */
const scrollThrough = (page: Page, rows: number): Promise<number> =>
  page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const grid = document.querySelector('[role="grid"]')
        let [last, idle] = [0, 0]
        const step = (): void => {
          if (grid === null) {
            resolve(0)
            return
          }
          grid.scrollTop += 340
          const seen = Math.max(
            0,
            ...[...grid.querySelectorAll('[aria-rowindex]')].map((row) => Number(row.getAttribute('aria-rowindex'))),
          )
          idle = seen === last ? idle + 1 : 0
          last = seen
          if (seen >= wanted || idle > 240) resolve(seen)
          else requestAnimationFrame(step)
        }
        step()
      }),
    rows,
  )

/** Scrolls through what one letter finds; gives the last row seen. Long tasks are counted from its beginning. */
export const scrolling = async (page: Page, rows: number): Promise<number> => {
  await page.bringToFront()
  await page.keyboard.press('Control+f')
  await keyToPaint(page, 's', 'list')
  await longTasksSince(page)
  return scrollThrough(page, rows)
}

/**
 * The peer of scrolling: as many frames of a page that only moves a dozen lines of plain text, with nothing fetched and no code
 * but the moving. What is over 50 ms there is the machine's.
 */
export const scrollingPlain = async (page: Page, rows: number): Promise<void> => {
  await page.bringToFront()
  await longTasksSince(page)
  await page.evaluate(
    (frames) =>
      new Promise<void>((resolve) => {
        let frame = 0
        const step = (): void => {
          frame += 1
          document.body.replaceChildren(
            ...Array.from({ length: 12 }, (_, at) => {
              const line = document.createElement('p')
              line.textContent = `Line ${String(frame * 12 + at)} of plain text`
              return line
            }),
          )
          if (frame < frames) requestAnimationFrame(step)
          else resolve()
        }
        step()
      }),
    Math.ceil((rows * 52) / 340),
  )
}

/** Asks the app as the page's own code does. */
export const askApp = async <R>(page: Page, question: string, input: object): Promise<R> => {
  const reply = await page.evaluate(
    async ([name, body]) => {
      const response = await fetch('/ask', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Pestle-Key': localStorage.getItem('pestle-key') ?? '' },
        body: JSON.stringify({ question: name, input: body }),
      })
      return (await response.json()) as { readonly kind: string; readonly value: unknown }
    },
    [question, input] as const,
  )
  if (reply.kind !== 'answer') throw new Error(`${question} was not answered: ${JSON.stringify(reply)}`)
  return reply.value as R
}
