import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, takeIn } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { test, type Tab } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { commandsOf, doStep, giveCommands, type Step } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { bare, printed, scanned, type PrintedPage } from '../support/read-print.ts'
import { seededRandom } from '../support/seeded-random.ts'

const address = ['14 High Street', 'Thornbeck', 'ZZ99 3LA']
const supplier = `Practice Pharmacy, ${address.join(', ')}. Tel 01632 960 555`
// As fast as people type: what comes faster is a scanner.
const typed = { delay: 60 }
const keepAway = 'Keep out of the reach and sight of children'

/** Opens the desk of a pharmacy with an address, and brings one prescription as far as said. */
async function prepared(tab: () => Promise<Tab>, patient: 'okafor' | 'whitfield', steps: readonly Step[]) {
  const { page, desk } = await tab()
  await hire(page)
  const { settings } = await answerOf(page, 'desk:state', {})
  const given = { pharmacyAddress: address.join('\n'), pharmacyPhone: '01632 960 555' }
  await answerOf(page, 'desk:change-settings', { settings: { ...settings, ...given } })
  const [id = ''] = await takeIn(page, [messageFor(patient)])
  for (const step of steps) await doStep(page, id, step)
  const keys = keyboardDesk(page)
  await keys.find(patient === 'okafor' ? 'Okafor' : 'Whitfield')
  return { page, desk, keys, id }
}

const openPrint = async (page: Page): Promise<void> => {
  await expect(page.locator('[aria-keyshortcuts="Control+p"]')).toBeVisible()
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
}

const today = (): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric' })
    .format(new Date())
    .replace('Sept', 'Sep')

const expectSize = (pages: readonly PrintedPage[], widthMm: number, heightMm: number): void => {
  for (const page of pages) {
    expect(page.widthMm).toBeCloseTo(widthMm, 0)
    expect(page.heightMm).toBeCloseTo(heightMm, 0)
  }
}

/** Nothing is printed nearer to the edge than a label printer reaches. */
const expectInside = (page: PrintedPage, edgeMm: number): void => {
  for (const { text, box } of page.texts) {
    if (box === null) continue
    expect(box.left, text).toBeGreaterThanOrEqual(edgeMm)
    expect(box.top, text).toBeGreaterThanOrEqual(edgeMm)
    expect(box.right, text).toBeLessThanOrEqual(page.widthMm - edgeMm)
    expect(box.bottom, text).toBeLessThanOrEqual(page.heightMm - edgeMm)
  }
}

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
  expect(title).not.toMatch(/Okafor/i)
})

test('what a person adds to a label is printed, also "for external use"; a label not wanted is not', async ({
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
  const pages = await printed(page)
  expect(pages).toHaveLength(2)
  for (const line of ['Take ONE tablet each morning', 'May make you dizzy.', 'For external use only.'])
    expect(pages[0]?.bare).toContain(bare(line))
  expect(pages[1]?.bare).toContain('Omeprazole')
  expect(pages[1]?.bare).not.toContain('external')
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
  const { page, id } = await prepared(tab, 'okafor', ['check', 'assemble', 'accuracy'])
  await openPrint(page)
  const codeOnPaper = async (): Promise<string> => {
    const [label, ...more] = await printed(page)
    expect(more).toEqual([])
    expectSize([label!], 70, 35)
    expectInside(label!, 1)
    expect(label?.bare).toContain(bare('Mr Chukwuemeka Okafor'))
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
  await page.keyboard.press('Escape')
  await doStep(page, id, 'place')
  await expect(page.getByRole('button', { name: /^Hand out/ })).toBeVisible()
  await openPrint(page)
  const after = await codeOnPaper()
  expect((await answerOf(page, 'bag:find', { bagId: after.slice(4, -1) })).placed.map((one) => one.id)).toEqual([id])
})

test('an owing slip says what, how much, by when and until when; a reminder names no medicine', async ({ tab }) => {
  const { page, id } = await prepared(tab, 'okafor', ['check'])
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('assemble', p).map((command) =>
      command.type !== 'assemble'
        ? command
        : {
            ...command,
            lines: command.lines.map((line) => ({ ...line, amount: line.amount / 2 })),
            owing: { reason: 'On order', promisedOn: '2027-01-05' },
          },
    ),
  )
  for (const step of ['accuracy', 'place'] as const) await doStep(page, id, step)
  await expect(page.getByRole('button', { name: /^Hand out/ })).toBeVisible()
  await openPrint(page)
  await page.getByText('Owing slip').click()
  const [slip, ...more] = await printed(page)
  expect(more).toEqual([])
  expectSize([slip!], 210, 297)
  for (const line of [
    'Mr Chukwuemeka Okafor',
    'Flucloxacillin 500mg capsules',
    '14 capsules to come, of 28 capsules',
    'Promised for 5 Jan 2027',
    'The law lets us supply it until',
    'Practice Pharmacy',
    ...address,
  ])
    expect(slip?.bare).toContain(bare(line))
  expect(slip?.across).toBe('PRACTICE')
  await page.getByText('Reminder to collect').click()
  const [letter, ...others] = await printed(page)
  expect(others).toEqual([])
  expect(letter?.bare).toContain(bare('Your prescription is ready to collect'))
  expect(letter?.bare).not.toContain('Flucloxacillin')
  expect(letter?.across).toBe('PRACTICE')
})

test('without an address no label is printed, and it is said what to do; by keys it is given in the settings', async ({
  tab,
}) => {
  const { page, desk } = await tab()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  for (const step of ['check', 'assemble'] as const) await doStep(page, id, step)
  await keyboardDesk(page).find('Okafor')
  await page.keyboard.press('Control+p')
  await expect(desk.dialog).toContainText('A label needs the name and address of the pharmacy.')
  await expect(desk.dialog).toContainText('Settings, under This pharmacy')
  await expect(desk.dialog.getByRole('button', { name: /^Print/ })).toBeDisabled()
  expect((await printed(page)).map((one) => one.bare)).toEqual([''])
  await page.keyboard.press('Escape')
  await desk.goTo('Settings')
  await page.getByLabel('Address').focus()
  await page.keyboard.type('14 High Street', typed)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Thornbeck ZZ99 3LA', typed)
  await page.keyboard.press('Tab')
  await page.keyboard.type('ring us', typed)
  await expect(page.getByText('Digits, spaces, + and ( )')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('01632 960 555', typed)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await desk.goTo('Accuracy check')
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  expect((await printed(page))[0]?.bare).toContain(bare('Practice Pharmacy, 14 High Street, Thornbeck ZZ99 3LA'))
})

test('the screen itself is never printed', async ({ tab }) => {
  const { page } = await prepared(tab, 'okafor', ['check'])
  expect((await printed(page)).map((one) => one.bare)).toEqual([''])
})

test('no preview has an accessibility violation, in light or in dark', async ({ tab }) => {
  test.setTimeout(60_000)
  const { page, id } = await prepared(tab, 'okafor', ['check', 'assemble'])
  const check = async (): Promise<void> => {
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await expectNoAxeViolations(page)
    }
  }
  await openPrint(page)
  await check()
  await page.getByText('A4 sheet, 24 labels').click()
  await check()
  await page.keyboard.press('Escape')
  for (const step of ['accuracy', 'place'] as const) await doStep(page, id, step)
  await expect(page.getByRole('button', { name: /^Hand out/ })).toBeVisible()
  await openPrint(page)
  await check()
  await page.getByText('Reminder to collect').click()
  await check()
})
