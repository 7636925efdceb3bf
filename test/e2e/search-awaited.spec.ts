import { expect, hire, takeIn } from '../support/e2e.ts'
import { test } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { heldBack } from '../support/held-back.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

test('an arrow pressed before a search is answered is for what it finds, and Escape does none of what waits for it', async ({
  tab,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await tab()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, (['okafor', 'chen', 'rahman'] as const).map(messageFor))
  await desk.goTo('Clinical check')
  const patient = page.getByRole('heading', { level: 2 })
  const search = page.getByRole('searchbox')
  await expect(desk.row('Chen')).toBeVisible()
  await expect(patient).toContainText('OKAFOR')

  const first = await heldBack(page, 'queue:page')
  await keys.press('Control+f')
  await page.keyboard.type('Rahman')
  await keys.press('ArrowDown')
  await expect(search).not.toBeFocused()
  await keys.press('ArrowDown')
  first.letGo()
  await expect(patient).toContainText('RAHMAN')
  await page.unroute('**/ask')
  await keys.press('Control+f')
  await keys.press('Escape')
  await expect(desk.row('Chen')).toBeVisible()

  const second = await heldBack(page, 'queue:page')
  await keys.press('Control+f')
  await page.keyboard.type('Che')
  await keys.press('ArrowDown')
  await expect(search).not.toBeFocused()
  await keys.press('ArrowDown')
  await keys.press('Escape')
  second.letGo()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Found')
  await expect(desk.row('Chen')).toBeVisible()
  await expect(patient).toBeHidden()
})
