import { expect, test } from '../support/e2e.ts'

test('on the lock a code that ends in Enter chooses nobody, however slow it comes; the arrows and Alt with a digit do', async ({
  openWith,
}) => {
  const { page } = await openWith('okafor')
  const locked = page.getByRole('heading', { name: 'Locked' })
  const working = page.locator('[aria-keyshortcuts="w"]')
  await expect(working).toContainText('Aisha Karim')
  for (const delay of [0, 60]) {
    await page.keyboard.press('F9')
    await expect(locked).toBeVisible()
    await expect(page.getByRole('button', { name: /Aisha Karim/ })).toBeFocused()
    await page.keyboard.type('0105012345678900', { delay })
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nobody was chosen.')).toBeVisible()
    await expect(locked).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('button', { name: /Daniel Whitcombe/ })).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('button', { name: /Aisha Karim/ })).toBeFocused()
    await locked.click()
    await expect(page.getByRole('button', { name: /Aisha Karim/ })).not.toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('button', { name: /Aisha Karim/ })).toBeFocused()
    await page.keyboard.press('Alt+2')
    await expect(working).toContainText('Daniel Whitcombe')
    await page.keyboard.press('Alt+1')
    await expect(working).toContainText('Aisha Karim')
  }
})
