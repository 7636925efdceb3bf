import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, test, workAs, type OpenApp } from '../support/e2e.ts'

type Window = Pick<OpenApp, 'page' | 'desk'>

const lockAndUnlock = async ({ page, desk }: Window): Promise<void> => {
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await desk.sayWho('Aisha Karim')
}

const keptAs = async ({ page }: Window, act: string): Promise<string> => {
  const { working } = await answerOf(page, 'desk:state', {})
  const { drafts } = await answerOf(page, 'draft:find', { personId: working?.id ?? '', prescriptionId: 'desk' })
  return JSON.stringify(drafts.find((one) => one.act === act) ?? null)
}

test('why somebody works alone, and settings, are still there after the lock, a kill and another person', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const first = await open()
  await hire(first.page)
  await first.page.keyboard.press('F4')
  await first.page.keyboard.press('a')
  await first.page.getByLabel('Why nobody else can check').fill('The technician is ill')
  await first.page.keyboard.press('Escape')
  await first.page.keyboard.press('Escape')
  await first.desk.goTo('Settings')
  await first.page.getByLabel('Phone').fill('01632 960 777')
  await expect.poll(() => keptAs(first, 'settings')).toContain('960 777')
  await expect.poll(() => keptAs(first, 'work-alone')).toContain('technician')
  await lockAndUnlock(first)
  await expect(first.page.getByLabel('Phone')).toHaveValue('01632 960 777')
  await first.app.kill('SIGKILL')

  const again = await open()
  const { page, desk } = again
  await desk.sayWho('Daniel Whitcombe')
  await desk.goTo('Settings')
  await expect(page.getByLabel('Phone')).not.toHaveValue('01632 960 777')
  await desk.chooseWho('Aisha Karim')
  await expect(page.getByLabel('Phone')).toHaveValue('01632 960 777')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect((await answerOf(page, 'desk:state', {})).settings.pharmacyPhone).toBe('01632 960 777')
  expect(await keptAs(again, 'settings')).toBe('null')

  await page.keyboard.press('F4')
  await page.keyboard.press('a')
  const reason = page.getByLabel('Why nobody else can check')
  await expect(reason).toHaveValue('The technician is ill')
  await expect(page.getByRole('dialog').last()).toContainText('You began this at')
  await reason.press('Control+Enter')
  await expect(page.getByRole('dialog').last()).toContainText('has worked alone')
  expect(await keptAs(again, 'work-alone')).toBe('null')
})

test('settings that were changed meanwhile say what is new, keep what was typed, and are saved after a look', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await desk.goTo('Settings')
  await page.getByLabel('Days after which a bag').fill('14')
  const { settings } = await answerOf(page, 'desk:state', {})
  await answerOf(page, 'desk:change-settings', { settings: { ...settings, readyDelaySeconds: 5 } })
  await expect(page.getByText('The settings were changed meanwhile')).toBeVisible()
  await expect(page.getByText('0 to 300: now 5.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody changed the settings meanwhile')).toBeVisible()
  await page.getByRole('button', { name: 'Go on with it as it is now' }).click()
  await expect(page.getByLabel('Days after which a bag')).toHaveValue('14')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  expect((await answerOf(page, 'desk:state', {})).settings).toMatchObject({
    readyDelaySeconds: 5,
    uncollectedAfterDays: 14,
  })
})

test('a form about who is on duty that the record overtook says what is new and goes on with what was typed', async ({
  open,
}) => {
  const { page } = await open()
  await hire(page)
  const personId = await workAs(page, 'pharmacist')
  await page.keyboard.press('F4')
  await page.keyboard.press('o')
  const reached = page.getByLabel('How you can be reached')
  await reached.fill('Mobile; T Reed at Hill Street')
  await page.getByText('What is checked and bagged may be handed out and sent out', { exact: true }).click()
  const { version } = await answerOf(page, 'duty:state', {})
  await answerOf(page, 'duty:act', {
    commandId: crypto.randomUUID(),
    asPersonId: personId,
    expectedVersion: version,
    happened: null,
    command: { type: 'work-alone', reason: 'Locum is late' },
  })
  await reached.press('Control+Enter')
  const form = page.getByRole('dialog').last()
  await expect(form).toContainText('Changed meanwhile: now Aisha Karim works alone: Locum is late.')
  await form.getByRole('button', { name: 'Go on with it as it is now' }).click()
  await expect(reached).toHaveValue('Mobile; T Reed at Hill Street')
  await reached.press('Control+Enter')
  await expect(form).toContainText('Out since')
})
