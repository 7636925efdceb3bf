import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { findChromium } from '../../tools/find-chromium.mjs'
import { quantile } from './figures.ts'
import { acting, askApp, goTo, opening, scrolling, scrollingPlain, searching, timesOf } from './at-counter.ts'
import { addWaiting } from './generated-folder.ts'
import { longTasksSince, measuringScript } from './in-page.ts'

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
  /** While everything is taken out in the worker; fewer when that was over sooner. */
  readonly searchBesideReport: CounterSpread
  readonly openBesideReport: CounterSpread
  readonly scrolledRows: number
  /** Tasks over 50 ms while scrolling, and in a page of plain text that moves as many frames. */
  readonly longTasks: readonly number[]
  readonly longTasksOfPlain: readonly number[]
  /** The same while updates go to the stand-in: how many went, in how long, and the tasks over 50 ms of each page in turn. */
  readonly drain: {
    readonly updates: number
    readonly seconds: number
    readonly longTasks: readonly number[]
    readonly longTasksOfPlain: readonly number[]
  }
}

const spread = (values: readonly number[]): CounterSpread => ({
  p50: Math.round(quantile(values, 0.5) * 10) / 10,
  p99: Math.round(quantile(values, 0.99) * 10) / 10,
  of: values.length,
})

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
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    link,
    stop: async (): Promise<void> => {
      child.kill()
      await ended
    },
  }
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

// A desk begins locked, with a button for everybody listed; only a pharmacist takes everything out.
const startWork = async (page: Page, link: string): Promise<void> => {
  await page.goto(link)
  await page
    .getByRole('main')
    .getByRole('button', { name: /Pharmacist/ })
    .click()
  await page.getByRole('navigation', { name: 'Where work waits' }).waitFor()
}

const leaveUpdatesWaiting = async (context: BrowserContext, dataDir: string, updates: number): Promise<void> => {
  const host = await startHost(dataDir)
  const page = await context.newPage()
  await startWork(page, host.link)
  await askApp(page, 'practice:line', { line: 'cut' })
  await page.close()
  await host.stop()
  addWaiting(dataDir, updates)
}

const draining = async (page: Page, plain: Page, rows: number): Promise<CounterFigures['drain']> => {
  const waiting = async () => (await askApp<{ readonly waiting: number }>(page, 'sync:state', {})).waiting
  const updates = await waiting()
  const [longTasks, longTasksOfPlain]: [number[], number[]] = [[], []]
  const startedAt = performance.now()
  await askApp(page, 'practice:line', { line: 'on' })
  do {
    await scrolling(page, rows)
    longTasks.push(...(await longTasksSince(page)))
    await page.keyboard.press('Escape')
    await scrollingPlain(plain, rows)
    longTasksOfPlain.push(...(await longTasksSince(plain)))
  } while ((await waiting()) > updates / 100)
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10
  return {
    updates: updates - (await waiting()),
    seconds,
    longTasks: longTasks.map(Math.round),
    longTasksOfPlain: longTasksOfPlain.map(Math.round),
  }
}

interface Leaving {
  readonly running: object | null
}

// The longest reading the worker has: every event and every table of the file, written out.
const besideReport = async (page: Page, rounds: number) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pestle-taken-out-'))
  const { settings } = await askApp<{ readonly settings: { readonly odsCode: string } }>(page, 'desk:state', {})
  const running = async () => (await askApp<Leaving>(page, 'leaving:state', {})).running !== null
  const during = async (measure: (page: Page, rounds: number) => Promise<readonly number[]>) => {
    const took: number[] = []
    while (took.length < rounds && (await running())) took.push(...(await measure(page, 5)))
    return spread(took)
  }
  try {
    await askApp(page, 'leaving:begin', { folder, odsCode: settings.odsCode, understood: true })
    const search = await during(searching)
    const open = await during(opening)
    if (await running()) await askApp(page, 'leaving:cancel', {})
    while (await running()) await page.waitForTimeout(200)
    return { search, open }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Measures the counter on a generated folder; updates are put in and acts are done on it, so give a copy. `updates` wait for a
 * line until everything else has been measured.
 */
export const benchCounter = async (dataDir: string, rounds: number, updates: number): Promise<CounterFigures> => {
  const empty = await serveEmpty()
  const { executablePath, env } = await findChromium()
  const browser = await chromium.launch({ executablePath, env })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    await context.addInitScript(measuringScript)
    await leaveUpdatesWaiting(context, dataDir, updates)
    const host = await startHost(dataDir)
    try {
      const page = await context.newPage()
      await startWork(page, host.link)
      const desk = new URL('/', host.link).href
      const emptyPage = await timesOf(10, () => paintedAfter(context, empty.url, '#there'))
      const start = await timesOf(10, () => paintedAfter(context, desk, '[role="grid"] [aria-selected]'))
      await goTo(page, '2')
      const search = await searching(page, rounds)
      const open = await opening(page, rounds)
      const beside = await besideReport(page, rounds)
      await goTo(page, '3')
      const act = await acting(page, Math.ceil(rounds / 2))
      const scrolledRows = await scrolling(page, 4_000)
      const longTasks = (await longTasksSince(page)).map(Math.round)
      await page.keyboard.press('Escape')
      const plain = await context.newPage()
      await plain.goto(empty.url)
      await scrollingPlain(plain, 4_000)
      const longTasksOfPlain = (await longTasksSince(plain)).map(Math.round)
      return {
        emptyPage: spread(emptyPage),
        start: spread(start),
        search: spread(search),
        open: spread(open),
        searchBesideReport: beside.search,
        openBesideReport: beside.open,
        act: spread(act),
        scrolledRows,
        longTasks,
        longTasksOfPlain,
        drain: await draining(page, plain, 4_000),
      }
    } finally {
      await host.stop()
    }
  } finally {
    await browser.close()
    empty.stop()
  }
}
