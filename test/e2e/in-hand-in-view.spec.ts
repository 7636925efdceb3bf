import { expect, test } from '../support/e2e.ts'

test('a line taken in hand in a search is in view whole in the list that Esc goes back to, each time', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith(
    'okafor',
    'chen',
    'rahman',
    'whitfield',
    'patel',
    'kaur',
    'fernandes',
    'wright',
    'clarke',
    'abdi',
  )
  await page.setViewportSize({ width: 1280, height: 520 })
  await keys.press('2')
  await expect(desk.row('Okafor')).toBeVisible()
  const line = page.getByRole('row', { selected: true })
  for (const at of [1, 2, 3, 4, 5, 6]) {
    await keys.press('Home')
    await expect(line, `before search ${String(at)}`).toContainText('OKAFOR')
    await keys.find('Abdi')
    await expect(line).toContainText('ABDI')
    await page.keyboard.press('Control+f')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid', { name: 'Clinical check' })).toBeFocused()
    await expect(line).toContainText('ABDI')
    await expect(line, `after search ${String(at)}`).toBeInViewport({ ratio: 1 })
  }
})
