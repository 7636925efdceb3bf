import { expect, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'

test('a window that asks for a reason takes it at once', async ({ openWith }) => {
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).click()
  await expect(desk.dialog.getByLabel('Why', { exact: true })).toBeFocused()
  await page.keyboard.type('Waiting for the surgery', { delay: 90 })
  await expect(desk.dialog.getByLabel('Why', { exact: true })).toHaveValue('Waiting for the surgery')
})

test('who says that an item is owed types why next, and the name of the product stays as it is', async ({
  openWith,
}) => {
  const { page, desk, ids } = await openWith('okafor')
  await doStep(page, ids[0] ?? '', 'check')
  await desk.goTo('Assemble')
  await desk.take('Okafor')
  await desk.begin('Assemble')
  const product = await desk.dialog.getByLabel('Product').inputValue()
  await desk.dialog.getByRole('button', { name: 'Owe all of it' }).press('Enter')
  await expect(desk.dialog.getByLabel('Why it is owed')).toBeFocused()
  await page.keyboard.type('Out of stock', { delay: 90 })
  await expect(desk.dialog.getByLabel('Why it is owed')).toHaveValue('Out of stock')
  await expect(desk.dialog.getByLabel('Product')).toHaveValue(product)
})
