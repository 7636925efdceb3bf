import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor, messagesFor } from '../support/e2e-messages.ts'
import { expect, takeIn, test } from '../support/e2e.ts'
import { doStep, giveCommands, journey } from '../support/e2e-work.ts'
import { picture } from '../support/picture.ts'
import { scan } from '../support/scanner.ts'

// Many steps, each asked of the app, on machines with two cores.
test.slow()

test('when a patient has died, everything open of theirs on all prescriptions is stopped in one act, and each bag says what becomes of it', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith()
  const [long = '', short = ''] = await takeIn(page, messagesFor('whitfield'))
  const [other = ''] = await takeIn(page, [messageFor('chen')])
  for (const step of journey.slice(0, -1)) await doStep(page, short, step)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await scan(page, long)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('WHITFIELD')
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Patient has died' }).press('Enter')
  await keys.listening('What becomes of it')
  await expect(desk.dialog).toContainText('2 prescriptions are stopped at once')
  await expect(desk.dialog).toContainText(`bag ${short.slice(0, 6)}`)
  await expect(desk.dialog).toContainText('put it back into stock')
  await picture(page, 'died')
  await expectNoAxeViolations(page)
  // Somebody else promised a time meanwhile: looked at once more, the window goes on as it is.
  await giveCommands(page, long, 'pharmacist', () => [{ type: 'promise', waiting: true, at: null }])
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toContainText('Nothing was recorded')
  await desk.dialog.getByRole('button', { name: 'Go on with it as it is now' }).click()
  await expect(desk.dialog).not.toContainText('Nothing was recorded')
  await keys.end('Control+Enter')
  const closedOf = async (id: string): Promise<readonly (string | undefined)[]> => {
    const { prescription } = await answerOf(page, 'prescription:detail', { id })
    return prescription.items.map((item) => item.closed?.why)
  }
  expect(await closedOf(long)).toEqual(['died', 'died', 'died'])
  expect(await closedOf(short)).toEqual(['died'])
  expect(await closedOf(other)).toEqual([undefined, undefined])
})
