import { expect, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'

test('my acts today are those of whoever works here, newest first, each corrected from there, and what is half done is above', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  const [id = '', other = ''] = ids
  for (const step of ['check', 'assemble'] as const) await doStep(page, id, step)
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, other, step)
  await page.reload()
  await desk.shown()
  await desk.chooseWho('Aisha Karim')

  await keys.press('F2')
  const mine = page.getByRole('list', { name: 'My acts today' })
  await expect(mine.getByRole('listitem').first()).toContainText(/chen/i)
  await expect(mine).toContainText('Clinical check')
  await expect(mine).not.toContainText('Accuracy check')

  await mine
    .getByRole('listitem')
    .filter({ hasText: /okafor/i })
    .getByRole('button', { name: /^Correct: Assembled/ })
    .click()
  await expect(desk.dialog.getByRole('heading', { name: /Correct/ })).toBeVisible()
  await expect(desk.dialog.getByLabel('Why', { exact: true })).toBeFocused()
  await desk.dialog.getByRole('textbox').first().fill('Wrong shelf')
  await page.keyboard.press('Escape')
  await expect(page.locator('main')).toContainText('Begun and not finished')

  await desk.chooseWho('Daniel Whitcombe')
  await expect(mine).toContainText('Accuracy check')
  await expect(mine).not.toContainText('Assembled')
  await expect(page.locator('main')).not.toContainText('Begun and not finished')
})
