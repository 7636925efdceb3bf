import { expect, test } from '../support/e2e.ts'

test('who unlocks after another is told that another prescription is in hand than before', async ({ openWith }) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor', 'chen')
  const unlockAs = async (name: string): Promise<void> => {
    await page.keyboard.press('F9')
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    await page.getByRole('button', { name: new RegExp(name) }).click()
    await expect(page.getByRole('banner')).toContainText(name)
  }
  const elsewhere = page.getByText('not what was here before the lock')
  await desk.goTo('Clinical check')
  await keys.find('Okafor')
  await unlockAs('Daniel Whitcombe')
  await expect(elsewhere).toBeHidden()
  await keys.find('Chen')
  await unlockAs('Aisha Karim')
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await expect(elsewhere).toBeVisible()
  await unlockAs('Aisha Karim')
  await expect(elsewhere).toBeHidden()
})
