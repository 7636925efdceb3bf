import { screenWords } from '../../src/renderer/wording/keys.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, takeIn } from '../support/e2e.ts'
import { test } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { commandsOf, doStep, giveCommands } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { address, expectSize, openPrint, prepared } from '../support/print-desk.ts'
import { bare, printed } from '../support/read-print.ts'

// As fast as people type: what comes faster is a scanner.
const typed = { delay: 60 }

// A PDF takes its time beside other work.
test.beforeEach(() => {
  test.setTimeout(90_000)
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

test('every page of a long print has the mark of practice across it, and no line lies across the end of a page', async ({
  tab,
}) => {
  const { page } = await prepared(tab, 'okafor', ['check', 'assemble', 'accuracy', 'place'])
  await openPrint(page)
  await page.getByText('Reminder to collect').click()
  await page
    .locator('[data-print-out] p')
    .last()
    .evaluate((line) => {
      for (let copy = 0; copy < 80; copy += 1) line.after(line.cloneNode(true))
    })
  const pages = await printed(page)
  expect(pages.length).toBeGreaterThan(2)
  expectSize(pages, 210, 297)
  for (const one of pages) {
    expect(one.across).toBe('PRACTICE')
    for (const { box } of one.texts) {
      expect(box?.top ?? 20).toBeGreaterThan(13)
      expect(box?.bottom ?? 20).toBeLessThan(297 - 13)
    }
  }
})

test('the notice says who is responsible, with the registration number, on one page that the public can read', async ({
  tab,
}) => {
  const { page } = await tab()
  await hire(page)
  const keys = keyboardDesk(page)
  await page.getByRole('banner').getByRole('button', { name: 'RP Aisha Karim' }).click()
  await keys.listening('Who is on duty')
  await keys.press('n')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  const [notice, ...more] = await printed(page)
  expect(more).toEqual([])
  expectSize([notice!], 210, 297)
  for (const line of ['Responsible pharmacist', 'Aisha Karim', 'GPhC registration number 20', 'Practice Pharmacy'])
    expect(notice?.bare).toContain(bare(line))
  expect(notice?.bare).toContain(bare('in charge of this pharmacy at this time'))
  expect(notice?.across).toBe('PRACTICE')
})

test('the delivery sheet has every door with its bags, what has to be kept cold, and room to sign', async ({ tab }) => {
  const { page, desk, id } = await prepared(tab, 'okafor', ['check', 'assemble', 'accuracy'])
  await giveCommands(page, id, 'pharmacist', (p) => [
    {
      type: 'place-bag',
      bagId: 'A7KQ',
      itemIds: p.items.map(({ content }) => content.id),
      place: { kind: 'fridge', label: 'Fridge 1' },
      route: 'deliver',
    },
  ])
  await desk.goTo('Run sheet')
  await page.getByRole('button', { name: /^Print the sheet/ }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  const [sheet, ...more] = await printed(page)
  expect(more).toEqual([])
  for (const line of ['OKAFOR, Chukwuemeka', 'A7KQ', 'FRIDGE', 'Received: name and signature', '1 stop', ...address])
    expect(sheet?.bare).toContain(bare(line))
  expect(sheet?.bare).not.toContain('Flucloxacillin')
  expect(sheet?.across).toBe('PRACTICE')
})

test('a report is printed with its tables', async ({ tab }) => {
  const { page } = await prepared(tab, 'okafor', ['check'])
  await page.keyboard.press(screenWords['days-end'].key)
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  const pages = await printed(page)
  expectSize(pages, 210, 297)
  const all = pages.map((one) => one.bare).join('')
  for (const line of ['Day’s end', 'Not finished', 'OKAFOR', 'Nothing.']) expect(all).toContain(bare(line))
  for (const one of pages) expect(one.across).toBe('PRACTICE')
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
  await expect(page.getByRole('main').getByText('Digits, spaces, + and ( )')).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('01632 960 555', typed)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await desk.goTo('Accuracy check')
  await page.keyboard.press('Control+p')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  expect((await printed(page))[0]?.bare).toContain(bare('Practice Pharmacy, 14 High Street, Thornbeck ZZ99 3LA'))
})

test('the palette finds printing by name, for the prescription in hand', async ({ tab }) => {
  const { page } = await prepared(tab, 'okafor', ['check', 'assemble'])
  await page.getByRole('search').getByRole('searchbox').press('Escape')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('print labels', typed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Preview' })).toBeVisible()
  expect((await printed(page))[0]?.bare).toContain('Flucloxacillin')
})

test('the screen itself is never printed', async ({ tab }) => {
  const { page } = await prepared(tab, 'okafor', ['check'])
  expect((await printed(page)).map((one) => one.bare)).toEqual([''])
})

test('no preview has an accessibility violation, in light or in dark', async ({ tab }) => {
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
