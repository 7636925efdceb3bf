import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test, workAs, type OpenApp } from '../support/e2e.ts'

type Window = Pick<OpenApp, 'page' | 'desk'>

const lockAndUnlock = async ({ page, desk }: Window, name: string): Promise<void> => {
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await desk.sayWho(name)
}

const openDuty = async ({ page, desk }: Window, key: string): Promise<void> => {
  // The window begins anew with each change of who is on duty: what was recorded a moment ago has to be there first.
  await expect(page.getByRole('banner')).toContainText('RP Aisha Karim')
  await page.keyboard.press('F4')
  await expect(desk.dialog).toContainText('Who is on duty')
  // Which keys it has goes by who is on duty, which is asked as it opens.
  await expect(desk.dialog.locator(`[aria-keyshortcuts="${key}"]`)).toBeVisible()
  await page.keyboard.press(key)
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
  await openDuty(first, 'a')
  await first.page.getByLabel('Why nobody else can check').fill('The technician is ill')
  await first.page.keyboard.press('Escape')
  await first.page.keyboard.press('Escape')
  await first.desk.goTo('Settings')
  await first.page.getByLabel('Phone').fill('01632 960 777')
  await expect.poll(() => keptAs(first, 'settings')).toContain('960 777')
  await expect.poll(() => keptAs(first, 'work-alone')).toContain('technician')
  await lockAndUnlock(first, 'Aisha Karim')
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

  await openDuty(again, 'a')
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
  // Typed before it was said who works, it is theirs.
  await answerOf(page, 'desk:stop-work', {})
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByLabel('Days after which a bag').fill('14')
  await workAs(page, 'pharmacist')
  await expect(page.getByRole('button', { name: 'Save' })).toBeEnabled()
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
  const opened = await open()
  const { page } = opened
  await hire(page)
  const personId = await workAs(page, 'pharmacist')
  await openDuty(opened, 'o')
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

test('a sign-on that somebody else’s spell overtook goes on with what was typed', async ({ open }) => {
  const opened = await open()
  const { page, desk } = opened
  await hire(page)
  await answerOf(page, 'desk:add-person', { name: 'Beth Lowe', role: 'pharmacist', registration: null })
  await desk.chooseWho('Beth Lowe')
  await openDuty(opened, 's')
  const form = page.getByRole('dialog').last()
  const number = form.getByLabel('GPhC number')
  await number.fill('2000009')
  await form.getByLabel(/^Why Beth Lowe signs on instead/).fill('Aisha is ill')
  const { spell, version } = await answerOf(page, 'duty:state', {})
  const { working } = await answerOf(page, 'desk:state', {})
  await answerOf(page, 'duty:act', {
    commandId: crypto.randomUUID(),
    asPersonId: working?.id ?? '',
    expectedVersion: version,
    happened: null,
    command: { type: 'sign-off', spellId: spell?.id ?? '', reason: 'Taken ill' },
  })
  await number.press('Control+Enter')
  await form.getByRole('button', { name: 'Go on with it as it is now' }).click()
  await expect(number).toHaveValue('2000009')
  await number.press('Control+Enter')
  await expect(page.getByRole('banner')).toContainText('RP Beth Lowe')
  const { drafts } = await answerOf(page, 'draft:find', { personId: working?.id ?? '', prescriptionId: 'desk' })
  expect(drafts).toEqual([])
})

test('a promise and the reason of a return that were not finished are there again, and only for who began them', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith()
  await takeIn(page, [messageFor('okafor')])
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  const opens = async (act: string): Promise<void> => {
    await keys.press('.')
    await page.getByRole('menuitem', { name: act }).press('Enter')
    await expect(desk.dialog).toBeVisible()
  }
  await opens('Waiting, or promised')
  await page.getByLabel('Promised for', { exact: true }).fill('23:55')
  await page.keyboard.press('Escape')
  await opens('Return to Spine')
  await desk.dialog.getByRole('radio').first().press('Space')
  await page.keyboard.press('Escape')
  await lockAndUnlock({ page, desk }, 'Aisha Karim')
  await opens('Waiting, or promised')
  await expect(page.getByLabel('Promised for', { exact: true })).toHaveValue('23:55')
  await page.keyboard.press('Escape')
  await opens('Return to Spine')
  await expect(desk.dialog.getByRole('radio').first()).toBeChecked()
  await page.keyboard.press('Escape')
  await desk.chooseWho('Daniel Whitcombe')
  await opens('Waiting, or promised')
  await expect(page.getByLabel('Promised for', { exact: true })).not.toHaveValue('23:55')
})

test('who took over and locked does not come back to what the other had in hand; the other does', async ({ open }) => {
  const { page, desk } = await open()
  await hire(page)
  await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  await desk.goTo('Clinical check')
  await desk.take('Chen')
  await desk.chooseWho('Daniel Whitcombe')
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await lockAndUnlock({ page, desk }, 'Daniel Whitcombe')
  // Nothing was his: the list gives its first line.
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await lockAndUnlock({ page, desk }, 'Aisha Karim')
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('CHEN')
})
