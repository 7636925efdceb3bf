import { expect, test } from '../support/e2e.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { keysAtOnce } from '../support/keys-at-once.ts'
import { scan } from '../support/scanner.ts'

test('Enter that comes at once after a scan is the scan’s, and after another key it is the person’s', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [okafor = ''] = ids
  await keysAtOnce(page)
  await scan(page, okafor)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await page.locator('[aria-keyshortcuts="."]').focus()
  await keys.press('Enter')
  await expect(page.getByRole('menu')).toBeHidden()
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).press('Enter')
  await expect(desk.dialog.getByRole('textbox').first()).toBeVisible()
})

test('a blank that comes at once after other keys presses what has the focus, once', async ({ openWith }) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of journey.slice(0, 2)) await doStep(page, id, step)
  await keys.find('Okafor')
  await keys.begin('v')
  await keys.listening('Prescribed')
  await keysAtOnce(page)

  await test.step('after letters that are keys of the window', async () => {
    const item = desk.dialog.getByRole('checkbox', { name: /^Checked: / }).first()
    await item.focus()
    await Promise.all([keys.press('x'), keys.press('Space')])
    await expect(item).toBeChecked()
    await Promise.all([keys.press('x'), keys.press('Space')])
    await expect(item).not.toBeChecked()
    await desk.dialog.getByRole('button', { name: 'Close' }).last().focus()
  })

  await test.step('after text in a field that was left', async () => {
    await keys.press('f')
    const kind = desk.dialog.getByRole('radio', { name: /Wrong strength/ })
    await expect(kind).toBeVisible()
    await desk.dialog.getByRole('textbox').first().pressSequentially('Like the other')
    await kind.press('Space')
    // It does not wait for the text before it to be no scan, or it would be answered after keys that come later.
    expect(await kind.isChecked()).toBe(true)
    const alike = desk.dialog.getByRole('checkbox', { name: 'Packs look alike' })
    await alike.press('Space')
    await expect(alike).toBeChecked()
  })
})
