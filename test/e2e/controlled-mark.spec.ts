import { practiceProductFile } from '../../src/main/practice/scripts/practice-products.ts'
import { expect, test } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { doStep } from '../support/e2e-work.ts'

test('a controlled drug is marked in the windows of assembly, accuracy check and bagging, and what was assembled without a scan is said in the button', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  await keys.begin('c')
  await desk.dialog.getByRole('radio', { name: 'Schedule 4', exact: true }).focus()
  await page.keyboard.press('Space')
  await expect(desk.dialog.getByRole('button', { name: /^Passed for/ })).toBeEnabled()
  await keys.end('p')
  await keys.begin('a')
  await expect(desk.dialog).toContainText('CD 4')
  await expect(desk.dialog.getByRole('button', { name: /^Assembled, no pack scanned/ })).toBeEnabled()
  await keys.end('Control+Enter')
  await keys.begin('v')
  await expect(desk.dialog).toContainText('CD 4')
  await keys.end('Escape')
  await doStep(page, id, 'accuracy')
  await keys.begin('p')
  await expect(desk.dialog).toContainText('CD 4')
  await keys.end('Escape')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('place')
})

test('before the clinical check the line and its medicine say controlled drug where the product file does, and the filter finds it', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith('okafor', 'chen')
  await keys.find('Okafor')
  await expect(desk.hand).toContainText('Flucloxacillin')
  await expect(desk.hand).not.toContainText('CD 4')
  const flucloxacillin = /^(.*,Flucloxacillin[^,]*),none,/gm
  const bytes = Buffer.from(practiceProductFile().replace(flucloxacillin, '$1,4,')).toString('base64')
  await answerOf(page, 'products:import', { name: 'other-schedule.csv', bytes })
  await page.reload()
  await keys.find('Okafor')
  await expect(desk.hand).toContainText('Controlled drug, CD 4, as the product file says')
  await desk.goTo('Clinical check')
  await expect(desk.row('Okafor')).toContainText('CD')
  await expect(desk.row('Chen')).not.toContainText('CD')
  const { matching } = await answerOf(page, 'queue:counts', { only: ['controlled-drug'] })
  expect(matching.check).toBe(1)
})
