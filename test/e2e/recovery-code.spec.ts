import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { deskPage } from '../support/desk-page.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { expect, test } from '../support/launch.ts'
import { picture } from '../support/picture.ts'

// Every picture and every look of axe takes its time beside other work.
test.beforeEach(() => {
  test.setTimeout(180_000)
})

/** Presses Tab until the control with this name has the focus, and says how many presses it took. */
const tabTo = async (page: Page, name: string | RegExp, role: 'button' | 'textbox' = 'button'): Promise<number> => {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first()
  await expect(wanted).toBeVisible()
  for (let presses = 0; presses < 80; presses += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return presses
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to ${String(name)} by Tab`)
}

const codeShown = async (page: Page): Promise<string> => {
  const list = page.getByRole('dialog').getByRole('list', { name: 'Recovery code' })
  await expect(list.getByRole('listitem')).toHaveCount(7)
  const items = await list.getByRole('listitem').allInnerTexts()
  return items.map((text) => text.trim().slice(-4)).join('-')
}

/** Makes a code by keys alone and gives it, with how many keys besides the code's own it took. */
const makeCode = async (page: Page, name: string): Promise<{ readonly code: string; readonly keys: number }> => {
  await page.keyboard.press('F10')
  await expect(page.getByRole('heading', { name: 'This PC' })).toBeVisible()
  const tabs = await tabTo(page, 'Make a recovery code…')
  await page.keyboard.press('Enter')
  const code = await codeShown(page)
  await expectNoAxeViolations(page)
  await picture(page, `${name}-code-shown`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('textbox', { name: 'Type it back from the paper' })).toBeFocused()
  await expect(page.getByText(code.slice(0, 4))).toHaveCount(0)
  await page.keyboard.type(code.replaceAll('-', ' ').toLowerCase())
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText('A recovery code was typed back and counts.')).toBeVisible()
  return { code, keys: 1 + tabs + 1 + 1 + 1 }
}

test('a recovery code is made, typed back wrongly and rightly, tried and replaced by keys alone; it counts only when typed back', async ({
  window: page,
}) => {
  const keys = keyboardDesk(page)
  await keys.chooseWho('Aisha Karim')
  await page.keyboard.press('F10')
  await expect(page.getByText('There is no recovery code yet.')).toBeVisible()
  await expectNoAxeViolations(page)
  await picture(page, 'this-pc-no-code')

  await test.step('shown and left: nothing counts', async () => {
    await tabTo(page, 'Make a recovery code…')
    await page.keyboard.press('Enter')
    await codeShown(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(page.getByText('There is no recovery code yet.')).toBeVisible()
  })

  await test.step('typed back wrongly: which group is said, and it can be shown again', async () => {
    await page.keyboard.press('Enter')
    const code = await codeShown(page)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('textbox', { name: 'Type it back from the paper' })).toBeFocused()
    await page.keyboard.type(code.split('-').with(3, '0000').join('-'))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('Group 4 is not what was shown.')
    await expectNoAxeViolations(page)
    await picture(page, 'this-pc-typed-wrongly')
    await tabTo(page, 'Show it again')
    await page.keyboard.press('Enter')
    expect(await codeShown(page)).toBe(code)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  const made = await makeCode(page, 'this-pc')
  test.info().annotations.push({ type: 'keys besides the code', description: String(made.keys) })
  await expectNoAxeViolations(page)
  await picture(page, 'this-pc-code-counts')

  await test.step('the sheet of paper has the code and nothing of a patient', async () => {
    await tabTo(page, 'Make a new code…')
    await page.keyboard.press('Enter')
    const next = await codeShown(page)
    expect(next).not.toBe(made.code)
    await tabTo(page, 'Print it')
    await page.keyboard.press('Enter')
    const sheet = page.locator('[data-print-out]')
    await expect(sheet).toContainText('Pestle recovery code')
    for (const group of next.split('-')) await expect(sheet).toContainText(group)
    await picture(page, 'this-pc-code-printed')
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
    await expect(page.locator('[role="dialog"]:focus-within')).toContainText('Recovery code')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('the code that counts is still the first', async () => {
    await tabTo(page, 'Try the code on paper…')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeFocused()
    await page.keyboard.type(made.code)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Yes: this code opens the record on this PC.')).toBeVisible()
    await expectNoAxeViolations(page)
    await picture(page, 'this-pc-code-tried')
  })
})

test('live is opened behind its warning, says that nothing is sent, and after a lost key store opens with the code, by keys alone', async ({
  launch,
}) => {
  const first = await launch({ env: { PESTLE_STANDIN_KEYSTORE_USER: 'aisha' } })
  test.skip(first.kind === 'electron', 'Another account cannot be had in real Electron')
  const page = await first.firstWindow()
  const desk = deskPage(page)
  await keyboardDesk(page).chooseWho('Aisha Karim')
  await desk.goTo('Settings')
  await tabTo(page, 'Change: Live')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toContainText('Not yet fit for supply to patients.')
  await expectNoAxeViolations(page)
  await picture(page, 'live-warning')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('complementary', { name: 'Live, without sign-in' })).toBeVisible()

  await test.step('the first person of the new desk', async () => {
    await expect(page.getByRole('dialog')).toBeVisible()
    await picture(page, 'live-first-person')
    await expectNoAxeViolations(page)
    await tabTo(page, 'Name', 'textbox')
    await page.keyboard.type('Aisha Karim')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('option', { name: 'Pharmacist' })).toBeVisible()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Add this person')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
  expect((await answerOf(page, 'sync:state', {})).line.kind).toBe('not-signed-in')
  await picture(page, 'live-empty')
  const { code } = await makeCode(page, 'live')

  await test.step('the data key is changed: the desk closes and opens again by itself, the code stays', async () => {
    await tabTo(page, 'Change the data key…')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Recovery code' })).toBeFocused()
    await page.keyboard.type(code)
    await expectNoAxeViolations(page)
    await picture(page, 'live-change-key')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The data key was changed. The recovery code stays the same.')).toBeVisible()
    await page.keyboard.press('Escape')
    await picture(page, 'live-key-changed')
  })
  await first.close()

  const anew = await launch({ env: { PESTLE_STANDIN_KEYSTORE_USER: 'set up anew' } })
  const again = await anew.firstWindow()
  await expect(again.getByRole('heading', { name: 'Pestle cannot open this record' })).toBeVisible()
  await expectNoAxeViolations(again)
  await picture(again, 'start-key-store-lost')
  await tabTo(again, 'Recovery code', 'textbox')
  await again.keyboard.type(code.replace(/^./, code.startsWith('7') ? '8' : '7'))
  await again.keyboard.press('Enter')
  await expect(again.getByRole('alert')).toContainText('This is not a recovery code')
  await picture(again, 'start-wrong-code')
  await again.keyboard.press('Control+a')
  await again.keyboard.type(code)
  await again.keyboard.press('Enter')
  await expect(again.getByRole('complementary', { name: 'Live, without sign-in' })).toBeVisible()
  await anew.close()

  const third = await (await launch({ env: { PESTLE_STANDIN_KEYSTORE_USER: 'set up anew' } })).firstWindow()
  await expect(third.getByRole('complementary', { name: 'Live, without sign-in' })).toBeVisible()
})

test('where the key store has a password everybody knows, live and integration are not opened, and practice is', async ({
  launch,
}) => {
  const app = await launch({ env: { PESTLE_STANDIN_KEYSTORE: 'basic_text' } })
  test.skip(app.kind === 'electron', 'A key store of another kind cannot be had in real Electron')
  const page = await app.firstWindow()
  await keyboardDesk(page).chooseWho('Aisha Karim')
  await deskPage(page).goTo('Settings')
  await tabTo(page, 'Change: Live')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('this PC has no key store that keeps secrets')).toBeVisible()
  await expect(page.getByRole('complementary', { name: 'Practice' })).toBeVisible()
})
