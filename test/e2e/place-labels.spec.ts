import { placeLabel } from '../../src/domain/scan/place-label.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'

test('labels are printed for the places in use and for those that somebody adds', async ({ open }) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  await desk.goTo('Settings')
  await page.getByRole('button', { name: 'Print place labels' }).click()
  const bars = desk.dialog.getByRole('img', { name: /^Barcode PLACE-/ })
  await expect(bars).toHaveCount(1)
  await desk.dialog.getByLabel('More places').fill('B1, the shelf on the left')
  await expect(bars).toHaveCount(2)
  const code = placeLabel({ kind: 'shelf', label: 'B1' }) ?? ''
  await expect(desk.dialog.getByRole('img', { name: `Barcode ${code}` })).toHaveCount(1)
  await expect(desk.dialog).toContainText('Not printed: Shelf the shelf on the left')
  await expectNoAxeViolations(page)
})
