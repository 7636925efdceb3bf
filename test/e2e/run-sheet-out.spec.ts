import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { commandsOf, doStep, giveCommands } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

test('once every bag has left, what is out stands on top of the run sheet, and on the day’s end who is still signed on', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('place', p).map((command) =>
      command.type === 'place-bag' ? { ...command, route: 'deliver' } : command,
    ),
  )
  await giveCommands(page, id, 'pharmacist', (p) => [
    {
      type: 'dispatch',
      itemIds: p.items.map((item) => item.content.id),
      carriage: { courier: 'own-driver', courierName: null, trackingNumber: null },
      noLabel: 'Looked at by hand',
    },
  ])
  await keys.press('F6')
  await expect(page.getByRole('heading', { name: 'Out now' })).toBeVisible()
  await expect(page.getByText('Nothing else waits for the driver.')).toBeVisible()
  await expect(page.getByText('Nothing waits for the driver.')).toBeHidden()
  await keys.press('F8')
  await expect(page.getByText('is still signed on as the responsible pharmacist: sign off with F4.')).toBeVisible()
})
