import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, takeIn, test } from '../support/e2e.ts'
import { messagesFor } from '../support/e2e-messages.ts'
import { choose, fill, noteAllergy } from '../support/note-allergy.ts'
import { typeAsAPerson } from '../support/type-as-a-person.ts'

const bothThemes = async (page: Page): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await expectNoAxeViolations(page)
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
}

test('an allergy written down stands under the name and is laid out for the check, which waits until it is answered', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  await expect(desk.hand).toContainText('No allergies recorded.')
  await keys.begin('e')
  await noteAllergy(page, 'Penicillin')
  await expect(desk.dialog).toContainText('Told by the patient')
  await expect(desk.dialog.getByRole('listitem').first()).toContainText('Penicillin (rash)')
  await bothThemes(page)
  await keys.end('Escape')
  await expect(desk.hand).toContainText('Allergies: Penicillin (rash)')

  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog).toContainText('To pass, answer 1 fact laid out.')
  await expect(desk.dialog.getByRole('button', { name: /^Passed for / })).toBeDisabled()
  await bothThemes(page)
  await keys.press('1')
  await expect(desk.dialog.getByRole('button', { name: /^Passed for Chukwuemeka Okafor/ })).toBeEnabled()
  await keys.end('p')
  const { acts, prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.clinicalCheck).toMatchObject({ outcome: 'passed', counsel: null })
  expect(acts.find(({ type }) => type === 'clinical-check-recorded')?.body).toMatchObject({
    facts: [
      {
        fact: { kind: 'allergy', substance: 'Penicillin', reaction: 'rash', source: { from: 'Told by the patient' } },
        answer: { how: 'looked-at', note: null },
      },
    ],
  })
})

test('an allergy told while the check is open appears in it, unanswered', async ({ openWith }) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog.getByRole('button', { name: /^Passed for / })).toBeEnabled()
  await expect(desk.dialog.locator('[data-answered]', { hasText: 'No allergies recorded' })).toHaveCount(0)
  const { working } = await answerOf(page, 'desk:state', {})
  await answerOf(page, 'patient:note', {
    commandId: '6f9619ff-8b86-4d01-b42d-00cf4fc964ff',
    asPersonId: working?.id ?? '',
    prescriptionId: id,
    expectedVersion: 0,
    command: {
      type: 'record-allergy',
      substance: 'Penicillin',
      reaction: null,
      source: { from: 'GP letter', on: '2026-01-05' },
    },
  })
  await expect(desk.dialog).toContainText('Allergy: Penicillin')
  await expect(desk.dialog.getByRole('button', { name: /^Passed for / })).toBeDisabled()
})

test('a query names whom and by when, is seen in the list and in hand, and passes later with what came of it', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  await keys.begin('c')
  await fill(page, 'Note', 'Dose?')
  await expect(desk.dialog).toContainText('To query, say whom and by when.')
  await fill(page, 'Query to', 'Dr Banerjee')
  await fill(page, 'Answer wanted by', '31/12/2031')
  await fill(page, 'Tell the patient at hand-out', 'Finish the course')
  await desk.dialog.getByRole('heading', { level: 2 }).click()
  await keys.end('q')
  await expect(desk.hand).toContainText('Queried to Dr Banerjee: answer wanted by 31 Dec 2031.')
  await keys.press('2')
  await expect(desk.row('Okafor')).toContainText('Query, 31 Dec 2031')

  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog).toContainText(/Queried on .* by Aisha Karim: Dose\?/)
  await keys.press('1')
  await expect(desk.dialog.getByRole('radio', { name: 'Asked the prescriber' })).toBeFocused()
  // The key that passes is no answer of the surgery.
  await keys.press('p')
  await expect(desk.dialog).toContainText('Not done. To query or refuse')
  await expect(desk.dialog.getByLabel('What they said')).toHaveValue('')
  await keys.press('1')
  await expect(desk.dialog.getByLabel('What they said')).toBeFocused()
  await expect(desk.dialog.getByRole('radio', { name: 'Asked the prescriber' })).toBeChecked()
  await page.keyboard.type('As written', { delay: 60 })
  await fill(page, 'Tell the patient at hand-out', 'Finish the course')
  await desk.dialog.getByRole('heading', { level: 2 }).click()
  await keys.end('p')
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.clinicalCheck).toMatchObject({ outcome: 'passed', counsel: 'Finish the course' })
  expect(prescription.interventions).toMatchObject([{ outcome: 'queried', query: { whom: 'Dr Banerjee' } }])
  await expect(desk.hand).toContainText(/answer to the query of .*: As written \(asked the prescriber\)/)
})

test('a word typed blindly at the list, which begins with the key of the clinical check, answers and passes nothing: it goes to the search', async ({
  openWith,
}) => {
  const { page, desk, ids } = await openWith('okafor')
  const [id = ''] = ids
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await typeAsAPerson(page, 'connop')
  await expect(page.getByRole('searchbox')).toHaveValue('connop')
  await expect(desk.dialog).toBeHidden()
  const { acts, stage } = await answerOf(page, 'prescription:detail', { id })
  expect(stage).toBe('check')
  expect(acts.map(({ type }) => type)).not.toContain('clinical-check-recorded')
})

test('a word typed blindly into an open clinical check answers nothing and passes none: each letter has it wait to be read anew', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  // A word goes on and on until all there is to answer has come, on any machine; then letters that answer and pass.
  await page.evaluate(() => {
    // Long after the key that opens the window: those at the pace of that are of its word, and go to the search.
    let time = performance.now() + 60_000
    const type = (word: string): boolean => {
      const window = document.querySelector('[role="dialog"]:has([aria-keyshortcuts="p"])')
      for (const key of word) {
        const event = new KeyboardEvent('keydown', { key, bubbles: true })
        time += 100
        Object.defineProperty(event, 'timeStamp', { value: time })
        window?.dispatchEvent(event)
      }
      return document.querySelector('[role="dialog"] [aria-keyshortcuts="n"]') !== null
    }
    const typing = setInterval(() => {
      if (!type('o')) return
      clearInterval(typing)
      type('np')
    }, 100)
  })
  await keys.press('c')
  await expect(desk.dialog).toContainText(/Not done\. .*Read it first\..*once none was pressed for a second/)
  const none = desk.dialog.locator('[aria-keyshortcuts="n"]')
  await expect(none).toBeVisible()
  await expect(desk.dialog.getByText('Read it first.', { exact: true })).toBeHidden()
  await expect(none).toBeVisible()
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('check')
  await keys.press('n')
  await expect(none).toBeHidden()
  await keys.end('p')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('assemble')
})

test('what is typed right after the key of a query or a refusal is its note, and passes nothing, whatever letters it has', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await keys.find('Okafor')
  const passed = desk.dialog.getByRole('button', { name: /^Passed for / })
  const note = desk.dialog.getByLabel('Note', { exact: true })
  for (const key of ['q', 'f']) {
    await keys.begin('c')
    if (key === 'q') await keys.press('n')
    await expect(passed).toBeEnabled()
    await note.fill('')
    await desk.dialog.getByRole('heading', { level: 2 }).click()
    await page.keyboard.type(`${key}please ask: 1 or 2 puffs? pp`, { delay: 60 })
    await expect(note).toBeFocused()
    await expect(note).toHaveValue('please ask: 1 or 2 puffs? pp')
    await expect(passed).toBeDisabled()
    await keys.press('Control+Enter')
    await expect(desk.dialog).toContainText(
      'Ctrl Enter does not end this window, f, q, p do. In a field they are text: go to a button with Tab first.',
    )
    // Out of the field its key is answered, and still passes nothing.
    await desk.dialog.getByRole('heading', { level: 2 }).click()
    await keys.press('p')
    await expect(desk.dialog).toContainText(/Not done\. .*is begun\. To pass instead, close this with Esc/)
    if (key === 'q') {
      await keys.press('q')
      await expect(desk.dialog.getByLabel('Query to', { exact: true })).toBeFocused()
    }
    expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('check')
    await keys.end('Escape')
  }
  await keys.begin('c')
  await keys.end('p')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('assemble')
})

test("a patient's prescriptions are checked in one act, none of them answered before", async ({ openWith }) => {
  const { page, desk, keys } = await openWith()
  const ids = await takeIn(page, messagesFor('whitfield'))
  expect(ids).toHaveLength(2)
  await keys.press('2')
  await desk.count('Clinical check', 2)
  await keys.begin('c')
  await keys.press('n')
  const passed = desk.dialog.getByRole('button', { name: /^Passed for / })
  await expect(passed).toBeEnabled()
  const along = desk.dialog.getByRole('checkbox', { name: /^Check this one too/ })
  await expect(along).not.toBeChecked()
  await along.focus()
  await page.keyboard.press('Space')
  await expect(passed).toBeDisabled()
  await expect(desk.dialog).not.toContainText('Fetching what is known')
  await keys.press('n')
  await expect(passed).toBeEnabled()
  await keys.end('p')
  const acts = await Promise.all(
    ids.map(async (id) => (await answerOf(page, 'prescription:detail', { id })).prescription.clinicalCheck?.outcome),
  )
  expect(acts).toEqual(['passed', 'passed'])
})

test('what was written down is withdrawn with a reason and stays readable; nobody has asked again until somebody does', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await keys.begin('e')
  await noteAllergy(page, 'Penicillin')
  await desk.dialog.getByRole('button', { name: 'Withdraw: Penicillin (rash)' }).focus()
  await keys.press('Enter')
  await fill(page, 'Why “Penicillin (rash)” is withdrawn', 'Tolerated it in March')
  await keys.press('Tab')
  await keys.press('Enter')
  await expect(desk.dialog).toContainText(/Withdrawn by Aisha Karim, .*: Tolerated it in March/)
  await keys.end('Escape')
  await expect(desk.hand).toContainText('No allergies recorded.')
  await keys.begin('e')
  await choose(page, 'No known allergies')
  await fill(page, 'Where from', 'Told by the patient')
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog.getByRole('listitem').first()).toContainText('No known allergies')
  await keys.end('Escape')
  await expect(desk.hand).toContainText('No known allergies (Told by the patient')
})
