import type { Request } from '@playwright/test'
import { expect, hire, people, takeIn } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { test, type Tab } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { heldBack } from '../support/held-back.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { typeAsAPerson } from '../support/type-as-a-person.ts'

// The answers of the app are held back or taken away between it and the page.
test.beforeEach(() => {
  test.setTimeout(90_000)
})

const atWork = async (tab: () => Promise<Tab>) => {
  const { page, desk } = await tab()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  const keys = keyboardDesk(page)
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  return { page, desk, keys, id }
}

test('an undo is there on every screen; on its way or refused it stays until it is answered, closed or pressed again', async ({
  tab,
}) => {
  const { page, desk, keys, id } = await atWork(tab)
  await page.clock.install()
  await desk.clinicalCheck()
  const undo = page.getByRole('button', { name: /^Undo/ })
  await keys.press('F6')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run sheet')
  await expect(undo).toBeVisible()
  const act = await heldBack(page, 'prescription:act')
  await keys.press('z')
  await expect(undo).toBeDisabled()
  await page.clock.fastForward(11_000)
  await expect(undo).toBeVisible()
  act.fail()
  const told = page.getByRole('main').getByRole('alert')
  await expect(told).toContainText('Not undone. Pestle does not answer.')
  await page.clock.fastForward(11_000)
  await expect(told).toBeVisible()
  await page.unroute('**/ask')
  await undo.click()
  await expect(undo).toBeHidden()
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.clinicalCheck?.outcome).toBe('voided')
})

test('of a word typed at a list nothing is recorded, and a window of its first letter that comes late is not left over the search', async ({
  tab,
}) => {
  const { page, desk, keys } = await atWork(tab)
  const asked: string[] = []
  const isOfForm = (request: Request): boolean =>
    ['draft:find', 'by-hand'].every((words) => request.postData()?.includes(words) === true)
  let letGo = (): void => undefined
  const looked = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/ask', async (route) => {
    const { question } = route.request().postDataJSON() as { readonly question: string }
    asked.push(question)
    if (isOfForm(route.request())) await looked
    await route.fallback()
  })
  const search = page.getByRole('searchbox')
  await typeAsAPerson(page, 'yusuf')
  await expect(search).toHaveValue('yusuf')
  await expect(search).toBeFocused()
  const answered = page.waitForResponse((response) => isOfForm(response.request()))
  letGo()
  await answered
  await keys.press('Escape')
  await expect(search).toHaveValue('')
  await expect(desk.dialog).toBeHidden()

  // What the key does that shows lines together by patient is remembered for this PC.
  await expect(page.getByRole('button', { name: /^By patient/ })).toBeVisible()
  await typeAsAPerson(page, 'smith')
  await expect(search).toHaveValue('smith')
  await expect(search).toBeFocused()
  expect(asked).not.toContain('lists:choose')
})

test('a window that has to wait for what was begun does not come over the search that somebody has gone on to', async ({
  tab,
}) => {
  const { page, desk, keys } = await atWork(tab)
  let letGo = (): void => undefined
  const looked = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/ask', async (route) => {
    const asked = route.request().postData() ?? ''
    if (asked.includes('draft:find') && !asked.includes('by-hand')) await looked
    await route.fallback()
  })
  await desk.chooseWho(people.checker.name)
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).press('Enter')
  await keys.press('Control+f')
  await page.keyboard.type('Okaf')
  letGo()
  await expect(page.getByText('It would have come over what you have gone on to since.')).toBeVisible()
  await expect(desk.dialog).toBeHidden()
  await expect(page.getByRole('searchbox')).toHaveValue('Okaf')
})

test('a reason for setting an update aside that was not finished is marked on its line, and dropped by who keeps the update', async ({
  tab,
}) => {
  const { page, desk, id } = await atWork(tab)
  const row = {
    taskId: crypto.randomUUID(),
    prescriptionId: id,
    itemId: crypto.randomUUID(),
    itemName: 'Flucloxacillin 500mg capsules',
    patient: 'OKAFOR, Chukwuemeka',
    status: 'With Pharmacy',
    happenedAt: Date.now(),
    state: 'parked',
    parkedWhy: 'refused',
    attempts: 1,
    nextAttemptAt: null,
    settledAt: null,
    overtaken: false,
    words: null,
  }
  await page.route('**/ask', async (route) => {
    const { question } = route.request().postDataJSON() as { readonly question: string }
    if (question !== 'sync:page') return route.fallback()
    const counts = { waiting: 0, superseded: 0, 'needs-you': 1, recorded: 0 }
    return route.fulfill({ json: { kind: 'answer', value: { rows: [row], next: null, counts } } })
  })
  const aside = page.getByRole('button', { name: 'Set aside…' })
  const halfDone = page.getByRole('main').getByText('You have begun something here and not finished it')
  const reason = page.getByLabel('Why it is never to be sent')
  await desk.goTo('Status updates')
  await expect(aside).toBeVisible()
  await expect(halfDone).toBeHidden()
  await aside.click()
  await reason.fill('Taken back by the')
  await desk.goTo('Inbox')
  await desk.goTo('Status updates')
  await expect(halfDone).toBeAttached()
  await aside.click()
  await expect(reason).toHaveValue('Taken back by the')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(aside).toBeVisible()
  await expect(halfDone).not.toBeAttached()
  await aside.click()
  await expect(reason).toHaveValue('')
})

test('the ten seconds of an undo run on while another screen is opened', async ({ tab }) => {
  const { page, desk, keys } = await atWork(tab)
  await page.clock.install()
  await desk.clinicalCheck()
  const undo = page.getByRole('button', { name: /^Undo/ })
  await page.clock.runFor(6_000)
  await keys.press('F6')
  await expect(undo).toBeVisible()
  await page.clock.runFor(6_000)
  await expect(undo).toBeHidden()
})

test('a window does not close while its act is on its way, and says there that it was refused', async ({ tab }) => {
  const { page, desk, keys } = await atWork(tab)
  const act = await heldBack(page, 'prescription:act')
  await desk.hand.getByRole('button', { name: /^Clinical check/ }).click()
  await expect(desk.dialog.getByRole('heading', { name: 'Clinical check' })).toBeVisible()
  await expect(desk.dialog).not.toContainText('Fetching what is known')
  await desk.dialog.getByRole('button', { name: /controlled drug/ }).click()
  const passed = desk.dialog.getByRole('button', { name: /^Passed/ })
  await passed.click()
  await expect(passed).toBeDisabled()
  await keys.press('Escape')
  await expect(desk.dialog).toContainText('Not closed: what you confirmed is on its way')
  await desk.dialog.getByRole('heading', { level: 2 }).click()
  await expect(desk.dialog).not.toContainText('Not closed')
  await desk.dialog.getByRole('button', { name: 'Close' }).click()
  await expect(desk.dialog).toContainText('Not closed: what you confirmed is on its way')
  act.fail()
  await expect(desk.dialog).toContainText('Pestle does not answer.')
  await keys.press('Escape')
  await expect(desk.dialog).toBeHidden()
})

test('what could not be kept is said in its window, and that nobody could look for something begun before it opens', async ({
  tab,
}) => {
  const { page, desk, keys, id } = await atWork(tab)
  await desk.clinicalCheck()
  const save = await heldBack(page, 'draft:save')
  save.fail()
  await desk.begin('Assemble')
  const batch = desk.dialog.getByLabel('Batch')
  await batch.fill('LOT42')
  await expect(desk.dialog).toContainText('What you fill in here is not kept.')
  await expect(desk.dialog).toContainText('Pestle does not answer.')
  await page.unroute('**/ask')
  await batch.fill('LOT43')
  await expect(desk.dialog).not.toContainText('What you fill in here is not kept.')
  await keys.press('Escape')
  await expect(desk.hand.getByRole('button', { name: /^Carry on/ })).toBeVisible()

  const find = await heldBack(page, 'draft:find')
  find.fail()
  await page.reload()
  await desk.goTo('Assemble')
  await desk.take('Okafor')
  await expect(desk.hand).toContainText('Pestle could not look whether you have begun something here.')
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await expect(desk.dialog).toBeHidden()
  await page.unroute('**/ask')
  await desk.hand.getByRole('button', { name: 'Look again' }).click()
  await expect(desk.dialog).toBeVisible()
  await expect(batch).toHaveValue('LOT43')
  expect((await answerOf(page, 'prescription:detail', { id })).prescription.id).toBe(id)
})

test('the list before stays while what is typed is on its way, in no other words than its own; then it is said, and so is a search that nobody answers', async ({
  tab,
}) => {
  const { page, desk, keys } = await atWork(tab)
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText('Clinical check')
  await page.clock.install()
  await page.clock.pauseAt(Date.now() + 60_000)
  const found = await heldBack(page, 'queue:page')
  await keys.press('Control+f')
  await page.keyboard.type('zz')
  await expect(page.getByRole('searchbox')).toHaveValue('zz')
  await expect(title).toHaveText('Clinical check')
  await expect(desk.row('Okafor')).toBeVisible()
  await page.clock.runFor(400)
  await expect(title).toHaveText('Found')
  await expect(desk.row('Okafor')).toBeHidden()
  await page.clock.runFor(400)
  await expect(page.getByText('Fetching the list…')).toBeVisible()
  await page.clock.resume()
  found.fail()
  await expect(page.getByRole('main')).toContainText('Pestle does not answer.')
})
