import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

test('a prescription goes from the clinical check to the hand-out without a mouse', async ({ open }) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  await keys.press('2')
  await desk.count('Clinical check', 2)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.press('j')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await keys.press('k')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.clinicalCheck()
  await keys.assemble()
  await keys.chooseWho('Daniel Whitcombe')
  await keys.accuracyCheck()
  await keys.place('A3')
  await keys.press('6')
  await desk.count('Ready to collect', 1)
  await keys.handOut()
  await desk.count('Done today', 1)
})

test('Enter alone, at the start of any dialog and after anything typed or scanned into it, never does a clinical act', async ({
  open,
}) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await keys.find('Okafor')
  const acts = async (): Promise<number> => (await answerOf(page, 'prescription:detail', { id })).acts.length
  const enterDoesNothing = async (): Promise<void> => {
    const before = await acts()
    for (let presses = 0; presses < 3; presses += 1) await keys.press('Enter')
    for (const field of await desk.dialog.locator('input:not([type=radio], [type=checkbox]), textarea').all()) {
      await field.focus()
      await keys.press('Enter')
    }
    expect(await acts()).toBe(before)
    await expect(desk.dialog).toBeVisible()
  }
  await keys.begin('c')
  await desk.dialog.getByRole('button', { name: /controlled drug/ }).click()
  await enterDoesNothing()
  await desk.confirm('Passed')
  await keys.begin('a')
  await enterDoesNothing()
  await keys.end('Control+Enter')
  await keys.chooseWho('Daniel Whitcombe')
  await keys.begin('v')
  await keys.tickAll()
  await enterDoesNothing()
  await keys.end('Control+Enter')
  await keys.begin('p')
  await page.keyboard.type('A3')
  await enterDoesNothing()
  await keys.end('Control+Enter')
  await keys.begin('h')
  await enterDoesNothing()
  await keys.press('s')
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Prescription charge')
  await keys.press('p')
  await enterDoesNothing()
  await keys.end('Control+Enter')
  await desk.count('Done today', 1)
})

test('after a dialog the focus is where it was before it', async ({ open }) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, [messageFor('okafor')])
  await keys.find('Okafor')
  const places = [
    desk.hand.getByRole('button', { name: /^Clinical check/ }),
    page.locator('[aria-keyshortcuts="w"]'),
    page.getByRole('button', { name: 'Keys and help' }),
  ]
  for (const place of places) {
    await place.focus()
    await keys.begin('Enter')
    await expect(place).not.toBeFocused()
    await keys.end('Escape')
    await expect(place).toBeFocused()
  }
})
