import path from 'node:path'
import type { Page } from '@playwright/test'
import { practiceProductFile } from '../../src/main/practice/scripts/practice-products.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, people, test, workAs } from '../support/e2e.ts'
import { practicePacks, scan } from '../support/scanner.ts'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

const look = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoAxeViolations(page)
    if (folder !== '') await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) })
  }
}

const give = (page: Page, name: string, text: string): Promise<void> =>
  page
    .getByRole('main')
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('a product file is taken in whole or refused line by line, the one before stays in use, and a product is found in it', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  await hire(page)
  await desk.goTo('Settings')
  await page.getByRole('button', { name: 'The product file' }).click()
  const inUse = page.getByRole('region', { name: 'In use' })
  await give(page, 'first.csv', practiceProductFile())
  await expect(page.getByRole('alert')).toContainText('Taken in')
  await expect(inUse).toContainText('first.csv')

  await give(page, 'spoilt.csv', practiceProductFile().replace(/,room,no/g, ',cellar,perhaps'))
  await expect(page.getByRole('alert')).toContainText('The file imported before stays in use')
  const wrong = page.getByRole('region', { name: 'What is wrong with the file' })
  await expect(wrong.getByRole('row').nth(1)).toContainText('2')
  await expect(wrong).toContainText('storage')
  await expect(wrong).toContainText('Write yes for what must lie in the cabinet, else no.')
  await expect(inUse).toContainText('first.csv')
  await look(page, 'products-refused')

  const [pack] = practicePacks('Morphine')
  await page.getByLabel('Name, code or number under the barcode').fill('morphine')
  const found = page.getByRole('table', { name: 'Products found' })
  await expect(found).toContainText(pack?.name ?? '')
  await expect(found).toContainText('CD 2')
  const [other] = practicePacks('Amoxicillin')
  await scan(page, other?.gtin ?? '')
  await expect(found).toContainText(other?.name ?? '')
  await expect(found.getByRole('row')).toHaveCount(2)
  await look(page, 'products-found')

  const field = page.getByLabel('Name, code or number under the barcode')
  await field.focus()
  await page.keyboard.press('Escape')
  await expect(field).toHaveValue('')
  await expect(field).not.toBeFocused()
  await expect(found).toBeHidden()
})

test('an accuracy checking technician may import too, and the same file again changes nothing', async ({ open }) => {
  const { page, desk } = await open()
  await hire(page)
  await workAs(page, 'checker')
  // What the page sends it sends as whom it shows.
  await expect(page.getByRole('banner')).toContainText(people.checker.name)
  await desk.goTo('Products')
  await give(page, 'file.csv', practiceProductFile())
  await expect(page.getByRole('alert')).toContainText('Taken in')
  await give(page, 'file.csv', practiceProductFile())
  await expect(page.getByRole('alert')).toContainText('in use already')
})
