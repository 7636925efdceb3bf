import type { DeskCommand } from '../../src/contract/commands.ts'
import { expect } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { test } from '../support/e2e-browser-host.ts'
import { doStep, giveCommands } from '../support/e2e-work.ts'
import { expectInside, expectSize, keepAway, openPrint, prepared, supplier, today } from '../support/print-desk.ts'
import { bare, printed, scanned } from '../support/read-print.ts'
import { seededRandom } from '../support/seeded-random.ts'

// A PDF takes its time beside other work.
test.beforeEach(() => {
  test.setTimeout(90_000)
})

test('a label is 70 by 35 mm and has every line the law wants inside its edges, and no patient is in the title', async ({
  tab,
}) => {
  const { page } = await prepared(tab, 'okafor', ['check', 'assemble'])
  const title = await page.title()
  await openPrint(page)
  const pages = await printed(page)
  expect(pages).toHaveLength(1)
  expectSize(pages, 70, 35)
  const [label] = pages
  for (const line of [
    'Flucloxacillin 500mg capsules',
    '28 capsules',
    'four times a day',
    'Mr Chukwuemeka Okafor',
    today(),
    keepAway,
    supplier,
  ])
    expect(label?.bare).toContain(bare(line))
  expectInside(label!, 1)
  expect(label?.across).toBe('PRACTICE')
  expect(await page.title()).toBe(title)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  expect(title).not.toMatch(/Okafor/i)
})

test('what a person adds to a label is printed, and as often as they say; a label not wanted is not', async ({
  tab,
}) => {
  const { page } = await prepared(tab, 'whitfield', ['check', 'assemble'])
  await openPrint(page)
  const first = page.getByRole('group', { name: /^Amlodipine/ })
  await first.getByLabel('Directions on the label').fill('Take ONE tablet each morning')
  await first.getByLabel('Precautions and warnings').fill('May make you dizzy.')
  await first.getByText('For external use only.').click()
  await page
    .getByRole('group', { name: /^Atorvastatin/ })
    .getByText(/^Atorvastatin/)
    .click()
  await page
    .getByRole('group', { name: /^Omeprazole/ })
    .getByLabel('How many of it')
    .fill('2')
  const pages = await printed(page)
  expect(pages).toHaveLength(3)
  expect(pages[2]?.bare).toBe(pages[1]?.bare)
  for (const line of ['Take ONE tablet each morning', 'May make you dizzy.', 'For external use only.'])
    expect(pages[0]?.bare).toContain(bare(line))
  expect(pages[1]?.bare).toContain('Omeprazole')
  expect(pages[1]?.bare).not.toContain('external')
})

test('what was typed on a label, directions and warnings, is kept as it is printed: a later print has it, and what happened says it', async ({
  tab,
}) => {
  const { page, desk, keys } = await prepared(tab, 'okafor', ['check', 'assemble'])
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset['printed'] = String(Number(document.body.dataset['printed'] ?? '0') + 1)
    }
  })
  await openPrint(page)
  const warnings = page.getByRole('dialog').getByLabel('Precautions and warnings')
  await warnings.fill('May make you dizzy.')
  const directions = page.getByRole('dialog').getByLabel('Directions on the label')
  await directions.fill('Take ONE tablet each morning')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('body')).toHaveAttribute('data-printed', '1')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('May make you dizzy.')
  await page.keyboard.press('Control+Enter')
  await expect(page.locator('body')).toHaveAttribute('data-printed', '2')
  await page.reload()
  await desk.shown()
  await keys.find('Okafor')
  await expect(page.getByText('May make you dizzy.')).toHaveCount(1)
  await openPrint(page)
  await expect(warnings).toHaveValue('May make you dizzy.')
  await expect(directions).toHaveValue('Take ONE tablet each morning')
  const label = (await printed(page))[0]?.bare
  for (const line of ['Take ONE tablet each morning', 'May make you dizzy.']) expect(label).toContain(bare(line))
})

test('what was typed on a label stays when its prescription goes on; one that is new is shown before anything is printed', async ({
  tab,
}) => {
  const { page, id } = await prepared(tab, 'whitfield', ['check', 'assemble'])
  await openPrint(page)
  const first = page.getByRole('group', { name: /^Amlodipine/ })
  await first.getByLabel('Precautions and warnings').fill('May make you dizzy.')
  const printButton = page.getByRole('dialog').getByRole('button', { name: 'Print', exact: true })
  const act = async (command: DeskCommand): Promise<void> => giveCommands(page, id, 'pharmacist', () => [command])
  const { items } = (await answerOf(page, 'prescription:detail', { id })).prescription
  await act({ type: 'hold', itemIds: [items[0]?.content.id ?? ''], reason: 'Query' })
  const changed = page.getByRole('dialog').getByText('The prescription has changed since these labels were shown.')
  await expect(changed).toBeVisible()
  await expect(first.getByLabel('Precautions and warnings')).toHaveValue('May make you dizzy.')
  await expect(printButton).toBeEnabled()

  const { acts } = await answerOf(page, 'prescription:detail', { id })
  const eventId = acts.findLast(({ type }) => type === 'assembled')?.eventId ?? ''
  await act({ type: 'correct', eventId, reason: 'The wrong pack', medicineIs: null })
  await expect(page.getByRole('dialog')).toContainText('Not the same any more: ')
  await expect(printButton).toBeDisabled()
  await page.getByRole('button', { name: 'Show the labels as they are now' }).click()
  await expect(changed).toBeHidden()
  await expect(first.getByLabel('Precautions and warnings')).toHaveValue('May make you dizzy.')
  await expect(printButton).toBeEnabled()
})

test('long names, directions and warnings are never cut: the type gets smaller, then it goes on to a numbered label', async ({
  tab,
}) => {
  const { page } = await prepared(tab, 'okafor', ['check', 'assemble'])
  await openPrint(page)
  const random = seededRandom(7)
  const words = ['take', 'ONE', 'water', 'immediately', 'after', 'food', 'co-fluampicillin', 'WWWWW', 'milligrams', '½']
  const counts: number[] = []
  for (const length of [12, 30, 45, 60, 90, 120]) {
    const text = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ')
    await page.getByLabel('Directions on the label').fill(text)
    await expect(page.getByRole('region', { name: 'Preview' })).toContainText(text.slice(-4))
    const pages = await printed(page)
    expectSize(pages, 70, 35)
    counts.push(pages.length)
    for (const [at, label] of pages.entries()) {
      expectInside(label, 1)
      for (const line of ['Flucloxacillin 500mg capsules', 'Mr Chukwuemeka Okafor', keepAway, supplier, today()])
        expect(label.bare).toContain(bare(line))
      if (pages.length > 1) expect(label.bare).toContain(bare(`Label ${String(at + 1)} of ${String(pages.length)}`))
    }
    const heading = bare('Flucloxacillin 500mg capsules 28 capsules')
    const bodies = pages.map((label, at) => {
      const from = label.bare.indexOf(heading) + heading.length
      const foot = label.bare.indexOf(bare('Mr Chukwuemeka'))
      return label.bare.slice(from, foot).replace(bare(`Continued on label ${String(at + 2)}`), '')
    })
    expect(bodies.join('')).toBe(bare(text))
  }
  expect(counts[0]).toBe(1)
  expect(counts.at(-1)).toBeGreaterThan(1)
})

test('labels on an A4 sheet begin at the first free one', async ({ tab }) => {
  const { page } = await prepared(tab, 'whitfield', ['check', 'assemble'])
  await openPrint(page)
  await page.getByText('A4 sheet, 24 labels').click()
  await page.getByLabel('First free label of the sheet').fill('23')
  const pages = await printed(page)
  expect(pages).toHaveLength(2)
  expectSize(pages, 210, 297)
  const expectAt = (at: number, place: number, name: string): void => {
    const leftMm = (place % 3) * 70
    const topMm = 8.5 + Math.floor(place / 3) * 35
    const inside = pages[at]?.texts.filter(
      ({ box }) =>
        box !== null &&
        box.left >= leftMm + 1 &&
        box.right <= leftMm + 69 &&
        box.top >= topMm + 1 &&
        box.bottom <= topMm + 34,
    )
    const label = bare((inside ?? []).map(({ text }) => text).join(''))
    for (const line of [name, 'Mrs Margaret Anne Whitfield', today(), keepAway, supplier])
      expect(label).toContain(bare(line))
  }
  expectAt(0, 22, 'Amlodipine 5mg tablets 28 tablets')
  expectAt(0, 23, 'Atorvastatin 20mg tablets 28 tablets')
  expectAt(1, 0, 'Omeprazole 20mg gastro-resistant capsules 28 capsules')
})

test('the barcode of a bag label, printed before the bag is placed or after, finds that bag', async ({ tab }) => {
  const { page, desk, id } = await prepared(tab, 'okafor', ['check', 'assemble', 'accuracy'])
  // What is printed first goes by the stage that is in view.
  await expect(desk.hand.getByRole('button', { name: /^Bag and place/ })).toBeVisible()
  await openPrint(page)
  const codeOnPaper = async (): Promise<string> => {
    const [label, ...more] = await printed(page)
    expect(more).toEqual([])
    expectSize([label!], 70, 35)
    expectInside(label!, 1)
    expect(label?.bare).toContain(bare('Mr Chukwuemeka Okafor'))
    expect(label?.bare).toContain(bare('born 14 Feb 1983'))
    expect(label?.bare).toContain('PRACTICE')
    expect(label?.across).toBe('PRACTICE')
    const bars = page.locator('[data-print-out] svg')
    await page.emulateMedia({ media: 'print' })
    await page.locator('[data-print-out]').evaluate((out) => {
      out.style.zoom = '4'
    })
    const [code = ''] = await scanned(bars)
    await page.locator('[data-print-out]').evaluate((out) => {
      out.style.zoom = ''
    })
    await page.emulateMedia({ media: null })
    expect(label?.bare).toContain(code)
    return code
  }
  const before = await codeOnPaper()
  expect(before).toMatch(/^BAG-[A-Z0-9]{5}$/)
  expect((await answerOf(page, 'bag:find', { bagId: before.slice(4, -1) })).toPlace.map((one) => one.id)).toEqual([id])
  await page.getByRole('button', { name: /^Close/ }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await doStep(page, id, 'place')
  await expect(page.getByRole('button', { name: /^Hand out/ })).toBeVisible()
  await openPrint(page)
  const after = await codeOnPaper()
  expect((await answerOf(page, 'bag:find', { bagId: after.slice(4, -1) })).placed.map((one) => one.id)).toEqual([id])
})

test('the arrow keys choose what is printed, from one kind of sheet to the next, and the keys stay there', async ({
  tab,
}) => {
  const { page } = await prepared(tab, 'okafor', ['check', 'assemble', 'accuracy', 'place'])
  await openPrint(page)
  const what = page.getByRole('radiogroup', { name: 'What' })
  const sheets = what.getByRole('radio')
  await expect(sheets).toHaveCount(3)
  await sheets.first().focus()
  for (const at of [1, 2, 0]) {
    await page.keyboard.press('ArrowDown')
    await expect(sheets.nth(at)).toBeChecked()
    await expect(sheets.nth(at)).toBeFocused()
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})
