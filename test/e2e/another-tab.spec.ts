import type { Locator, Page } from '@playwright/test'
import { answerOf } from '../support/e2e-ask.ts'
import { test } from '../support/e2e-browser-host.ts'
import { expect, workAs } from '../support/e2e.ts'
import { openPrint, prepared } from '../support/print-desk.ts'

const others = 'Who is working here is now someone else'

/** Another tab puts somebody else to work, then what is filled in here is confirmed: nothing of it is recorded. */
const confirmedUnderAnother = async (page: Page, where: Locator, confirm: () => Promise<void>): Promise<void> => {
  await workAs(page, 'checker')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Daniel Whitcombe')
  await confirm()
  await expect(where).toContainText(others)
  await workAs(page, 'pharmacist')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
}

test('what is filled in in a window is never recorded under the name of somebody whom another tab put to work', async ({
  tab,
}) => {
  test.setTimeout(90_000)
  const { page, desk, id } = await prepared(tab, 'okafor', ['check', 'assemble'])
  const ctrlEnter = (): Promise<void> => page.keyboard.press('Control+Enter')
  const before = await answerOf(page, 'desk:state', {})

  await test.step('the warnings of a label', async () => {
    await openPrint(page)
    await page.getByRole('dialog').getByLabel('Precautions and warnings').fill('May make you dizzy.')
    await confirmedUnderAnother(page, desk.dialog, ctrlEnter)
    expect(JSON.stringify(await answerOf(page, 'prescription:detail', { id }))).not.toContain('dizzy')
    await page.keyboard.press('Escape')
  })

  await test.step('where backups go', async () => {
    await page.keyboard.press('F10')
    await page.getByRole('button', { name: 'Choose where backups go…' }).click()
    await page.getByRole('textbox', { name: 'Folder' }).fill('/nowhere')
    await confirmedUnderAnother(page, desk.dialog, ctrlEnter)
    await page.keyboard.press('Escape')
  })

  await test.step('an environment behind its warning', async () => {
    await desk.goTo('Settings')
    await page.getByRole('button', { name: 'Change: NHS integration' }).click()
    await confirmedUnderAnother(page, page.getByRole('main'), ctrlEnter)
  })

  await test.step('somebody new in the list', async () => {
    await page.getByRole('button', { name: 'Add somebody…' }).click()
    await desk.press('Someone else')
    await desk.dialog.getByLabel('Name').fill('Owen Price')
    await desk.dialog.getByRole('button', { name: /Role/ }).click()
    await page.getByRole('option', { name: 'Dispenser' }).click()
    await confirmedUnderAnother(page, desk.dialog, () => page.getByRole('button', { name: 'Add this person' }).click())
  })
  const after = await answerOf(page, 'desk:state', {})
  expect(after.people).toEqual(before.people)
  expect(after.environment).toBe(before.environment)
})
