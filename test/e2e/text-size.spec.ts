import type { Page } from '@playwright/test'
import { practiceUnsigned } from '../../src/main/practice/scripts/practice-releases.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { seededRandom } from '../support/seeded-random.ts'

// A screen of 1280 × 720 at 100, 150 and 200 %, and one of 4:3: a browser that is zoomed has so many pixels left.
const sizes = [
  { width: 1280, height: 720 },
  { width: 1024, height: 768 },
  { width: 853, height: 480 },
  { width: 640, height: 360 },
] as const

const overflows = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('from 100 to 200 % nothing is cut off: search, places, the list, the one in hand and the end of a window are reached', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  const act = desk.hand.getByRole('button', { name: /^Clinical check/ })
  for (const size of sizes) {
    await page.setViewportSize(size)
    const name = `${String(size.width)} × ${String(size.height)}`
    expect(await overflows(page), name).toBeLessThanOrEqual(0)
    await expect(page.getByRole('searchbox'), name).toBeInViewport({ ratio: 1 })
    await expect(desk.hand.getByRole('heading', { level: 2 }), name).toBeInViewport()
    await expect(desk.row('Okafor'), name).toBeInViewport()
    await act.scrollIntoViewIfNeeded()
    await expect(act, name).toBeInViewport({ ratio: 1 })
    await act.click()
    const passed = desk.dialog.getByRole('button', { name: /^Passed/ })
    // Without any scrolling: who does not see the end of a window does not know that there is more.
    await expect(passed, name).toBeInViewport({ ratio: 1 })
    const answer = desk.dialog.getByText('Not controlled').first()
    await answer.scrollIntoViewIfNeeded()
    await expect(answer, name).toBeInViewport()
    expect(await overflows(page), name).toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await expect(desk.dialog).toBeHidden()
  }
  // Why a key did nothing stands at the foot of the prescription, which is below the screen now.
  await keys.press('h')
  await expect(desk.hand.getByRole('alert')).toBeInViewport({ ratio: 1 })
})

test('at 1366 pixels no name in the head is cut', async ({ open }) => {
  const { page } = await open()
  await page.setViewportSize({ width: 1366, height: 768 })
  await hire(page)
  const cut = page
    .getByRole('banner')
    .evaluate((head) =>
      [...head.querySelectorAll<HTMLElement>('button span, strong')]
        .filter(({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1)
        .map(({ textContent }) => textContent),
    )
  expect(await cut).toEqual([])
})

test('no mark of a line is cut, in a list or among what a search finds: what has no room is counted', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  const { bytes } = practiceUnsigned({ ods: 'FA565', now: Date.now(), random: seededRandom(7), from: 1 })
  await takeIn(page, [{ file: 'order.json', bytes: Buffer.from(bytes).toString('base64') }])
  const marks = page.getByRole('gridcell').getByTitle(/./).filter({ visible: true })
  const cutMarks = () =>
    marks.evaluateAll((all) =>
      all.flatMap((mark) => {
        const [own, cell] = [mark, mark.closest('[role="gridcell"]')].map((one) => one?.getBoundingClientRect())
        const words = mark.querySelector('[aria-hidden="true"]')
        const isCut = words !== null && words.scrollWidth > words.clientWidth
        return own && cell && (isCut || own.left < cell.left || own.right > cell.right) ? [mark.textContent] : []
      }),
    )
  for (const width of [1280, 1440, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    await desk.goTo('Clinical check')
    await expect(marks.filter({ hasText: 'Unsigned' })).toBeVisible()
    expect(await cutMarks()).toEqual([])
    await page.getByRole('searchbox').fill('okafor')
    await expect(marks.filter({ hasText: 'Waits at' })).toBeVisible()
    expect(await cutMarks()).toEqual([])
    await page.getByRole('searchbox').fill('')
  }
})

test('from 100 to 200 % the strength of a medicine is never cut, nor who works here and what the NHS knows', async ({
  openWith,
}) => {
  const { page, desk } = await openWith('okafor', 'rahman', 'patel', 'whitfield')
  await desk.goTo('Clinical check')
  await expect(desk.row('Okafor')).toBeVisible()
  await page.evaluate(() => document.fonts.ready)
  const cut = (): Promise<readonly string[]> =>
    page.evaluate(() => {
      const lines = [...document.querySelectorAll('[role=row][aria-selected]')]
      const strengths = lines.flatMap((line) => {
        const cell = line.querySelectorAll('[role=gridcell]')[3]
        const text = document.createTreeWalker(cell ?? line, NodeFilter.SHOW_TEXT)
        for (let node = text.nextNode(); node !== null; node = text.nextNode()) {
          if (!/^\d/.test(node.textContent ?? '')) continue
          const range = document.createRange()
          range.selectNodeContents(node)
          return [{ words: node.textContent ?? '', box: range.getBoundingClientRect(), cell: cell ?? line }]
        }
        return []
      })
      const outside = strengths.filter(({ box, cell }) => {
        const { right, bottom } = cell.getBoundingClientRect()
        return box.right > right + 1 || box.bottom > bottom + 1
      })
      const head = [...document.querySelectorAll('header button span')].filter(
        ({ scrollWidth, clientWidth }) => clientWidth > 0 && scrollWidth > clientWidth + 1,
      )
      return [...(strengths.length < lines.length ? ['no strength'] : []), ...outside.map(({ words }) => words)].concat(
        head.map(({ textContent }) => textContent),
      )
    })
  for (const size of [...sizes, { width: 1440, height: 900 }, { width: 1920, height: 1080 }]) {
    await page.setViewportSize(size)
    await expect.poll(cut, `${String(size.width)} × ${String(size.height)}`).toEqual([])
  }
})

test('sized for fingers, nothing that is pressed is smaller than 44 pixels', async ({ openWith }) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await page.setViewportSize({ width: 1024, height: 768 })
  await page.getByRole('navigation').getByRole('button', { name: 'Settings' }).click()
  await page.getByText('Fingers').click()
  await keys.press('2')
  await desk.take('Okafor')
  const small = (): Promise<readonly string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('button, label, [role=row][aria-selected], [role=menuitem]')]
        .filter((one) => one.checkVisibility() && !one.closest('.for-listening'))
        .map((one) => ({ one, box: one.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 1 && (box.width < 43.5 || box.height < 43.5))
        .map(({ one, box }) => `${one.textContent} ${String(box.width)}×${String(box.height)}`),
    )
  expect(await small()).toEqual([])
  await keys.begin('c')
  expect(await small()).toEqual([])
})

test('with reduced motion nothing moves, and with the colours of the PC what is chosen keeps its outline', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' })
  await keys.press('2')
  await desk.take('Okafor')
  const moving = await page.evaluate(() => document.getAnimations().length)
  expect(moving).toBe(0)
  const outline = await desk.row('Okafor').evaluate((row) => getComputedStyle(row).outlineStyle)
  expect(outline).toBe('solid')
})
