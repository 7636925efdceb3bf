import type { Page } from '@playwright/test'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep, journey } from '../support/e2e-work.ts'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

const hasSomething = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body))

test('a line that is done or goes leaves the focus to the next, and the last one to the head of the page', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, keys } = await openWith()
  for (const file of ['first.json', 'second.json', 'third.json'])
    await answerOf(page, 'intake:import', { file, bytes: base64(`<p>${file}</p>`) })
  await keys.press('i')
  const seen = page.getByRole('button', { name: 'Mark as seen' })
  await expect(seen).toHaveCount(3)
  await seen.nth(1).focus()
  await keys.press('Enter')
  await expect(seen).toHaveCount(2)
  await expect(seen.nth(1)).toBeFocused()
  await keys.press('Enter')
  await expect(seen).toHaveCount(1)
  await expect(seen).toBeFocused()

  const [okafor = '', chen = ''] = await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  for (const id of [okafor, chen]) for (const step of journey) await doStep(page, id, step)
  await keys.press('n')
  const ticks = page.getByRole('list', { name: 'To notify and claim' }).getByRole('checkbox')
  await expect(ticks.nth(1)).toBeVisible()
  const left = await ticks.count()
  // The focus goes to whose line is next, so that a second press on the same key ticks nothing off.
  const names = page.getByRole('list', { name: 'To notify and claim' }).getByRole('button')
  await ticks.first().focus()
  for (let n = left - 1; n > 0; n -= 1) {
    await keys.press('Space')
    await expect(ticks).toHaveCount(n)
    await expect(names.first()).toBeFocused()
    await keys.press('Space')
    await expect(names.first()).toBeFocused()
    await expect(ticks).toHaveCount(n)
    await keys.press('Shift+Tab')
    await expect(ticks.first()).toBeFocused()
  }
  await keys.press('Space')
  await expect(ticks).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1, name: 'To notify and claim' })).toBeFocused()
  // A tick that was a slip is undone like any other act.
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(ticks).toHaveCount(1)
})

test('a key that goes to a page takes the focus into it, from a field too, and an act leaves the focus in the page', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await keys.press('Control+f')
  await keys.press('F10')
  await expect(page.getByRole('heading', { level: 1, name: 'This PC' })).toBeFocused()
  await keys.press('Tab')
  await expect(page.locator('main button:focus')).toHaveText('Look at everything…')

  await keys.press('2')
  await expect(page.getByRole('grid')).toBeFocused()
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  const act = desk.hand.getByRole('button', { name: /^Clinical check/ })
  await act.focus()
  await keys.clinicalCheck()
  await hasSomething(page).toBe(true)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  await hasSomething(page).toBe(true)
  await keys.press('z')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeHidden()
  await hasSomething(page).toBe(true)
})

test('Tab through This PC and around always has something, also behind its last button and before its first', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, keys } = await openWith()
  await keys.press('F10')
  await expect(page.getByRole('heading', { level: 1, name: 'This PC' })).toBeFocused()
  const again = page.locator('main button:focus', { hasText: 'Look at everything' })
  let times = 0
  for (let tabs = 0; tabs < 90 && times < 2; tabs += 1) {
    await keys.press('Tab')
    await hasSomething(page).toBe(true)
    if ((await again.count()) > 0) times += 1
  }
  expect(times).toBe(2)
  for (let tabs = 0; tabs < 50; tabs += 1) {
    await keys.press('Shift+Tab')
    await hasSomething(page).toBe(true)
  }
})

test('what has the focus in a window is in view, however far down it is', async ({ openWith }) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  await page.setViewportSize({ width: 1280, height: 720 })
  for (const step of journey.slice(0, -1)) await doStep(page, ids[0] ?? '', step)
  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await desk.press('It matches: the patient')
  const charge = desk.dialog.getByRole('radiogroup', { name: /Prescription charge/ })
  await charge.getByRole('radio').first().focus()
  // Round from the first to the last.
  await keys.press('ArrowUp')
  await expect(charge.getByRole('radio').last()).toBeFocused()
  await expect(charge.locator('label').last()).toBeInViewport({ ratio: 1 })
  await keys.press('ArrowDown')
  await expect(charge.getByRole('radio').first()).toBeFocused()
  await expect(charge.locator('label').first()).toBeInViewport({ ratio: 1 })
})
