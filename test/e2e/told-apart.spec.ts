import path from 'node:path'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep, giveCommands, journey } from '../support/e2e-work.ts'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

test('another search is another list, a bag label finds its prescription, and undo of another patient has no key', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = '', later = ''] = await takeIn(page, [messageFor('okafor'), messageFor('adeyemi')])
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)

  const search = page.getByRole('searchbox')
  await search.fill('OKA')
  await expect(desk.row('Okafor')).toBeVisible()
  await search.fill('OKAZZZ')
  await expect(page.getByText('Nothing found for "OKAZZZ".')).toBeVisible()
  await expect(desk.row('Okafor')).toBeHidden()
  await search.fill(id.slice(0, 6))
  await expect(desk.row('Okafor')).toBeVisible()
  await expect(desk.row('Adeyemi')).toBeHidden()
  await search.fill('')

  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await desk.handOut('Chukwuemeka Okafor')
  const undo = page.getByRole('button', { name: /^Undo/ })
  await expect(undo).toHaveAttribute('aria-keyshortcuts', 'z')
  await expect(desk.hand.getByRole('button', { name: /^Undo/ })).toBeHidden()
  await desk.goTo('Clinical check')
  await desk.take('Adeyemi')
  await expect(undo).not.toHaveAttribute('aria-keyshortcuts')
  await page.keyboard.press('z')
  await expect(desk.dialog).toBeHidden()
  await expect(page.getByRole('alert')).toContainText('what was done last is of another prescription')
  if (folder !== '') {
    for (const [width, height] of [
      [1280, 720],
      [1440, 900],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.screenshot({ path: path.join(folder, `undo-${String(width)}-${colorScheme}.png`) })
      }
    }
  }
  expect(later).not.toBe('')
})

test('a window that someone else overtook goes on with the prescription as it is now', async ({ open }) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await doStep(page, id, 'check')
  await desk.goTo('Assemble')
  await desk.take('Okafor')
  await page.keyboard.press('a')
  await expect(desk.dialog).toBeVisible()
  await giveCommands(page, id, 'pharmacist', ({ items }) => [
    { type: 'hold', itemIds: items.map(({ content }) => content.id), reason: 'Waiting' },
  ])
  await giveCommands(page, id, 'pharmacist', ({ items }) => [
    { type: 'release-hold', itemIds: items.map(({ content }) => content.id), note: null },
  ])
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toContainText('Nothing was recorded')
  await desk.dialog.getByRole('button', { name: /with it as it is now$/ }).click()
  await expect(desk.dialog).not.toContainText('Nothing was recorded')
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
  const { counts } = await answerOf(page, 'queue:page', { stage: null, search: '', after: null, limit: 1 })
  expect(counts.accuracy).toBe(1)
})
