import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { picture } from '../support/picture.ts'
import { scan } from '../support/scanner.ts'

// Many steps, each asked of the app, on machines with two cores.
test.slow()

const ready = async (page: Page, id: string): Promise<void> => {
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await scan(page, id)
}

const typesOf = async (page: Page, id: string): Promise<readonly string[]> =>
  (await answerOf(page, 'prescription:detail', { id })).acts.map(({ type }) => type)

// That bags are listed when their time has come is held by test/integration/dispensing/uncollected-bags.test.ts, whose clock moves.
test('a bag that nobody collected is kept in its place, with why, or is not dispensed with the national reason, each in one act', async ({
  open,
}) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [kept = '', gone = ''] = await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  await ready(page, kept)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.press('t')
  await keys.listening('Take out of the bag')
  await desk.dialog.getByText('Nobody collected it').click()
  const end = desk.dialog.locator('[aria-keyshortcuts="Control+Enter"]')
  await expect(end).toHaveAccessibleDescription('Say what becomes of it.')
  await desk.dialog.getByText('Keep it: it stays in its place').click()
  await expect(end).toHaveAccessibleDescription('Say why it is kept.')
  await desk.dialog.getByRole('button', { name: 'Patient rang, comes later' }).click()
  await picture(page, 'uncollected-kept')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  expect((await typesOf(page, kept)).slice(-2)).toEqual(['taken-out-of-bag', 'bag-placed'])
  await desk.count('Ready to collect', 1)

  await ready(page, gone)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await keys.press('t')
  await keys.listening('Take out of the bag')
  await desk.dialog.getByText('Nobody collected it').click()
  await desk.dialog.getByText('Not dispensed: back into stock').click()
  await expect(end).toHaveAccessibleDescription('Choose the national reason.')
  await desk.dialog.getByText('Patient did not collect medication').click()
  await picture(page, 'uncollected-not-dispensed')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  expect((await typesOf(page, gone)).slice(-2)).toEqual(['closed', 'taken-out-of-bag'])
})

test('the list of bags that nobody collected opens by its key and says when there are none', async ({ open }) => {
  const { page } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await keys.press('F7')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Not collected')
  await expect(page.getByText('Nothing is left lying.')).toBeVisible()
  await expectNoAxeViolations(page)
})
