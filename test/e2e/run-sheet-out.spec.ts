import type { Page } from '@playwright/test'
import { messageFor } from '../support/e2e-messages.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { giveCommands, placeForDelivery } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

const sendOut = async (page: Page, id: string): Promise<void> => {
  await placeForDelivery(page, id)
  await giveCommands(page, id, 'pharmacist', (p) => [
    {
      type: 'dispatch',
      itemIds: p.items.map((item) => item.content.id),
      carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
      noLabel: 'Looked at by hand',
    },
  ])
}

test('once every bag has left, what is out stands on top of the run sheet, and on the day’s end who is still signed on', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  await sendOut(page, id)
  await keys.press('F6')
  await expect(page.getByRole('heading', { name: 'Out now' })).toBeVisible()
  await expect(page.getByText('Nothing else waits for the driver.')).toBeVisible()
  await expect(page.getByText('Nothing waits for the driver.')).toBeHidden()
  await keys.press('F8')
  await expect(page.getByText('is still signed on as the responsible pharmacist: sign off with F4.')).toBeVisible()
})

test('what is typed of what became of a bag stays when its window is closed, and is for that answer only', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  await sendOut(page, id)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await keys.press('F6')
  const why = desk.dialog.getByLabel('Why')
  await page.getByRole('button', { name: /^Failed: CHEN/ }).click()
  await why.fill('The gate is locked')
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await page.getByRole('button', { name: /^Came back: CHEN/ }).click()
  await expect(why).toHaveValue('')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Failed: CHEN/ }).click()
  await expect(why).toHaveValue('The gate is locked')
  await keys.end('Control+Enter')
  await expect(page.getByRole('main')).toContainText('Failed: The gate is locked')
  // Recorded, it is done with.
  await page.getByRole('button', { name: /^Failed: CHEN/ }).click()
  await expect(why).toHaveValue('')
})

test('a run whose bags were ticked and not scanned leaves only once it is said why no label was looked at, and that is recorded', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  await placeForDelivery(page, id)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await keys.press('F6')
  await expect(page.getByRole('list', { name: 'To be delivered' })).toBeVisible()
  await keys.press('a')
  await keys.press('d')
  await keys.listening('Scan the label of the bag, or say why there is none.')
  await desk.dialog.getByRole('radio', { name: 'Our own driver' }).focus()
  await page.keyboard.press('Space')
  const send = desk.dialog.getByRole('button', { name: /^Send out to / })
  await expect(send).toBeDisabled()
  await desk.dialog.getByLabel('No label, because').focus()
  await page.keyboard.type('Torn in the rain', { delay: 20 })
  await expect(send).toBeEnabled()
  await keys.end('Control+Enter')
  const { acts } = await answerOf(page, 'prescription:detail', { id })
  expect(acts.at(-1)).toMatchObject({
    type: 'dispatched',
    body: { noLabel: 'Torn in the rain', labels: [{ how: 'not-read' }] },
  })
})
