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
