import path from 'node:path'
import { bagLabel } from '../../src/domain/scan/bag-label.ts'
import { placeLabel } from '../../src/domain/scan/place-label.ts'
import { proposedBagId } from '../../src/domain/scan/proposed-bag-id.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, people, takeIn, test, workAs } from '../support/e2e.ts'
import { doStep, giveCommands } from '../support/e2e-work.ts'
import { giveProducts, packCode, pause, practicePacks, scan } from '../support/scanner.ts'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

test('a prescription scanned while nothing is typed is taken in hand, and none of its letters is taken for a key', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  const [okafor = '', chen = ''] = ids
  await keys.press('2')
  await expect(desk.row('Chen')).toBeVisible()
  await scan(page, chen)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await expect(desk.dialog).toBeHidden()
  await scan(page, okafor.toLowerCase(), 'Tab')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await scan(page, chen.replaceAll('-', ''), null)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await scan(page, okafor.slice(0, 9) + pause + okafor.slice(9))
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')

  await test.step('over an open dialog a scan does nothing, though its letters would pass the check', async () => {
    await keys.begin('c')
    await keys.press('n')
    await expect(desk.dialog.getByRole('button', { name: /^Passed/ })).toBeEnabled()
    await scan(page, 'PPPP-QFNY')
    await expect(desk.dialog).toBeVisible()
    const { acts } = await answerOf(page, 'prescription:detail', { id: okafor })
    expect(acts.map(({ type }) => type)).toEqual(['received'])
    await keys.end('p')
  })
  await desk.count('Assemble', 1)
})

test('a scan inside a text field leaves nothing in it, and another patient’s never changes the window: it says whose it is', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  const [okafor = '', chen = ''] = ids
  await keys.press('Control+f')
  await page.keyboard.type('Che')
  await expect(desk.row('Chen')).toBeVisible()
  await expect(desk.row('Okafor')).toBeHidden()
  await scan(page, okafor)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await keys.press('Escape')

  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).click()
  const field = desk.dialog.getByRole('textbox').first()
  await field.fill('Waiting for ')
  await field.focus()
  await scan(page, chen)
  const said = page.getByRole('alert').filter({ hasText: 'CHEN' })
  await expect(said).toContainText('This window is not about it')
  await expectNoAxeViolations(page)
  if (folder !== '') await page.screenshot({ path: path.join(folder, 'scan-over-a-window.png') })
  await expect(field).toHaveValue('Waiting for ')
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('OKAFOR')
  await scan(page, 'https://example.org/QF7', 'Tab')
  await expect(page.getByRole('alert').filter({ hasText: 'example.org' })).toContainText('Nothing was done')
  await expect(field).toHaveValue('Waiting for ')
  await expect(field).toBeFocused()
  await page.keyboard.type('the surgery')
  await expect(field).toHaveValue('Waiting for the surgery')
})

test('a code that is not known, damaged or not for now says what was read and what to do, and does nothing', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await openWith()
  await giveProducts(page)
  const says = async (code: string, ...words: readonly string[]): Promise<void> => {
    await scan(page, code)
    for (const one of words) await expect(page.getByRole('alert')).toContainText(one)
    await expect(desk.dialog).toBeHidden()
  }
  await says('24F5DA-A83008-7EFE6Z', 'prescription 24F5DA-A83008-7EFE6Z', 'not known here')
  await says('5012345678901', '“5012345678901”', 'check digit does not fit', 'type it into the search')
  await says('https://example.org/q', '“https://example.org/q”', 'Search by name')
  await says(bagLabel('NOPE')!, 'bag NOPE', 'Search by the name on the bag')
  await says(placeLabel({ kind: 'shelf', label: 'A3' })!, 'the place Shelf A3', 'Scan the label of the bag first')
  const [pack] = practicePacks('Flucloxacillin')
  await says(pack?.gtin ?? '', pack?.name ?? '', 'Take a prescription in hand first')
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await scan(page, id)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await says(pack?.gtin ?? '', pack?.name ?? '', 'OKAFOR', 'Clinical check')
  await page.getByRole('button', { name: 'Close this message' }).click()
  await expect(page.getByRole('alert')).toBeHidden()
  const { acts } = await answerOf(page, 'prescription:detail', { id })
  expect(acts.map(({ type }) => type)).toEqual(['received'])
})

test('a scan with a pause in it leaves nothing in a field; of its first characters alone it is said which field they went into', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await keys.press('.')
  await page.getByRole('menuitem', { name: 'Put on hold' }).click()
  const field = desk.dialog.getByRole('textbox').first()
  await field.fill('Waiting for the ')
  await field.focus()
  const said = desk.dialog.getByRole('alert').filter({ hasNotText: 'You began this' })
  await scan(page, `]d201050123456${pause}7890018123110AM1`)
  await expect(said).toContainText('Nothing was done')
  await expect(said).not.toContainText(/search/i)
  await expect(field).toHaveValue('Waiting for the ')
  await scan(page, `01${pause}0501234567890018123110AM1`)
  await expect(said).toContainText('“01” of it may stand in')
  await expect(said).toContainText('scan again')
  await expect(field).toHaveValue('Waiting for the 01')
})

test('a red message over a window stays beside a neutral one, nothing is confirmed until it is read, and it goes with its window', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  await giveProducts(page)
  const [okafor = '', chen = ''] = ids
  const [pack] = practicePacks('Flucloxacillin')
  await scan(page, okafor)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  const onHold = async (): Promise<void> => {
    await keys.press('.')
    await page.getByRole('menuitem', { name: 'Put on hold' }).click()
    await desk.dialog.getByRole('textbox').first().fill('Waiting for the surgery')
    await scan(page, chen)
    await expect(desk.dialog.getByRole('alert').last()).toContainText('This window is not about it')
    await scan(page, pack?.gtin ?? '')
    await expect(desk.dialog.getByRole('alert').last()).toContainText(pack?.name ?? '')
    await expect(desk.dialog.getByRole('alert').filter({ hasText: 'CHEN' })).toBeVisible()
  }
  await onHold()
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByText('Not done. Read the red message in this window first')).toBeVisible()
  await expectNoAxeViolations(page)
  expect((await answerOf(page, 'prescription:detail', { id: okafor })).acts.map(({ type }) => type)).toEqual([
    'received',
  ])
  await keys.end('Escape')
  await expect(page.getByRole('alert')).toBeHidden()

  await onHold()
  const close = desk.dialog.getByRole('button', { name: 'Close this message' }).first()
  for (let tabs = 0; tabs < 30 && !(await close.evaluate((one) => one === document.activeElement)); tabs += 1)
    await keys.press('Tab')
  await keys.press('Enter')
  await expect(desk.dialog.getByRole('alert').filter({ hasText: 'CHEN' })).toBeHidden()
  await keys.end('Control+Enter')
  expect((await answerOf(page, 'prescription:detail', { id: okafor })).stage).toBe('on-hold')
})

test('what a scan said about a patient does not stay over the lock', async ({ openWith }) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  const [okafor = '', chen = ''] = ids
  await scan(page, okafor)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.begin('c')
  await scan(page, chen)
  await expect(page.getByText('This window is not about it.')).toContainText('CHEN')
  await page.keyboard.press('F9')
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await expect(desk.dialog).toBeHidden()
  await expect(page.locator('body')).not.toContainText(/chen|okafor/i)
})

test('a pack opens the assembly, a bag’s label its placing and then its hand-out, and each act is still the person’s', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  await giveProducts(page)
  const [id = '', other = ''] = await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  await doStep(page, id, 'check')
  await scan(page, id)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  const [pack] = practicePacks('Flucloxacillin')
  await scan(page, packCode({ gtin: pack?.gtin ?? '', expiry: '281231', batch: 'LOT7', serial: 'S1' }))
  await expect(desk.dialog).toContainText(`Counted: ${pack?.name ?? ''}`)
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('assemble')
  await keys.end('Control+Enter')
  await doStep(page, id, 'accuracy')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.checker.name)

  await scan(page, other)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  const label = bagLabel(proposedBagId(id, 0))!
  await scan(page, label)
  await expect(desk.dialog).toContainText('Bag and place')
  await expect(desk.dialog).toContainText('OKAFOR')
  await expect(desk.dialog.getByLabel('Bag label')).toHaveValue(proposedBagId(id, 0))
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('place')
  await desk.dialog.getByLabel('Where exactly').fill('A3')
  await keys.end('Control+Enter')

  await scan(page, other)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await scan(page, label)
  await expect(desk.dialog).toContainText('Hand out')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('ready')
})

test('on a screen that shows nothing in hand a scan goes to the list and is done at once; nothing is kept for later', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen')
  const [id = '', other = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  const bagId = prescription.items[0]?.portions[0]?.placed?.bagId ?? ''
  await desk.goTo('This PC')
  await scan(page, bagLabel(bagId)!)
  await expect(desk.dialog).toContainText('Hand out')
  await keys.end('Escape')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Ready to collect')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await desk.goTo('Settings')
  await scan(page, other)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Clinical check')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await keys.press('6')
  await expect(desk.row('Okafor')).toBeVisible()
  await expect(desk.dialog).toBeHidden()
})

test('a red message of the page stands within a window that opens after it, and covers nothing of its head', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  const [bagId = ''] = prescription.items.flatMap(({ portions }) => portions.map(({ placed }) => placed?.bagId ?? ''))
  await giveCommands(page, id, 'pharmacist', ({ items }) => [
    { type: 'hold', itemIds: items.map(({ content }) => content.id), reason: 'Waiting' },
  ])
  await workAs(page, 'pharmacist')
  await scan(page, bagLabel(bagId)!)
  const message = page.getByRole('alert').filter({ hasText: bagId })
  await expect(message).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.begin('e')
  await expect(desk.dialog.getByRole('alert').filter({ hasText: bagId })).toBeVisible()
  await expect(message).toHaveCount(1)
  const [head, said] = await Promise.all([
    desk.dialog.getByRole('heading').first().boundingBox(),
    message.boundingBox(),
  ])
  expect(said?.y ?? 0).toBeGreaterThan((head?.y ?? 0) + (head?.height ?? 0))
  await keys.end('Escape')
  await expect(message).toBeVisible()
})
