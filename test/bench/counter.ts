import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findChromium } from '../../tools/find-chromium.mjs'
import { quantile } from './figures.ts'
import { keyToPaint, longTasksSince, measuringScript } from './in-page.ts'

/** What half, and all but one in a hundred, took less than, of so many. Milliseconds. */
export interface CounterSpread {
  readonly p50: number
  readonly p99: number
  readonly of: number
}

/** The counter in a real browser over the browser host. Key press to paint, and start to the first line painted, in ms. */
export interface CounterFigures {
  readonly emptyPage: CounterSpread
  readonly start: CounterSpread
  readonly search: CounterSpread
  readonly open: CounterSpread
  readonly act: CounterSpread
  readonly scrolledRows: number
  /** Tasks over 50 ms while scrolling. */
  readonly longTasks: readonly number[]
}

const spread = (values: readonly number[]): CounterSpread => ({
  p50: Math.round(quantile(values, 0.5) * 10) / 10,
  p99: Math.round(quantile(values, 0.99) * 10) / 10,
  of: values.length,
})

const timesOf = async (count: number, work: (at: number) => Promise<number>): Promise<readonly number[]> => {
  const took: number[] = []
  for (let at = 0; at < count; at += 1) took.push(await work(at))
  return took
}

const startHost = async (dataDir: string) => {
  const child = spawn(
    process.execPath,
    [path.resolve('out', 'main', 'index-browser.js'), '--no-open', '--data', dataDir],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [found] = /http:\S+/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('exit', () => {
      reject(new Error('The browser host ended before it printed a link'))
    })
  })
  return { link, stop: () => child.kill() }
}

const emptyHtml = '<!doctype html><title>empty</title><p id="there">Nothing</p>'

const serveEmpty = async (): Promise<{ readonly url: string; readonly stop: () => void }> => {
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(emptyHtml))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() }
}

// From the start of the navigation to the frame in which the element is there.
const paintedAfter = async (context: BrowserContext, url: string, selector: string): Promise<number> => {
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'commit' })
  const took = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) requestAnimationFrame(look)
          else requestAnimationFrame(() => resolve(performance.now()))
        }
        look()
      }),
    selector,
  )
  await page.close()
  return took
}

const letters = 's b p a m w h c g r k j l t d n e f o 9'.split(' ')

const goTo = async (page: Page, key: string): Promise<void> => {
  await page.keyboard.press(key)
  await page.waitForTimeout(1_000)
  await page.locator('[role="grid"] [aria-selected]').first().waitFor()
}

const searching = (page: Page, rounds: number) =>
  timesOf(rounds, async (at) => {
    await page.keyboard.press('Control+f')
    const took = await keyToPaint(page, letters[at % letters.length] ?? 's', 'list')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(60)
    return took
  })

const opening = (page: Page, rounds: number) =>
  timesOf(rounds, async () => {
    const took = await keyToPaint(page, 'j', 'in-hand')
    await page.waitForTimeout(60)
    return took
  })

// That the patient waits: a short dialog, an event with its outbox and durable commit, and the answer on the screen.
const acting = (page: Page, rounds: number) =>
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

const scrolling = async (page: Page, rows: number): Promise<number> => {
  await page.keyboard.press('Control+f')
  await keyToPaint(page, 's', 'list')
  await longTasksSince(page)
  return page.evaluate(
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
}

/** Measures the counter on a generated folder; acts are done on it, so give a copy. */
export const benchCounter = async (dataDir: string, rounds: number): Promise<CounterFigures> => {
  const host = await startHost(dataDir)
  const empty = await serveEmpty()
  const { executablePath, env } = await findChromium()
  const browser = await chromium.launch({ executablePath, env })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    await context.addInitScript(measuringScript)
    const page = await context.newPage()
    await page.goto(host.link)
    await page.getByRole('dialog').getByRole('button').first().click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    const desk = new URL('/', host.link).href
    const emptyPage = await timesOf(10, () => paintedAfter(context, empty.url, '#there'))
    const start = await timesOf(10, () => paintedAfter(context, desk, '[role="grid"] [aria-selected]'))
    await goTo(page, '2')
    const search = await searching(page, rounds)
    const open = await opening(page, rounds)
    await goTo(page, '3')
    const act = await acting(page, Math.ceil(rounds / 2))
    const scrolledRows = await scrolling(page, 4_000)
    return {
      emptyPage: spread(emptyPage),
      start: spread(start),
      search: spread(search),
      open: spread(open),
      act: spread(act),
      scrolledRows,
      longTasks: (await longTasksSince(page)).map(Math.round),
    }
  } finally {
    await browser.close()
    empty.stop()
    host.stop()
  }
}
