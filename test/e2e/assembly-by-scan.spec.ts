import type { Page } from '@playwright/test'
import { bagLabel } from '../../src/domain/scan/bag-label.ts'
import { placeLabel } from '../../src/domain/scan/place-label.ts'
import { proposedBagId } from '../../src/domain/scan/proposed-bag-id.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, people, takeIn, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'
import { picture } from '../support/picture.ts'
import { giveProducts, packCode, practicePacks, scan, unknownGtin } from '../support/scanner.ts'

const look = async (page: Page, name: string): Promise<void> => {
  await expectNoAxeViolations(page)
  await picture(page, name)
}

/** The product file is there, and what this patient's first message asks for is clinically checked: its prescription. */
const checked = async (page: Page, patient: Parameters<typeof messageFor>[0]): Promise<string> => {
  await giveProducts(page)
  const [id = ''] = await takeIn(page, [messageFor(patient)])
  await doStep(page, id, 'check')
  return id
}

const expired = '240131'
const expiry = '281231'

test('packs scanned at assembly are counted; a wrong, an expired and a twice-scanned one are not, and say so', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  const id = await checked(page, 'okafor')
  const [right, otherMaker] = practicePacks('Flucloxacillin')
  const [wrong] = practicePacks('Amoxicillin')
  if (right === undefined || otherMaker === undefined || wrong === undefined)
    throw new Error('The practice file changed')
  await scan(page, id)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeEnabled()
  const assembled = desk.dialog.getByRole('button', { name: /^Assembled/ })

  await scan(page, packCode({ gtin: wrong.gtin, expiry, batch: 'A1', serial: 'W1' }))
  await expect(desk.dialog.getByRole('alert')).toContainText(`Wrong product: ${wrong.name}`)
  await expect(desk.dialog.getByRole('alert')).toContainText('Prescribed: Flucloxacillin')
  await expect(assembled).toBeDisabled()
  await keys.press('Control+Enter')
  await expect(desk.dialog).toBeVisible()
  await look(page, 'assembly-wrong-product')
  await desk.press('It is put away')
  await expect(assembled).toBeEnabled()

  await scan(page, packCode({ gtin: right.gtin, expiry: expired, batch: 'A2', serial: 'E1' }))
  await expect(desk.dialog.getByRole('alert')).toContainText('Expired on 31 Jan 2024')
  await expect(assembled).toBeDisabled()

  await desk.dialog.getByLabel(/^Batch/).focus()
  await scan(page, packCode({ gtin: right.gtin, expiry, batch: 'A3', serial: 'R1' }), 'Tab')
  await expect(desk.dialog.getByRole('alert').last()).toContainText(`Counted: ${right.name}`)
  await expect(desk.dialog.getByRole('alert').first()).toContainText('Expired on 31 Jan 2024')
  await expect(assembled).toBeDisabled()
  await desk.press('It is put away')
  await expect(desk.dialog.getByLabel(/^Batch/)).toHaveValue('A3')
  await expect(desk.dialog.getByLabel(/^Expiry/)).toHaveValue('31 Dec 2028')
  await scan(page, packCode({ gtin: right.gtin, expiry, batch: 'A3', serial: 'R1' }))
  await expect(desk.dialog.getByRole('alert')).toContainText('Scanned already')
  await scan(page, packCode({ gtin: right.gtin, expiry, batch: 'A3', serial: 'R2' }))
  await expect(desk.dialog.getByRole('alert')).toContainText('All of it is there already')
  await look(page, 'assembly-scanned')
  await keys.end('Control+Enter')

  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  const [portion] = prescription.items[0]?.portions ?? []
  expect(portion?.lines).toMatchObject([
    { product: { name: right.name }, batch: 'A3', expiry: '2028-12-31', pack: { scanned: 1, packs: 1, loose: 0 } },
  ])
})

test('each wrong pack stands until it is put away: a right one scanned after it neither ends the assembly nor lets it be pressed', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith()
  const id = await checked(page, 'okafor')
  const [right] = practicePacks('Flucloxacillin')
  const [wrong] = practicePacks('Amoxicillin')
  await scan(page, id)
  await desk.hand.getByRole('button', { name: /^Assemble/ }).click()
  await expect(desk.dialog).toBeVisible()
  await scan(page, packCode({ gtin: wrong?.gtin ?? '', expiry, batch: 'A1', serial: 'W1' }))
  const alerts = desk.dialog.getByRole('alert')
  await expect(alerts).toContainText('Wrong product')
  await scan(page, packCode({ gtin: right?.gtin ?? '', expiry: expired, batch: 'A2', serial: 'E1' }))
  await expect(alerts.last()).toContainText('Expired on')
  await scan(page, packCode({ gtin: right?.gtin ?? '', expiry, batch: 'A3', serial: 'R1' }))
  await expect(alerts.last()).toContainText('Counted')
  await expect(alerts).toHaveCount(3)
  await look(page, 'assembly-wrong-packs-out')
  const assembled = desk.dialog.getByRole('button', { name: /^Assembled/ })
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByText('Not done. Put the wrong pack away first.')).toBeVisible()
  await desk.dialog.getByRole('button', { name: 'It is put away' }).first().click()
  await expect(alerts.first()).toContainText('Expired on')
  // Left and opened again: the pack that nobody has put away still lies there.
  await keys.end('Escape')
  await keys.begin('a')
  await expect(alerts.filter({ hasText: 'Expired on' })).toBeVisible()
  await expect(assembled).toBeDisabled()
  await desk.press('It is put away')
  await expect(assembled).toBeEnabled()
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('assemble')
  await keys.end('Control+Enter')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('accuracy')
})

test('a pack larger than what is prescribed is opened, and what is short after a scan is still to scan until it is owed', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  const id = await checked(page, 'okafor')
  const [right] = practicePacks('Flucloxacillin')
  const code = (serial: string): string => packCode({ gtin: right?.gtin ?? '', expiry, batch: 'A3', serial })
  await scan(page, id)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  await keys.begin('a')
  await desk.press('Supply another amount')
  await desk.dialog.getByLabel(/^To supply/).fill('35')
  await desk.dialog.getByLabel(/^Why another amount/).fill('Pack size')
  await scan(page, code('R1'))
  await expect(desk.dialog).toContainText('7 capsules still to scan')
  await expect(desk.dialog.getByRole('button', { name: /^Assembled/ })).toBeDisabled()
  await scan(page, code('R2'))
  await expect(desk.dialog.getByRole('alert')).toContainText('take out 7 capsules')
  await expect(desk.dialog).toContainText('1 pack and 7 loose')
  await look(page, 'assembly-split-pack')
  await keys.end('Control+Enter')
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items[0]?.portions[0]?.lines).toMatchObject([
    { amount: 3500, pack: { scanned: 2, packs: 1, loose: 700 } },
  ])
})

test('a pack that the product file does not know is taken by hand, with its name, an amount and a reason', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  const id = await checked(page, 'okafor')
  await scan(page, id)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  await scan(page, packCode({ gtin: unknownGtin, expiry, batch: 'N1', serial: 'U1' }))
  await expect(desk.dialog.getByRole('alert')).toContainText('Not in the product file')
  const assembled = desk.dialog.getByRole('button', { name: /^Assembled/ })
  await expect(assembled).toBeDisabled()
  await look(page, 'assembly-unknown-pack')
  await desk.press('Take it by hand')
  await desk.dialog.getByLabel('Product').fill('Flucloxacillin 500mg capsules (new maker)')
  await desk.dialog.getByLabel(/^Amount/).fill('28')
  await expect(assembled).toBeDisabled()
  await desk.press('New pack')
  await look(page, 'assembly-by-hand')
  await keys.end('Control+Enter')
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items[0]?.portions[0]?.lines).toMatchObject([
    { product: { code: null }, batch: 'N1', pack: { parentCode: null, reason: 'New pack' } },
  ])
})

test('a bag that holds another patient’s medicine is refused at placing, by name, until it is put back', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, ids } = await openWith('okafor', 'chen')
  const [id = '', other = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, other, step)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.pharmacist.name)
  const { prescription } = await answerOf(page, 'prescription:detail', { id: other })
  const theirs = prescription.items[0]?.portions[0]?.placed?.bagId ?? ''
  await scan(page, bagLabel(proposedBagId(id, 0)) ?? '')
  await expect(desk.dialog).toContainText('right for this patient')
  const where = desk.dialog.getByLabel('Where exactly')
  await where.focus()
  await scan(page, '7KMPT')
  await expect(where).toHaveValue('')
  await expect(page.getByText('Scanned: “7KMPT”')).toBeVisible()
  const inUse = desk.dialog.getByRole('group', { name: 'Places in use' }).getByRole('button')
  await expect(inUse).toHaveCount(1)
  await inUse.click()
  await expect(where).not.toHaveValue('')
  await expect(inUse).toBeHidden()
  await where.fill('A9')
  await expect(desk.dialog.getByRole('button', { name: /where no other bag is: Shelf A9/ })).toBeVisible()
  await desk.dialog.getByLabel('Bag label').focus()
  await where.focus()
  await page.keyboard.type('A3')
  await expect(where).toHaveValue('A3')
  const place = desk.dialog.getByRole('button', { name: /^It is in its place/ })
  await expect(place).toBeEnabled()
  await scan(page, bagLabel(theirs) ?? '')
  await expect(desk.dialog.getByRole('alert')).toContainText('CHEN, Li Wei')
  await expect(desk.dialog.getByLabel('Where exactly')).toHaveValue('A3')
  await expect(place).toBeDisabled()
  await look(page, 'wrong-bag')
  await desk.press('It is put back')
  // Nobody has to look for it with Tab: what is typed next is the place.
  await expect(desk.dialog.getByLabel('Where exactly')).toBeFocused()
  await expect(place).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('ready')
})

test('a label that nobody has is placed only once a person has read the name on the bag, and no scan ends the placing after it', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  await scan(page, bagLabel(proposedBagId(id, 0)) ?? '')
  await expect(desk.dialog).toContainText('right for this patient')
  const place = desk.dialog.getByRole('button', { name: /^It is in its place/ })
  await scan(page, bagLabel('Z9Z9') ?? '')
  await expect(desk.dialog.getByRole('alert')).toContainText('known to nobody here')
  await scan(page, placeLabel({ kind: 'shelf', label: '7' }) ?? '')
  await expect(desk.dialog.getByLabel('Where exactly')).toHaveValue('7')
  await expect(place).toBeDisabled()
  await look(page, 'nobodys-bag')
  await desk.press('The name on it is this patient’s')
  await expect(desk.dialog.getByLabel('Bag label')).toHaveValue('Z9Z9')
  await expect(place).toBeEnabled()
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('place')
  await page.keyboard.press('Control+Enter')
  await expect(desk.dialog).toBeHidden()
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items[0]?.portions[0]?.placed?.bagId).toBe('Z9Z9')
})

test('a pack scanned at the accuracy check is checked against what was assembled, and passes nothing by itself', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith()
  const id = await checked(page, 'okafor')
  const [right, otherMaker] = practicePacks('Flucloxacillin')
  const [wrong] = practicePacks('Amoxicillin')
  const code = (gtin: string | undefined, serial: string): string =>
    packCode({ gtin: gtin ?? '', expiry, batch: 'A3', serial })
  await scan(page, id)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  await scan(page, code(right?.gtin, 'R1'))
  await expect(desk.dialog.getByRole('alert')).toContainText('Counted')
  await keys.end('Control+Enter')
  await keys.chooseWho('Daniel Whitcombe')
  await expect(desk.hand.getByRole('button', { name: /^Accuracy check/ })).toBeEnabled()
  await scan(page, code(right?.gtin, 'R1'))
  await expect(desk.dialog.getByRole('alert')).toContainText(`Right: ${right?.name ?? ''}`)
  await scan(page, code(otherMaker?.gtin, 'R9'))
  await expect(desk.dialog.getByRole('alert')).toContainText(`Not what was assembled: ${otherMaker?.name ?? ''}`)
  await look(page, 'accuracy-not-assembled')
  await scan(page, code(wrong?.gtin, 'W1'))
  await expect(desk.dialog.getByRole('alert').last()).toContainText(`Wrong product: ${wrong?.name ?? ''}`)
  await keys.end('Escape')
  await keys.begin('v')
  await expect(desk.dialog.getByRole('button', { name: 'It is put away' })).toHaveCount(2)
  await expect(desk.dialog.getByRole('button', { name: /^All correct/ })).toBeDisabled()
  await desk.dialog.getByRole('button', { name: 'It is put away' }).first().click()
  await expect(desk.dialog.getByRole('button', { name: /^All correct/ })).toBeDisabled()
  await desk.press('It is put away')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('accuracy')
  await keys.end('Control+Enter')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('place')
})

test('of two items only what was scanned or ticked is taken as assembled, and the last pack of the last one ends it, with the undo', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await openWith()
  const id = await checked(page, 'chen')
  const [drops] = practicePacks('Chloramphenicol')
  const [tablets] = practicePacks('Cetirizine')
  const code = (gtin: string | undefined): string => packCode({ gtin: gtin ?? '', expiry, batch: 'A3', serial: 'R1' })
  await scan(page, id)
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeVisible()
  await scan(page, code(drops?.gtin))
  await expect(desk.dialog.getByRole('alert')).toContainText(`Counted: ${drops?.name ?? ''}`)
  await expect(desk.dialog.getByRole('checkbox', { name: /Chloramphenicol/ })).toBeChecked()
  await expect(desk.dialog.getByRole('checkbox', { name: /Cetirizine/ })).not.toBeChecked()
  await look(page, 'assembly-two-items')
  await scan(page, code(tablets?.gtin))
  await expect(desk.dialog).toBeHidden()
  await expect(page.getByRole('main')).toContainText('Assembled: 2 items.')
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('accuracy')
  await page.keyboard.press('z')
  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeEnabled()
  expect((await answerOf(page, 'prescription:detail', { id })).stage).toBe('assemble')
})
