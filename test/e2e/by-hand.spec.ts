import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { handKey } from '../../src/domain/identifiers.ts'
import { ukDate } from '../../src/domain/uk-date.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { aHandEntry, aHandItem } from '../support/by-hand.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, people, test, workAs } from '../support/e2e.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

/** By all rules in light, and by those on colour in dark. */
const expectAccessible = async (page: Page): Promise<void> => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoAxeViolations(page, ['color-contrast', 'link-in-text-block'])
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNoAxeViolations(page)
}

/** Goes with the Tab key to the field of this name and types, as somebody without a mouse does. */
const fill = async (page: Page, label: string, text: string): Promise<void> => {
  await tabTo(page, label)
  // As fast as a scanner, a number or a date is taken for a scan, and taken out of the field again once its Tab comes.
  await page.keyboard.type(text, { delay: /^[\d /]+$/.test(text) ? 90 : 0 })
  await expect(page.getByRole('dialog').getByLabel(label, { exact: true })).toHaveValue(text)
}

const tabTo = async (page: Page, label: string): Promise<void> => {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true })
  for (let tabs = 0; tabs < 80 && !(await field.evaluate((one) => one === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab')
  await expect(field).toBeFocused()
}

/** Chooses one of several answers with the keys of a radio group. */
const choose = async (page: Page, group: string, answer: string): Promise<void> => {
  const choices = page.getByRole('dialog').getByRole('radiogroup', { name: group })
  const wanted = choices.getByRole('radio', { name: answer, exact: true })
  const inside = async (): Promise<boolean> => choices.evaluate((one) => one.contains(document.activeElement))
  for (let tabs = 0; tabs < 80 && !(await inside()); tabs += 1) await page.keyboard.press('Tab')
  await page.keyboard.press(' ')
  for (let presses = 0; presses < 12 && !(await wanted.isChecked()); presses += 1)
    await page.keyboard.press('ArrowDown')
  await expect(wanted).toBeChecked()
}

const tick = async (page: Page, words: RegExp): Promise<void> => {
  const box = page.getByRole('dialog').getByRole('checkbox', { name: words })
  for (let tabs = 0; tabs < 80 && !(await box.evaluate((one) => one === document.activeElement)); tabs += 1)
    await page.keyboard.press('Tab')
  await page.keyboard.press(' ')
  await expect(box).toBeChecked()
}

const yesterday = (): string => {
  const day = new Date(Date.now() - 86_400_000)
  return `${String(day.getUTCDate())}/${String(day.getUTCMonth() + 1)}/${String(day.getUTCFullYear())}`
}

const typeForm = async (page: Page): Promise<void> => {
  await choose(page, 'Which form?', 'NHS form (FP10)')
  await tick(page, /the paper itself/)
  await tick(page, /signature on it is in ink/)
  await fill(page, 'Date written', yesterday())
  await fill(page, 'Family name', 'Marlowe')
  await fill(page, 'First names', 'Hester')
  await fill(page, 'Born', '12/3/1948')
  await fill(page, 'NHS number', '999 054 8609')
  await fill(page, 'Patient’s address', '14 Elm Road')
  await fill(page, 'Name, strength and form 1', 'Amoxicillin 250mg capsules')
  await choose(page, 'Controlled drug 1', 'Not controlled')
  await fill(page, 'Total 1', '28')
  await fill(page, 'Unit 1', 'capsule')
  await fill(page, 'Directions 1', 'One three times a day')
  await choose(page, 'What are they?', 'Doctor')
  await fill(page, 'Prescriber’s name', 'Dr R Razia')
  await fill(page, 'Prescriber’s number', '6095103')
  await fill(page, 'Practice or clinic', 'Hallgarth Surgery')
  await fill(page, 'Prescriber’s address', 'Shildon')
  await choose(page, 'Is that address in the United Kingdom?', 'Yes')
}

/** A form that the pharmacist has typed in already; gives the family name on it. */
const typedIn = async (page: Page): Promise<string> => {
  const asPersonId = await workAs(page, 'pharmacist')
  const id = randomUUID()
  const entry = aHandEntry({
    writtenOn: ukDate(Date.now() - 86_400_000),
    patient: { family: 'Marlowe' },
    items: [aHandItem(1, { id: randomUUID() })],
  })
  await answerOf(page, 'prescription:act', {
    actId: randomUUID(),
    asPersonId,
    happened: null,
    commands: [
      {
        commandId: randomUUID(),
        prescriptionId: handKey(id),
        expectedVersion: 0,
        command: { type: 'enter-by-hand', entryId: id, entry },
      },
    ],
  })
  return entry.patient.family
}

const tickEverything = async (page: Page): Promise<void> => {
  const boxes = page.getByRole('dialog').getByRole('checkbox')
  for (const box of await boxes.all()) {
    for (let tabs = 0; tabs < 60 && !(await box.evaluate((one) => one === document.activeElement)); tabs += 1)
      await page.keyboard.press('Tab')
    await page.keyboard.press(' ')
  }
}

test('on the paper form the answers of a short question and the fields of one row stand on one line, whichever has a hint', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  await page.setViewportSize({ width: 1280, height: 720 })
  await hire(page)
  await keyboardDesk(page).begin('y')
  const topOf = async (label: string): Promise<number> =>
    Math.round((await desk.dialog.getByLabel(label, { exact: true }).boundingBox())?.y ?? Number.NaN)
  expect(await topOf('Born')).toBe(await topOf('NHS number'))
  expect(await topOf('Total 1')).toBe(await topOf('Unit 1'))
  expect(await topOf('Total in words 1')).toBe(await topOf('Unit 1'))
  const forms = desk.dialog.getByRole('radiogroup', { name: 'Which form?' }).getByRole('radio')
  const tops = await forms.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().y)))
  expect(new Set(tops).size).toBe(1)
  expect(tops.length).toBeGreaterThan(2)
})

test('a paper prescription is typed in, compared by a second person, and goes on, without a mouse and unknown to the NHS', async ({
  open,
  psu,
}) => {
  test.setTimeout(90_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await keys.begin('y')
  await expectAccessible(page)
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByRole('alert')).toContainText('things to look at')
  await expectAccessible(page)
  await keys.end('Escape')

  await keys.begin('y')
  await typeForm(page)
  await keys.end('Control+Enter')
  await expect(page.getByRole('heading', { level: 2, name: /MARLOWE/ })).toBeVisible()
  await expect(desk.hand).toContainText('The NHS App does not show this one')
  await desk.count('Typed in, to check', 1)

  await keys.begin('c')
  await expect(desk.dialog).toContainText('You typed this yourself')
  await tickEverything(page)
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByRole('alert')).toContainText('You typed this yourself, or part of it. Ask someone else')
  await keys.end('Escape')

  // What whoever typed it ticked there is told, and hinders nobody.
  await keys.chooseWho(people.checker.name)
  await expect(desk.hand).toContainText(`begun by ${people.pharmacist.name}`)
  await keys.begin('c')
  await expectAccessible(page)
  await expect(desk.dialog).toContainText('12 Mar 1948')
  await tickEverything(page)
  await keys.end('Control+Enter')
  await desk.count('Typed in, to check', 0)
  await desk.count('Clinical check', 1)

  const { rows } = await answerOf(page, 'queue:page', { stage: 'check', search: '', after: null, limit: 10 })
  const [row] = rows
  expect(row?.flags).toContain('untracked')
  expect((await answerOf(page, 'sync:history', { prescriptionId: row?.id ?? '' })).rows).toEqual([])
  expect(await psu.requests()).toEqual([])
})

test('what is different from the paper is put right by the second person and then compared again', async ({ open }) => {
  test.setTimeout(90_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await keys.find(await typedIn(page))
  await keys.chooseWho(people.checker.name)
  await keys.begin('c')
  const correct = desk.dialog.getByRole('button', { name: 'Something is different: correct it' })
  for (let tabs = 0; tabs < 60 && !(await correct.evaluate((one) => one === document.activeElement)); tabs += 1)
    await keys.press('Tab')
  await keys.press('Enter')
  await keys.listening('Correct what was typed')
  await expectAccessible(page)
  await tabTo(page, 'Total 1')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('21')
  await fill(page, 'Why', 'Misread the paper')
  await keys.end('Control+Enter')
  await expect(desk.hand).toContainText('Entry corrected')
  await expect(desk.hand).toContainText('21 capsule, not 28 capsule')
  await desk.count('Typed in, to check', 1)
})

test('a half-typed form is there again for whoever typed it, after closing, locking and starting the app again', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const first = await open()
  const keys = keyboardDesk(first.page)
  await hire(first.page)
  await keys.begin('y')
  await choose(first.page, 'Which form?', 'Private prescription')
  await fill(first.page, 'Family name', 'Marlowe')
  await keys.end('Escape')
  await keys.begin('y')
  await expect(first.desk.dialog).toContainText('You began this form at')
  await expect(first.desk.dialog.getByLabel('Family name')).toHaveValue('Marlowe')
  await fill(first.page, 'First names', 'Hester')
  await keys.press('F9')
  await expect(first.desk.dialog).toBeHidden()
  await first.app.close()

  const { page, desk } = await open()
  await desk.sayWho(people.pharmacist.name)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.pharmacist.name)
  await keyboardDesk(page).begin('y')
  await expect(desk.dialog.getByLabel('Family name')).toHaveValue('Marlowe')
  await expect(desk.dialog.getByLabel('First names')).toHaveValue('Hester')
  await expect(desk.dialog.getByRole('radio', { name: 'Private prescription' })).toBeChecked()
  await desk.dialog.getByRole('button', { name: 'Start afresh' }).press('Enter')
  await expect(desk.dialog.getByLabel('Family name')).toHaveValue('')
})

test('who adds a medicine types its name next', async ({ open }) => {
  const { page, desk } = await open()
  await hire(page)
  await keyboardDesk(page).begin('y')
  await tabTo(page, 'Name, strength and form 1')
  await desk.dialog.getByRole('button', { name: 'Add a medicine' }).press('Enter')
  await expect(desk.dialog.getByLabel('Name, strength and form 2')).toBeFocused()
})
