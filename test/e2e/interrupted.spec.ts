import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test, workAs, type OpenApp } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { commandsOf, doStep, giveCommands, journey } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

/** Locks the desk and has the same person go on, by keys; they are where they were. */
const lockAndGoOn = async ({ page, desk }: Pick<OpenApp, 'page' | 'desk'>): Promise<void> => {
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await page
    .getByRole('main')
    .getByRole('button', { name: /Aisha Karim/ })
    .press('Enter')
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
}

test('a window half filled in when the app is killed is there again for the same person; a colleague is told, and asked before assembling anew', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const first = await open()
  await hire(first.page)
  const [prescriptionId = ''] = await takeIn(first.page, [messageFor('okafor')])
  await first.desk.goTo('Clinical check')
  await first.desk.take('Okafor')
  await first.desk.clinicalCheck()
  const keys = keyboardDesk(first.page)
  await keys.begin('a')
  await first.desk.dialog.getByLabel('Batch').fill('LOT42')
  const kept = first.page.getByRole('dialog').getByLabel('Batch')
  await expect(kept).toHaveValue('LOT42')
  // Half a second after the last change it is on the disk.
  const { working } = await answerOf(first.page, 'desk:state', {})
  const drafts = { personId: working?.id ?? '', prescriptionId }
  await expect.poll(async () => JSON.stringify(await answerOf(first.page, 'draft:find', drafts))).toContain('LOT42')
  await first.app.kill('SIGKILL')

  const { page, desk } = await open()
  // The app that starts shows nothing of a patient before somebody says who works there.
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/okafor/i)
  await desk.sayWho('Aisha Karim')
  await desk.goTo('Assemble')
  await desk.take('Okafor')
  await expect(desk.hand).toContainText('begun something here')
  await expect(desk.row('Okafor')).toContainText('Half done')
  await desk.hand.getByRole('button', { name: 'Carry on: Assemble' }).click()
  await expect(desk.dialog).toContainText('You began this at')
  await expect(desk.dialog.getByLabel('Batch')).toHaveValue('LOT42')
  await page.keyboard.press('Escape')

  await desk.chooseWho('Daniel Whitcombe')
  await expect(desk.hand.getByRole('button', { name: /^Carry on/ })).toBeHidden()
  await expect(desk.hand).toContainText(/Assemble, begun by Aisha Karim at/)
  await expect(desk.row('Okafor')).toContainText('Begun by Aisha')
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await expect(desk.dialog).toContainText(/Assemble, begun by Aisha Karim at/)
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog.getByLabel('Batch')).toHaveValue('')
  await page.keyboard.press('Escape')

  await desk.chooseWho('Aisha Karim')
  await desk.hand.getByRole('button', { name: 'Carry on: Assemble' }).click()
  await desk.dialog.getByRole('button', { name: 'Start afresh' }).click()
  await expect(desk.dialog.getByLabel('Batch')).toHaveValue('')
  await expect(desk.dialog).not.toContainText('You began this at')
  await page.keyboard.press('Escape')
  await expect(desk.hand.getByRole('button', { name: /^Carry on/ })).toBeHidden()
})

test('what is being written in a patient’s record is there again after Escape and the lock, until it is written down', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk } = await openWith('okafor')
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  const record = desk.hand.getByRole('button', { name: /^Allergies and notes/ })
  await record.click()
  const { dialog } = desk
  await dialog.getByText('Allergy', { exact: true }).click()
  await dialog.getByLabel('Allergic to').fill('Penicillin')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(desk.hand).toContainText('Half done')
  await record.click()
  await expect(dialog.getByLabel('Allergic to')).toHaveValue('Penicillin')
  await dialog.getByLabel('Where from').fill('Patient')
  await lockAndGoOn({ page, desk })
  await record.click()
  await expect(dialog.getByLabel('Where from')).toHaveValue('Patient')
  await desk.press('Write down for')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Penicillin' })).toBeVisible()
  await expect(dialog.getByLabel('Where from')).toHaveValue('')
})

test('what was begun is thrown away by keys without opening it, after a question, and is nowhere half done any more', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk } = await openWith('okafor')
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await desk.clinicalCheck()
  await desk.goTo('Assemble')
  await desk.take('Okafor')
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await desk.dialog.getByLabel('Batch').fill('LOT42')
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await expect(desk.row('Okafor')).toContainText('Half done')
  const throwAway = desk.hand.getByRole('button', { name: 'Throw away: Assemble' })
  await throwAway.press('Enter')
  await expect(desk.dialog).toContainText('Nothing of it was recorded')
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await expect(throwAway).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(desk.dialog).toContainText('Nothing of it was recorded')
  // The question is about what one person began: put to work by another tab, nobody else answers it.
  await workAs(page, 'checker')
  await expect(desk.dialog).toBeHidden()
  await workAs(page, 'pharmacist')
  await throwAway.press('Enter')
  await expect(desk.dialog).toContainText('Nothing of it was recorded')
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
  await expect(throwAway).toBeHidden()
  await expect(desk.row('Okafor')).not.toContainText('Half done')
  await expect(page.locator('body')).not.toBeFocused()
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await expect(desk.dialog.getByLabel('Batch')).toHaveValue('')
})

test('an act that is done leaves nothing half done', async ({ openWith }) => {
  test.setTimeout(90_000)
  const { page, desk } = await openWith('okafor')
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await desk.clinicalCheck()
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await desk.dialog.getByLabel('Batch').fill('LOT42')
  await desk.confirm('Assembled')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeEnabled()
  await expect(desk.hand.getByRole('button', { name: /^Carry on/ })).toBeHidden()
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await expect(desk.dialog.getByLabel('Batch')).toHaveValue('')
})

test('the lock takes one key, over a window too, and shows nothing of a patient; whoever goes on is where they were', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await openWith('okafor')
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await keys.begin('c')
  await desk.dialog.getByLabel('Note').fill('Rang the surgery')
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(page.locator('body')).not.toContainText(/okafor/i)
  await expect(desk.dialog).toBeHidden()
  expect(await page.title()).not.toMatch(/okafor/i)
  await expect(page.getByRole('button', { name: /Aisha Karim/ })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()

  await page.getByRole('button', { name: /Aisha Karim/ }).click()
  await expect(page.getByRole('banner')).toContainText('Aisha Karim')
  await desk.take('Okafor')
  await desk.hand.getByRole('button', { name: 'Carry on: Clinical check' }).click()
  await expect(desk.dialog.getByLabel('Note')).toHaveValue('Rang the surgery')
  await page.keyboard.press('Escape')
  await lockAndGoOn({ page, desk })
})

test('after the lock Space puts to work who worked last, also the second of the list', async ({ openWith }) => {
  const { page, desk } = await openWith('okafor')
  await desk.chooseWho('Daniel Whitcombe')
  await expect(page.getByRole('banner')).toContainText('Daniel Whitcombe')
  for (const key of ['Space', 'Enter']) {
    await page.keyboard.press('F9')
    await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
    // A window that was open may give the focus back a moment later: it is looked at after that.
    await page.evaluate(
      () =>
        new Promise<void>((looked) => {
          requestAnimationFrame(() => {
            requestAnimationFrame(() => {
              looked()
            })
          })
        }),
    )
    await expect(page.getByRole('button', { name: /Daniel Whitcombe/ })).toBeFocused()
    await page.keyboard.press(key)
    await expect(page.getByRole('banner')).toContainText('Daniel Whitcombe')
  }
})

test('after a sleep past its time the first key locks the screen, and does nothing else', async ({ openWith }) => {
  const { page, desk } = await openWith('okafor')
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await page.evaluate(() => {
    localStorage.setItem('pestle.active-at', String(Date.now() - 3_600_000))
  })
  await page.keyboard.press('c')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(desk.dialog).toBeHidden()
  await page.getByRole('button', { name: /Aisha Karim/ }).click()
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await expect(desk.dialog).toBeHidden()
})

test('answers given at the counter, and an earlier time, outlive the lock and no closing of the window', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  const end = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  const begin = async (): Promise<void> => {
    await keys.begin('h')
    await keys.press('s')
    await keys.listening('It matches')
    await keys.press('y')
    await keys.listening('Prescription charge')
  }
  await begin()
  await keys.press('p')
  await expect(end).toBeEnabled()
  await lockAndGoOn({ page, desk })
  await begin()
  await expect(end).toBeEnabled()
  await desk.dialog.getByRole('button', { name: 'It happened earlier…' }).click()
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await begin()
  await expect(end).toHaveAccessibleDescription(/Answer whether/)
  await expect(desk.dialog.getByLabel('Happened on')).toBeHidden()
  await expect(desk.dialog).not.toContainText('You began this at')
})

test('what was unticked of a bag stays unticked over the lock: of what stays here nothing is given, sent or taken out', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('chen')
  const [id = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  const staysTicked = desk.dialog.getByRole('checkbox', { name: /Cetirizine/ })
  const unticked = desk.dialog.getByRole('checkbox', { name: /Chloramphenicol/ })
  const overTheLock = async (name: string, begin: () => Promise<void>, again: () => Promise<void>): Promise<void> => {
    await test.step(name, async () => {
      await begin()
      await unticked.press('Space')
      await expect(unticked).not.toBeChecked()
      await page.keyboard.press('F9')
      await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
      await page.getByRole('button', { name: /Aisha Karim/ }).click()
      await desk.hand.getByRole('button', { name: `Carry on: ${name}` }).click()
      await again()
      await expect(desk.dialog).toContainText('You began this at')
      await expect(unticked).not.toBeChecked()
      await expect(staysTicked).toBeChecked()
      await page.keyboard.press('Escape')
      await expect(desk.dialog).toBeHidden()
    })
  }
  const nothingMore = (): Promise<void> => Promise.resolve()
  const place = (route: 'collect' | 'deliver'): Promise<void> =>
    giveCommands(page, id, 'pharmacist', (p) =>
      commandsOf('place', p).map((command) => (command.type === 'place-bag' ? { ...command, route } : command)),
    )
  await place('collect')
  await desk.goTo('Ready to collect')
  await desk.take('Chen')
  const said = async (): Promise<void> => {
    await keys.press('s')
    await keys.listening('It matches')
    await keys.press('y')
    await keys.listening('Prescription charge')
  }
  await overTheLock('Hand out', () => keys.begin('h').then(said), said)
  await overTheLock(
    'Take out of the bag',
    () => keys.press('t').then(() => keys.listening('Take out of the bag')),
    nothingMore,
  )
  await giveCommands(page, id, 'pharmacist', () => [{ type: 'change-route', route: 'deliver' }])
  await overTheLock('Send out', () => keys.begin('d'), nothingMore)
})
