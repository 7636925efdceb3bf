import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

test('palette, help, a window begun before, its keys, my acts and the lock have no accessibility violation in either theme', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  const check = (name: string): Promise<void> =>
    test.step(name, async () => {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoAxeViolations(page, ['color-contrast', 'link-in-text-block'])
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await expectNoAxeViolations(page)
    })
  await hire(page)
  await takeIn(page, [messageFor('okafor')])
  await keys.find('Okafor')
  await keys.press('Control+k')
  await page.keyboard.type('ha', { delay: 50 })
  await expect(page.getByRole('option', { name: /^Hand out/ })).toBeVisible()
  await check('the palette with a refused act')
  await keys.end('Escape')
  await keys.begin('?')
  await check('the help on keys')
  await keys.end('Escape')
  await keys.begin('c')
  await desk.dialog.getByLabel('Note', { exact: true }).fill('Rang the surgery')
  await keys.end('Escape')
  await check('half done, in hand')
  await keys.begin('c')
  await expect(desk.dialog).toContainText('You began this at')
  await page.keyboard.press('?')
  await expect(desk.dialog.getByLabel('Keys of this window')).toBeVisible()
  await check('a window begun before, with its keys')
  await keys.end('Escape')
  await keys.clinicalCheck()
  await keys.press('F2')
  await expect(page.getByRole('list', { name: 'My acts today' })).toContainText('Clinical check')
  await check('my acts today')
  await keys.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await check('the lock')
})

test('after the palette, the help and the lock the focus is where it was, or on who goes on', async ({ open }) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, [messageFor('okafor')])
  await keys.find('Okafor')
  const act = desk.hand.getByRole('button', { name: /^Clinical check/ })
  for (const key of ['Control+k', '?']) {
    await act.focus()
    await keys.press(key)
    await expect(desk.dialog).toBeVisible()
    await keys.end('Escape')
    await expect(act).toBeFocused()
  }
})

test('over an open window its keys, and what is understood of a field once nobody types in it, are told to listeners; the field says it too', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await page.keyboard.press('m')
  await keys.listening('Whoever waits comes first')
  const told = page.locator('[role="status"][data-live-announcer]')
  await page.keyboard.press('?')
  await expect(told).toContainText('Esc: ')
  // React Aria makes what lies behind a window inert, and what is inert is told to nobody.
  expect(await told.evaluate((region) => region.closest('[inert], [aria-hidden="true"]') === null)).toBe(true)
  expect(await page.locator('#root').evaluate((root) => root.closest('[inert], [aria-hidden="true"]') !== null)).toBe(
    true,
  )
  await told.evaluate((region) => {
    const all: string[] = []
    new MutationObserver(() => {
      all.push(region.textContent.trim())
      document.body.dataset['told'] = JSON.stringify(all)
    }).observe(region, { childList: true, characterData: true, subtree: true })
  })
  const day = desk.dialog.getByLabel('On', { exact: true })
  await day.fill('')
  await day.pressSequentially('4 mar 2027', { delay: 40 })
  await expect(told).toHaveText('4 Mar 2027')
  await expect(day).toHaveAccessibleDescription(/4 Mar 2027/)
  // Each letter before the last was no date yet.
  expect(await page.evaluate(() => document.body.dataset['told'])).toBe(JSON.stringify(['4 Mar 2027']))
})
