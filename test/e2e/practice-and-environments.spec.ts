import { answerOf, askPage } from '../support/e2e-ask.ts'
import { deskPage } from '../support/desk-page.ts'
import { expect, runToExit, test } from '../support/launch.ts'

test('the first start needs nothing: a band says that it is practice, people and a working day are there', async ({
  window: page,
}) => {
  const desk = deskPage(page)
  await desk.shown()
  await expect(page.getByRole('complementary', { name: 'Practice' })).toContainText('Practice: nothing leaves this PC')
  await desk.sayWho('Aisha Karim')
  await desk.count('Clinical check', 16)
  const { rows } = await answerOf(page, 'queue:page', { stage: 'check', search: '', after: null, limit: 50 })
  expect(rows.filter(({ flags }) => flags.includes('unsigned'))).toHaveLength(1)
  await page.getByRole('button', { name: 'More prescriptions' }).click()
  await expect(page.getByText('5 prescriptions came in')).toBeVisible()
  await desk.count('Clinical check', 21)
})

test('the switch in the band cuts the line and restores it, and a cut line stays cut over a restart', async ({
  launch,
}) => {
  const first = await launch()
  const page = await first.firstWindow()
  const desk = deskPage(page)
  await desk.sayWho('Aisha Karim')
  await expect(desk.syncSentence).toHaveText('NHS up to date', { timeout: 15_000 })
  await page.getByRole('button', { name: 'Cut the line' }).click()
  await expect(page.getByText('Work on: updates wait.')).toBeVisible()
  await page.getByRole('button', { name: 'More prescriptions' }).click()
  await expect(desk.syncSentence).toHaveText(/\d+ updates waiting$/)
  await first.kill('SIGKILL')

  const again = await (await launch()).firstWindow()
  const reopened = deskPage(again)
  await reopened.sayWho('Aisha Karim')
  await expect(reopened.syncSentence).toHaveText(/\d+ updates waiting$/)
  await again.getByRole('button', { name: 'Restore the line' }).click()
  await expect(reopened.syncSentence).toHaveText('NHS up to date', { timeout: 15_000 })
})

test('Control and K, “cut” and Enter goes to the switch of the line and cuts nothing: a second Enter does', async ({
  window: page,
}) => {
  const desk = deskPage(page)
  await desk.sayWho('Aisha Karim')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Act or place' })).toBeFocused()
  await page.keyboard.type('cut', { delay: 40 })
  await expect(page.getByRole('option', { selected: true })).toContainText('Cut the line')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cut the line' })).toBeFocused()
  await expect(desk.dialog).toBeHidden()
  expect((await answerOf(page, 'desk:state', {})).practiceLine).toBe('on')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Work on: updates wait.')).toBeVisible()
  expect((await answerOf(page, 'desk:state', {})).practiceLine).toBe('cut')
})

test('integration and live are opened behind a warning, on the screen and for whoever asks past it', async ({
  window: page,
}) => {
  const desk = deskPage(page)
  await desk.sayWho('Aisha Karim')
  await desk.goTo('Settings')
  for (const name of ['Change: NHS integration', 'Change: Live']) {
    await page.getByRole('button', { name }).click()
    await expect(page.getByRole('alertdialog')).toContainText('Sign-in to the NHS is still to come')
    await page.getByRole('button', { name: /^Stay here/ }).click()
    await expect(page.getByRole('alertdialog')).toBeHidden()
  }
  for (const environment of ['integration', 'production'] as const)
    expect(await askPage(page, 'desk:change-environment', { environment })).toEqual({
      kind: 'refusal',
      refusal: { code: 'warning-unread' },
    })
  expect((await answerOf(page, 'desk:state', {})).environment).toBe('practice')
})

test('another stand-in is taken on this PC only', async ({ dataDir }) => {
  const { code } = await runToExit({ dataDir, args: ['--psu', 'http://192.0.2.1/'] })
  expect(code).toBe(1)
})
