import { bagLabel } from '../../src/domain/scan/bag-label.ts'
import { placeLabel } from '../../src/domain/scan/place-label.ts'
import { proposedBagId } from '../../src/domain/scan/proposed-bag-id.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, people, takeIn, test } from '../support/e2e.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { giveProducts, packCode, practicePacks, scan } from '../support/scanner.ts'

// Many steps, each asked of the app, on machines with two cores.
test.slow()

/**
 * What is counted: every key press, a chord such as Control and Enter as one, every character typed, and every scan, from a
 * prescription that has come in by itself to the bag in the patient's hand. What is not: reading, speaking, fetching.
 */
test('a script of two items goes from received to handed out, with a second person for the accuracy check, in fourteen presses and scans', async ({
  open,
}) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await giveProducts(page)
  const [id = ''] = await takeIn(page, [messageFor('rehman')])
  const made: string[] = []
  const press = async (key: string): Promise<void> => {
    made.push(key)
    await keys.press(key)
  }
  const scanned = async (what: string, code: string): Promise<void> => {
    made.push(`scan ${what}`)
    await scan(page, code)
  }
  const packs = ['Losartan', 'Simvastatin'].map((name) => {
    const [pack] = practicePacks(name)
    if (pack === undefined) throw new Error('The practice file changed')
    return packCode({ gtin: pack.gtin, expiry: '281231', batch: 'A1', serial: name })
  })
  const confirmed = async (): Promise<void> => {
    const button = desk.dialog.locator('[aria-keyshortcuts="Control+Enter"]')
    await expect(button).toBeEnabled()
    await press('Control+Enter')
    await expect(desk.dialog).toBeHidden()
  }

  // The first line of the list is in hand.
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await press('c')
  // Neither medicine's schedule is in the message; the product file has both, and says from where.
  await expect(desk.dialog.getByText('The message does not say; the product file does')).toHaveCount(2)
  await expect(desk.dialog.getByRole('button', { name: /^Passed/ })).toBeEnabled()
  await press('p')
  await expect(desk.dialog).toBeHidden()

  await expect(desk.hand.getByRole('button', { name: /^Assemble/ })).toBeEnabled()
  const [first = '', last = ''] = packs
  await scanned('a pack', first)
  await keys.listening('Counted')
  // The last pack of the last medicine ends it.
  await scanned('a pack', last)
  await expect(desk.dialog).toBeHidden()

  await press('Alt+2')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.checker.name)

  await expect(desk.hand.getByRole('button', { name: /^Accuracy check/ })).toBeEnabled()
  for (const pack of packs) {
    await scanned('a pack', pack)
    await keys.listening('Accuracy check')
  }
  await confirmed()

  const label = bagLabel(proposedBagId(id, 0)) ?? ''
  await expect(desk.hand.getByRole('button', { name: /^Bag and place/ })).toBeEnabled()
  await scanned('the bag', label)
  await keys.listening('Where exactly')
  await scanned('the place', placeLabel({ kind: 'shelf', label: '7' }) ?? '')
  await expect(desk.dialog).toBeHidden()

  await expect(desk.hand.getByRole('button', { name: /^Hand out/ })).toBeEnabled()
  await scanned('the bag', label)
  await keys.listening('It matches: the patient')
  await press('y')
  await keys.listening('Prescription charge')
  await press('p')
  await confirmed()

  const { acts } = await answerOf(page, 'prescription:detail', { id })
  expect(acts.at(-1)?.type).toBe('handed-out')
  expect(new Set(acts.map(({ by }) => by.name)).size).toBeGreaterThan(1)
  expect(made.length, made.join(', ')).toBe(14)
})
