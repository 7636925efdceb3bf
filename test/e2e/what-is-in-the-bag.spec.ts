import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, people, takeIn, test, workAs } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { commandsOf, doStep, giveCommands, placeForDelivery } from '../support/e2e-work.ts'
import { picture } from '../support/picture.ts'

test('a part of another product is ticked difference by difference, and is what the bag, the hand-out, the history and the claim say', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await doStep(page, id, 'check')
  await giveCommands(page, id, 'pharmacist', ({ items }) =>
    items.map(({ content, toSupply }) => ({
      type: 'assemble',
      itemId: content.id,
      lines: [
        { product: { code: null, name: 'Otherbrand capsules' }, amount: toSupply / 2, batch: null, expiry: null },
      ],
      toSupply: null,
      owing: { reason: 'On order', promisedOn: '2026-12-01' },
    })),
  )
  await workAs(page, 'checker')
  // What the page sends it sends as whom it shows.
  await expect(page.getByRole('banner')).toContainText(people.checker.name)
  await desk.goTo('Accuracy check')
  await desk.take('Okafor')
  await desk.begin('Accuracy check')
  await expect(desk.dialog).toContainText('No batch and no expiry noted')
  for (const item of await desk.dialog.getByRole('checkbox', { name: /^Checked: / }).all()) await item.press('Space')
  const correct = desk.dialog.getByRole('button', { name: /^All correct/ })
  const ticks = desk.dialog.getByRole('checkbox', { name: /is right|is here/ })
  const differences = await ticks.count()
  expect(differences).toBeGreaterThanOrEqual(2)
  for (let at = 0; at < differences; at += 1) {
    await expect(ticks.nth(at)).not.toBeChecked()
    await expect(correct).toBeDisabled()
    await expect(correct).toHaveAccessibleDescription(/still to be ticked/)
    await page.keyboard.press('Control+Enter')
    await expect(desk.dialog).toBeVisible()
    if (at === 1) await picture(page, 'accuracy-differences')
    if (at === 0) {
      await page.keyboard.press('d')
      await expect(ticks.nth(at)).toBeChecked()
    } else
      await desk.dialog
        .getByText(/is right:|is here:/)
        .nth(at)
        .click()
  }
  await desk.confirm('All correct')

  await desk.begin('Bag and place')
  await expect(desk.dialog).toContainText('Otherbrand capsules')
  await expect(desk.dialog).toContainText('Not the product prescribed')
  await expect(desk.dialog).toContainText('promised for 1 Dec 2026')
  const label = await desk.dialog.getByLabel('Bag label').inputValue()
  await picture(page, 'bag-and-place')
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await desk.begin('Bag and place')
  await expect(desk.dialog.getByLabel('Bag label')).toHaveValue(label)
  await page.keyboard.press('Escape')
  await desk.place('A3')

  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await desk.press('It matches: someone for them')
  await expect(desk.dialog).toContainText('Otherbrand capsules')
  const inHand = desk.dialog.getByLabel('Bag label on the bag in your hand')
  await inHand.fill('ZZZZ')
  const handOut = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  await expect(handOut).toBeDisabled()
  await expect(handOut).toHaveAccessibleDescription(/Not the bag of this patient/)
  await picture(page, 'hand-out-wrong-bag')
  await inHand.fill(label.toLowerCase())
  await expect(handOut).toHaveAccessibleDescription('Write down who takes it.')
  await desk.dialog.getByLabel('Someone for them: name').fill('Peter Okafor')
  await desk.dialog.getByText('Pays the charge').click()
  await picture(page, 'hand-out-representative')
  await desk.confirm('Hand out to Peter Okafor for Chukwuemeka Okafor')
  await expect(desk.hand).toContainText(/Handed out: Otherbrand capsules for/)
  await picture(page, 'history-of-a-part')
  await desk.hand.getByRole('button', { name: /^Correct: Handed out/ }).click()
  await desk.dialog.getByText('It left the pharmacy and came back').click()
  await expect(desk.dialog).toContainText('Put it apart for destruction now.')
  await picture(page, 'correct-hand-out')
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await expect(page.getByRole('list', { name: 'To notify and claim' })).toContainText('Otherbrand capsules')
  await picture(page, 'claims')
})

test('the list of owings says first and whole which medicine is owed, and nothing of what was handed out', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('mackenzie')])
  await doStep(page, id, 'check')
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('assemble', p).map((command, at) =>
      command.type === 'assemble' && at === 1
        ? { ...command, lines: [], owing: { reason: 'Out of stock at all three wholesalers', promisedOn: null } }
        : command,
    ),
  )
  const workers = { accuracy: 'checker', place: 'pharmacist', 'hand-out': 'pharmacist' } as const
  for (const step of ['accuracy', 'place', 'hand-out'] as const)
    await giveCommands(page, id, workers[step], (p) => commandsOf(step, { ...p, items: p.items.slice(0, 1) }))
  await workAs(page, 'pharmacist')
  await desk.goTo('Only owings left')
  const owed = desk.row('Mackenzie').getByTitle(/^Amitriptyline 10mg tablets: 28 tablets owed/)
  await expect(owed).toHaveText(/^Amitriptyline 10mg tablets 28 tablets owed, no day promised: Out of stock/)
  await expect(desk.row('Mackenzie')).not.toContainText('Pregabalin')
  await page.setViewportSize({ width: 1280, height: 720 })
  await desk.take('Mackenzie')
  await picture(page, 'only-owings')
  const name = owed.locator('b')
  expect(
    await name.evaluate(
      (one) => one.getBoundingClientRect().bottom <= one.closest('[role=row]')!.getBoundingClientRect().bottom,
    ),
  ).toBe(true)
})

test('an assembly can be corrected from the history, and what was assembled is gone', async ({ open }) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await doStep(page, id, 'check')
  await doStep(page, id, 'assemble')
  await desk.goTo('Accuracy check')
  await desk.take('Okafor')
  await desk.hand
    .getByRole('button', { name: /^Correct: Assembled/ })
    .first()
    .click()
  await desk.dialog.getByLabel('Why').fill('Wrong box')
  await desk.confirm('Correct')
  await desk.count('Assemble', 1)
  // One more Enter begins no other correction.
  await expect(desk.hand.getByRole('group', { name: 'What is known of it' })).toBeFocused()
  await expect(desk.hand).toContainText('Assembly taken back')
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items.some((item) => item.portions.length === 0)).toBe(true)
})

test('a quantity in words and the answer "not controlled" are passed only once somebody has looked', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await takeIn(page, [messageFor('greenwood')])
  await desk.goTo('Clinical check')
  await desk.take('Greenwood')
  await desk.begin('Clinical check')
  await desk.dialog.getByText('Not controlled', { exact: true }).click()
  const passed = desk.dialog.getByRole('button', { name: /^Passed/ })
  await expect(passed).toBeDisabled()
  await picture(page, 'quantity-in-words')
  await desk.dialog.getByText('I have looked: it is neither').click()
  await desk.confirm('Passed')
})

test('a bag for the post is sent with Royal Mail, and a wrong parcel number says which part is wrong', async ({
  open,
}) => {
  const { page, desk } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('place', p).map((command) =>
      command.type === 'place-bag' ? { ...command, place: { kind: 'crate', label: 'Post' }, route: 'post' } : command,
    ),
  )
  await desk.goTo('Delivery')
  await desk.take('Okafor')
  await desk.begin('Send out')
  await expect(desk.dialog.getByRole('radio', { name: 'Royal Mail' })).toBeChecked()
  await expect(desk.dialog).toContainText('Scan the label of the bag')
  await desk.dialog.getByLabel('Bag label on the bag in your hand').fill(id.slice(0, 6))
  await expect(desk.dialog.getByRole('list', { name: 'Bags to fetch' })).toContainText('typed')
  const number = desk.dialog.getByLabel('Parcel number')
  await number.fill('1B473124829GB')
  await expect(number).toHaveAttribute('aria-invalid', 'true')
  await expect(desk.dialog).toContainText('Wrong at the start: it begins with two letters.')
  await picture(page, 'wrong-parcel-number')
  await number.fill('RR473124829GB')
  await desk.confirm('Send out to Chukwuemeka Okafor')
})

test('what was stopped after it was bagged is named at hand-out and before a run leaves: it lies in the same bag', async ({
  open,
}) => {
  test.slow()
  const { page, desk } = await open()
  await hire(page)
  const [id = '', run = ''] = await takeIn(page, [messageFor('mackenzie'), messageFor('chen')])
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  await placeForDelivery(page, run)
  const names: string[] = []
  for (const one of [id, run])
    await giveCommands(page, one, 'pharmacist', ({ items }) => {
      expect(items.length).toBeGreaterThan(1)
      names.push(items[0]?.content.drug.name ?? '')
      return [{ type: 'hold', itemIds: items.slice(0, 1).map(({ content }) => content.id), reason: 'Query' }]
    })
  await workAs(page, 'pharmacist')
  await desk.goTo('Ready to collect')
  await desk.take('Mackenzie')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await desk.press('It matches: someone for them')
  await expect(desk.dialog).toContainText(`In the same bag: take it out first: ${names[0] ?? '?'} (it is on hold).`)
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toBeHidden()
  await page.keyboard.press('F6')
  await expect(page.getByRole('list', { name: 'To be delivered' })).toBeVisible()
  await page.keyboard.press('a')
  await page.keyboard.press('d')
  await expect(desk.dialog).toContainText(`In the same bag: take it out first: ${names[1] ?? '?'} (it is on hold).`)
})
