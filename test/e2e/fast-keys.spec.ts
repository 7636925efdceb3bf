import { closeFirstQuestion, expect, people, test, workAs } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { keysAtOnce } from '../support/keys-at-once.ts'
import { scan } from '../support/scanner.ts'
import { typeAsAPerson } from '../support/type-as-a-person.ts'

test('Enter that comes at once after a scan is the scan’s, and after another key it is the person’s', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [okafor = ''] = ids
  await keysAtOnce(page)
  await scan(page, okafor)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await page.locator('[aria-keyshortcuts="."]').focus()
  await keys.press('Enter')
  await expect(page.getByRole('menu')).toBeHidden()
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).press('Enter')
  await expect(desk.dialog.getByRole('textbox').first()).toBeVisible()
})

test('a blank that comes at once after other keys presses what has the focus, once', async ({ openWith }) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of journey.slice(0, 2)) await doStep(page, id, step)
  await keys.find('Okafor')
  // Not by its key: a letter and a blank right after that are of a word.
  await desk.begin('Accuracy check')
  await keys.listening('Prescribed')
  await keysAtOnce(page)

  await test.step('after letters that are keys of the window', async () => {
    const item = desk.dialog.getByRole('checkbox', { name: /^Checked: / }).first()
    await item.focus()
    await Promise.all([keys.press('x'), keys.press('Space')])
    await expect(item).toBeChecked()
    await Promise.all([keys.press('x'), keys.press('Space')])
    await expect(item).not.toBeChecked()
    await desk.dialog.getByRole('button', { name: 'Close' }).last().focus()
  })

  await test.step('after text in a field that was left', async () => {
    await keys.press('f')
    const kind = desk.dialog.getByRole('radio', { name: /Wrong strength/ })
    await expect(kind).toBeVisible()
    await desk.dialog.getByRole('textbox').first().pressSequentially('Like the other')
    await kind.press('Space')
    // It does not wait for the text before it to be no scan, or it would be answered after keys that come later.
    expect(await kind.isChecked()).toBe(true)
    const alike = desk.dialog.getByRole('checkbox', { name: 'Packs look alike' })
    await alike.press('Space')
    await expect(alike).toBeChecked()
  })
})

test('a key pressed in one breath after another person took over is done as that person, or not at all', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  const check = desk.dialog.getByRole('heading', { name: 'Clinical check' })
  const who = page.locator('[aria-keyshortcuts="w"]')
  for (let time = 0; time < 4; time += 1) {
    await desk.chooseWho(people.checker.name)
    await expect(who).toContainText(people.checker.name)
    await keys.begin('w')
    const digit = await desk.dialog
      .getByRole('button', { name: people.pharmacist.name })
      .first()
      .getAttribute('aria-keyshortcuts')
    await scan(page, `${digit ?? ''}c`, null)
    await expect(check).toBeVisible()
    await expect(who).toContainText(people.pharmacist.name)
    await keys.end('Escape')

    const others = digit === '1' ? '2' : '1'
    for (const key of [`Alt+${others}`, `Alt+${digit ?? ''}`, 'c']) await keys.press(key)
    await expect(check).toBeVisible()
    await expect(who).toContainText(people.pharmacist.name)
    await keys.end('Escape')
  }
})

test('a key pressed in one breath after another line was taken is for that line, and one after it is not for a window nobody has seen', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor', 'chen')
  await keys.press('2')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await expect(desk.row('Chen')).toBeVisible()
  await keysAtOnce(page)
  await Promise.all(['ArrowDown', 'c', 'n'].map((key) => keys.press(key)))
  await expect(desk.dialog.getByRole('heading', { name: 'Clinical check' })).toBeVisible()
  await expect(desk.dialog).toContainText('CHEN')
  await expect(page.getByRole('alert').filter({ hasText: 'Not done: n.' })).toBeVisible()
})

test('a name typed into the search in one breath after another person took over is a name: no letter of it is an act, and no part of a code', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor', 'chen')
  await keys.find('Okafor')
  await desk.chooseWho(people.checker.name)
  await keys.begin('w')
  const digit = await desk.dialog
    .getByRole('button', { name: people.pharmacist.name })
    .first()
    .getAttribute('aria-keyshortcuts')
  await keys.end('Escape')
  await keys.press(`Alt+${digit ?? ''}`)
  await keys.press('Control+f')
  await page.keyboard.type('Chen')
  await expect(page.getByRole('searchbox')).toHaveValue('Chen')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await expect(desk.dialog).toBeHidden()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a name typed at a list by who believes that the search has the focus goes into the search, and no letter of it is left an act', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor', 'chen')
  const search = page.getByRole('searchbox')
  const notice = page.getByText('What you typed went into the search.', { exact: true })
  const typed = async (name: string): Promise<void> => {
    await keys.press('2')
    await expect(desk.row('Chen')).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
    await expect(search).not.toBeFocused()
    await typeAsAPerson(page, name)
    await expect(search).toHaveValue(name)
    await expect(search).toBeFocused()
    await expect(desk.dialog).toBeHidden()
    await expect(notice).toBeVisible()
  }
  // The first letter begins the clinical check of who is in hand; the second is “hand out”.
  await typed('chen')
  await page.keyboard.type(' ')
  await expect(search).toHaveValue('chen ')
  await keys.press('Escape')
  await expect(notice).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Check', level: 1 })).toBeVisible()

  // One that goes to another list, and one that asks who works here.
  await typed('unwin')
  await keys.press('Escape')
  await expect(page.getByRole('heading', { name: 'Check', level: 1 })).toBeVisible()
  await typed('walsh')
  await keys.press('Control+a')
  await page.keyboard.type('Chen')
  await keys.press('Enter')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  // It was read by who goes on to work in a window, and takes no more room.
  await expect(notice).toBeVisible()
  await keys.begin('c')
  await keys.end('Escape')
  await expect(notice).toBeHidden()
})

test('a word whose first letter opens a window with a field goes into the search, and so does a number; nothing of them stays in the window or is begun', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of journey.slice(0, 3)) await doStep(page, id, step)
  const search = page.getByRole('searchbox')
  const atTheList = async (): Promise<void> => {
    await keys.press('Escape')
    await expect(search).not.toBeFocused()
    // Not by its key: that would be a digit of the number.
    await desk.goTo('Bag and place')
    await expect(page.locator('[aria-keyshortcuts="p"]').first()).toBeEnabled()
  }
  const inSearch = async (text: string): Promise<void> => {
    await expect(search).toHaveValue(text)
    await expect(search).toBeFocused()
    await expect(desk.dialog).toBeHidden()
    await expect(page.getByText('What you typed went into the search.', { exact: true })).toBeVisible()
  }
  await atTheList()
  await typeAsAPerson(page, 'patel')
  await inSearch('patel')
  const { working } = await answerOf(page, 'desk:state', {})
  await expect
    .poll(() => answerOf(page, 'draft:list', { personId: working?.id ?? '' }))
    .toEqual({ drafts: [], others: [] })

  await atTheList()
  await typeAsAPerson(page, '943 476 5919')
  await inSearch('943 476 5919')
  await keys.press('Escape')
  await expect(page.getByRole('heading', { name: 'Bag and place', level: 1 })).toBeVisible()

  await keys.begin('p')
  await expect(desk.dialog.getByLabel('Where exactly')).toHaveValue('')
})

test('typing in a prescription while nobody is known to work here asks who does, and then goes on with the form', async ({
  open,
}) => {
  const { page, desk } = await open()
  await answerOf(page, 'desk:add-person', { ...people.pharmacist, registration: null })
  await workAs(page, 'pharmacist')
  await closeFirstQuestion(page)
  // The screen knows her before she stops.
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.pharmacist.name)
  await answerOf(page, 'desk:stop-work', {})
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Who is working?')
  const keys = keyboardDesk(page)
  await keys.press('y')
  await keys.listening('Who is working here?')
  await keys.press('1')
  await expect(desk.dialog.getByRole('radiogroup', { name: 'Which form?' })).toBeVisible()
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByRole('alert')).toContainText('things to look at')
})
