import type { Page } from '@playwright/test'
import { answerOf } from '../support/e2e-ask.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, people, takeIn, test, workAs } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { changed, fixtureText, put, resourcesOf } from '../support/intake-fixtures.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

// Nothing but colours differs between the two.
const rulesOfColour = ['color-contrast', 'link-in-text-block']

/** Looks at what the page shows now, dark by the rules on colour and light by all of them. */
const checkOf =
  (page: Page) =>
  (name: string): Promise<void> =>
    test.step(name, async () => {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await expectNoAxeViolations(page, rulesOfColour)
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await expectNoAxeViolations(page)
    })

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('no screen has an accessibility violation, in light or in dark', async ({ open, psu }) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  const check = checkOf(page)
  await check('the first start, adding a person')
  await hire(page)
  await check('an empty list')
  const [done = ''] = await takeIn(page, (['okafor', 'rahman', 'rehman', 'obrien'] as const).map(messageFor))
  for (const step of journey) await doStep(page, done, step)
  await answerOf(page, 'intake:import', { file: 'refused.json', bytes: base64('<html/>') })
  await keys.press('2')
  await keys.press('j')
  await check('a list with similar names, a prescription in hand')
  await keys.press('n')
  await check('to notify and claim')
  await keys.press('i')
  await check('the inbox with a refusal')
  await psu.setLine(false)
  await takeIn(page, [messageFor('chen')])
  await keys.press('u')
  await expect(desk.syncSentence).toHaveText(/waiting$/)
  await check('status updates with the line cut')
  await desk.goTo('Settings')
  await check('settings')
})

test('no dialog on the way to the patient has an accessibility violation, in light or in dark', async ({ open }) => {
  test.setTimeout(60_000)
  const { page } = await open()
  const keys = keyboardDesk(page)
  const check = checkOf(page)
  await hire(page)
  await takeIn(page, [messageFor('chen')])
  await keys.find('Chen')
  await keys.begin('c')
  await check('clinical check')
  await keys.end('Escape')
  await keys.clinicalCheck()
  await keys.begin('a')
  await check('assembly')
  await keys.end('Control+Enter')
  await keys.begin('v')
  await check('accuracy check of own work')
  await keys.press('f')
  await check('near miss')
  await keys.end('Escape')
  await workAs(page, 'checker')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.checker.name)
  await keys.begin('v')
  await check('accuracy check')
  await keys.end('Control+Enter')
  await keys.begin('p')
  await check('bag and place')
  await page.keyboard.type('A3')
  await keys.end('Control+Enter')
  await keys.begin('h')
  await check('hand-out, asking')
  await keys.press('s')
  await keys.listening('It matches')
  await check('hand-out, shown')
  await keys.press('y')
  await keys.listening('Prescription charge')
  await keys.press('p')
  await check('hand-out')
  await keys.end('Control+Enter')
  await check('an act just done')
  await keys.begin('z')
  await check('undo of a hand-out')
  await keys.end('Escape')
})

test('no dialog beside that way has an accessibility violation, in light or in dark', async ({ open }) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  const check = checkOf(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  await keys.begin('w')
  await check('who is working')
  await keys.end('Escape')
  await keys.begin('?')
  await check('the help on keys')
  await keys.end('Escape')
  await keys.find('Chen')
  await keys.press('.')
  await expect(page.getByRole('menu')).toBeVisible()
  await check('more acts')
  await keys.press('Escape')
  for (const act of ['Put on hold', 'Not dispensed', 'Return to Spine', 'The patient has died']) {
    await keys.press('.')
    await page.getByRole('menuitem', { name: act }).click()
    await expect(desk.dialog).toBeVisible()
    await check(act)
    await keys.end('Escape')
  }
  await doStep(page, id, 'check')
  await desk.hand.getByRole('button', { name: /^Correct/ }).click()
  await check('correction')
  await keys.end('Escape')
  await answerOf(page, 'intake:import', { file: 'order.json', bytes: base64(fixtureText('orderUnsigned')) })
  const other = changed('orderUnsigned', (message) => {
    for (const item of resourcesOf(message, 'MedicationRequest').slice(0, 1))
      put(item, ['dispenseRequest', 'quantity', 'value'], 14)
  })
  await answerOf(page, 'intake:import', { file: 'other.json', bytes: base64(other) })
  await keys.press('Escape')
  await desk.goTo('Needs you')
  await page.getByRole('row').nth(1).click()
  await check('a prescription with two copies')
  await desk.begin('Choose a copy')
  await check('two copies')
})
