import { expect, type Page } from '@playwright/test'
import { hire, takeIn } from './e2e.ts'
import { answerOf } from './e2e-ask.ts'
import type { Tab } from './e2e-browser-host.ts'
import { messageFor } from './e2e-messages.ts'
import { doStep, type Step } from './e2e-work.ts'
import { keyboardDesk } from './keyboard-desk.ts'
import type { PrintedPage } from './read-print.ts'

/** Where the pharmacy of the prints is. */
export const address = ['14 High Street', 'Thornbeck', 'ZZ99 3LA']
/** The supplier as it stands on a label. */
export const supplier = `Practice Pharmacy, ${address.join(', ')}. Tel 01632 960 555`
/** What stands on every label. */
export const keepAway = 'Keep out of the reach and sight of children'

/** Opens the desk of a pharmacy with an address, and brings one prescription as far as said. */
export async function prepared(tab: () => Promise<Tab>, patient: 'okafor' | 'whitfield', steps: readonly Step[]) {
  const { page, desk } = await tab()
  await hire(page)
  const { settings } = await answerOf(page, 'desk:state', {})
  const given = { pharmacyAddress: address.join('\n'), pharmacyPhone: '01632 960 555' }
  await answerOf(page, 'desk:change-settings', { settings: { ...settings, ...given } })
  const [id = ''] = await takeIn(page, [messageFor(patient)])
  for (const step of steps) await doStep(page, id, step)
  const keys = keyboardDesk(page)
  await keys.find(patient === 'okafor' ? 'Okafor' : 'Whitfield')
  return { page, desk, keys, id }
}

/** Opens the preview of the prescription in hand by its key. */
export const openPrint = async (page: Page): Promise<void> => {
  await expect(page.locator('[aria-keyshortcuts="Control+p"]')).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
}

/** Today as it is printed. */
export const today = (): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric' })
    .format(new Date())
    .replace('Sept', 'Sep')

/** Every page is of this size. */
export const expectSize = (pages: readonly PrintedPage[], widthMm: number, heightMm: number): void => {
  for (const page of pages) {
    expect(page.widthMm).toBeCloseTo(widthMm, 0)
    expect(page.heightMm).toBeCloseTo(heightMm, 0)
  }
}

/** Nothing is printed nearer to the edge than a label printer reaches. */
export const expectInside = (page: PrintedPage, edgeMm: number): void => {
  for (const { text, box } of page.texts) {
    if (box === null) continue
    expect(box.left, text).toBeGreaterThanOrEqual(edgeMm)
    expect(box.top, text).toBeGreaterThanOrEqual(edgeMm)
    expect(box.right, text).toBeLessThanOrEqual(page.widthMm - edgeMm)
    expect(box.bottom, text).toBeLessThanOrEqual(page.heightMm - edgeMm)
  }
}
