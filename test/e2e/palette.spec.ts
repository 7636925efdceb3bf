import { shortcutTable } from '../../src/renderer/wording/keys.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, test } from '../support/e2e.ts'
import { keysApart } from '../support/keys-apart.ts'

test('the palette finds acts and places by name with their keys, says why an act cannot be done, and never does one', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  await page.getByRole('search').getByRole('searchbox').press('Escape')
  const before = (await answerOf(page, 'prescription:detail', { id })).acts.length

  await keys.press('Control+k')
  const chosen = page.getByRole('option', { selected: true })
  await expect(page.getByRole('combobox', { name: 'Act or place' })).toBeFocused()
  await page.keyboard.type('clin ch', { delay: 40 })
  await expect(chosen).toContainText('Clinical check')
  await expect(chosen).toHaveAttribute('aria-keyshortcuts', 'c')

  await page.keyboard.press('Control+a')
  await page.keyboard.type('hand out', { delay: 40 })
  const handOut = page.getByRole('option', { name: /^Hand out/ })
  await expect(handOut).toHaveAttribute('aria-disabled', 'true')
  await expect(handOut).not.toHaveText(/^Hand out\s*(Not now)?\s*h$/)
  await page.keyboard.press('Enter')
  await expect(desk.dialog).toContainText('Acts and places')

  await page.keyboard.press('Control+a')
  await page.keyboard.type('clinical', { delay: 40 })
  await page.keyboard.press('Enter')
  await expect(desk.dialog.getByRole('heading', { name: 'Clinical check' })).toBeVisible()
  await page.keyboard.press('Enter')
  expect((await answerOf(page, 'prescription:detail', { id })).acts).toHaveLength(before)
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()

  await keys.press('Control+k')
  await page.keyboard.type('inbox', { delay: 40 })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible()

  await keys.press('Control+k')
  await page.keyboard.type('Okaf', { delay: 40 })
  await page.keyboard.press('ArrowUp')
  await expect(chosen).toContainText('Find “Okaf”')
  await page.keyboard.press('Enter')
  await expect(desk.row('Okafor')).toBeVisible()
})

test('what This PC can do is found by name: its button has the focus then, and nothing was done', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  for (const [typed, button] of [
    ['recovery', 'Make a recovery code…'],
    ['doctor', 'Look at everything…'],
    ['where backups', 'Choose where backups go…'],
    ['take out', 'Take everything out…'],
  ] as const) {
    await keys.press('Control+k')
    await page.keyboard.type(typed, { delay: 40 })
    await expect(page.getByRole('option', { selected: true })).toContainText('This PC')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: button })).toBeFocused()
    await expect(desk.dialog).toBeHidden()
  }
})

test('every key of the table that goes to a place goes there, and the help lists the keys that work where one is', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  // Four digits without a look in between are a number.
  await keysApart(page, 1_000)
  for (const { key, does } of shortcutTable.filter(({ where }) => where === 'go-to')) {
    await keys.press(key)
    await expect(page.locator('[aria-current="page"]'), key).toContainText(does)
  }
  await keys.press('?')
  await expect(desk.dialog).toContainText('Any act or place by its name')
  await expect(desk.dialog).not.toContainText('Clinical check, ')
  await expect(desk.dialog.getByRole('heading', { name: 'The prescription in hand' })).toBeHidden()
  await page.keyboard.press('Escape')

  await keys.find('Okafor')
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await page.locator('body').click({ position: { x: 5, y: 5 } })
  await keys.press('?')
  const inHand = desk.dialog.locator('section').filter({ hasText: 'The prescription in hand' })
  await expect(inHand).toContainText('Clinical check')
  await expect(inHand).not.toContainText('Hand out')
})

test('no key stands twice on one screen or in one window', async ({ openWith }) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  const shown = (within: string) =>
    page
      .locator(`${within} button[aria-keyshortcuts]`)
      .evaluateAll((buttons) => buttons.map((one) => one.getAttribute('aria-keyshortcuts') ?? ''))
  // The sentence on the NHS in the header and the place in the list go to the same screen.
  const page1 = (await shown('#root')).filter((key, at, all) => key !== 'u' || all.indexOf(key) === at)
  expect(page1.toSorted()).toEqual([...new Set(page1)].toSorted())
  await keys.begin('c')
  const window1 = await shown('[role=dialog]')
  expect(window1.toSorted()).toEqual([...new Set(window1)].toSorted())
})
