import type { Page } from '@playwright/test'
import { bagLabel } from '../../src/domain/scan/bag-label.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor, messagesFor } from '../support/e2e-messages.ts'
import { expect, takeIn, test } from '../support/e2e.ts'
import { doStep, giveCommands, journey } from '../support/e2e-work.ts'
import { keysApart } from '../support/keys-apart.ts'
import { picture } from '../support/picture.ts'
import { scan } from '../support/scanner.ts'

// Many steps, each asked of the app, on machines with two cores.
test.slow()

const makeReady = async (page: Page, id: string): Promise<void> => {
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
}

const handedOut = async (page: Page, id: string) => {
  const { acts } = await answerOf(page, 'prescription:detail', { id })
  return acts.filter(({ type }) => type === 'handed-out').map(({ body }) => body)
}

// As the steps of the tests name bags.
const labelOf = (id: string): string => bagLabel(id.slice(0, 6)) ?? ''

test('one scan and four keys hand a bag out, and until they have said who it is for nothing of it can be read', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await makeReady(page, id)
  await scan(page, labelOf(id))
  await keys.listening('It matches: the patient')
  const asked = await desk.dialog.innerText()
  for (const hidden of ['Okafor', 'Chukwuemeka', 'Road', 'Street', '999 ']) expect(asked).not.toContain(hidden)
  await picture(page, 'hand-out-by-label')
  await expectNoAxeViolations(page)
  await keys.press('y')
  await keys.listening('Prescription charge')
  await expect(desk.dialog.getByRole('list', { name: 'Bags to fetch' })).toContainText('scanned')
  await keys.press('Control+Enter')
  await expect(desk.dialog).toBeVisible()
  expect(await handedOut(page, id)).toEqual([])
  await keys.press('y')
  await expect(desk.dialog.getByRole('button', { name: /^Hand out to/ })).toHaveAccessibleDescription(/Answer whether/)
  await keys.press('f')
  await expect(desk.dialog.getByRole('button', { name: /^Hand out to/ })).toHaveAccessibleDescription(/evidence/)
  await keys.press('1')
  await picture(page, 'hand-out-exempt')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  expect(await handedOut(page, id)).toMatchObject([
    {
      collector: { kind: 'patient', saidAndMatched: true },
      payment: { how: 'exempt', category: 'F', evidence: 'seen' },
      counselling: null,
      labels: [{ bagId: id.slice(0, 6), how: 'scanned' }],
    },
  ])
  await expect(desk.hand).toContainText('exempt F')
})

test('without the bag in hand, name and address come up once they have said them, and a charge is paid for each item', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('chen')
  const [id = ''] = ids
  await makeReady(page, id)
  await scan(page, id)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  // Who looks between one key and the next types no word.
  await keysApart(page, 1_000)
  await keys.begin('h')
  await keys.press('y')
  await expect(desk.dialog).not.toContainText('CHEN')
  await keys.press('s')
  await expect(desk.dialog).toContainText('CHEN')
  await keys.press('r')
  await keys.listening('Someone for them: name')
  await scan(page, '7KMPT')
  await expect(page.getByLabel('Someone for them: name')).toHaveValue('')
  await expect(page.getByText('Scanned: “7KMPT”')).toBeVisible()
  await page.keyboard.type('Wei Chen')
  await desk.dialog.getByText('Pays the charge').click()
  await expect(desk.dialog).toContainText('£19.80')
  await picture(page, 'hand-out-paid')
  await keys.end('Control+Enter')
  expect(await handedOut(page, id)).toMatchObject([
    { collector: { kind: 'representative', name: 'Wei Chen' }, payment: { how: 'paid', charges: 2, pence: 1980 } },
  ])
})

test('every bag of the patient goes along in one act, what is not ready says where it is, and a stranger’s bag stops it', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith()
  const [long = '', short = ''] = await takeIn(page, messagesFor('whitfield'))
  const [other = ''] = await takeIn(page, [messageFor('chen')])
  await makeReady(page, other)
  await makeReady(page, short)
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, long, step)
  const [shelved = '', cold = '', late = ''] = (
    await answerOf(page, 'prescription:detail', { id: long })
  ).prescription.items.map((item) => item.content.id)
  await giveCommands(page, long, 'pharmacist', () => [
    { type: 'place-bag', bagId: 'B1', itemIds: [shelved], place: { kind: 'shelf', label: 'C2' }, route: 'collect' },
    { type: 'place-bag', bagId: 'B2', itemIds: [cold], place: { kind: 'fridge', label: '1' }, route: 'collect' },
    { type: 'hold', itemIds: [late], reason: 'Waiting for the surgery' },
  ])
  await scan(page, bagLabel('B1') ?? '')
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Prescription charge')
  const bags = desk.dialog.getByRole('list', { name: 'Bags to fetch' })
  await expect(bags.getByRole('listitem')).toHaveCount(3)
  await expect(bags).toContainText('Fridge 1')
  await expect(desk.dialog).toContainText('on hold: Waiting for the surgery')
  await picture(page, 'hand-out-every-bag')
  await keys.press('p')
  const end = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  // Born in 1951: that she pays is asked once more.
  await expect(end).toHaveAccessibleDescription(/exempt by age/)
  await picture(page, 'hand-out-exempt-by-age')
  await keys.press('2')
  await expect(end).toBeEnabled()
  await scan(page, labelOf(other))
  await expect(end).toHaveAccessibleDescription('Put the other bag back first.')
  // Their own bag is right, and the other one is still in the other hand.
  await scan(page, bagLabel('B2') ?? '')
  await expect(desk.dialog).toContainText('Bag B2: right for this patient.')
  await expect(desk.dialog).toContainText('CHEN, Li Wei')
  await expect(end).toHaveAccessibleDescription('Put the other bag back first.')
  await desk.press('It is put back')
  await expect(end).toBeEnabled()
  await keys.end('Control+Enter')
  for (const id of [long, short]) expect(await handedOut(page, id)).toHaveLength(1)
  expect(await handedOut(page, long)).toMatchObject([{ payment: { how: 'paid', charges: 2, pence: 1980 } }])
  expect(await handedOut(page, short)).toMatchObject([{ payment: { how: 'paid', charges: 1, pence: 990 } }])
  expect(await handedOut(page, other)).toEqual([])
})

test('a controlled drug is handed to a nurse with name, workplace and what they showed', async ({ openWith }) => {
  const { page, desk, keys, ids } = await openWith('greenwood')
  const [id = ''] = ids
  await makeReady(page, id)
  await scan(page, labelOf(id))
  await keys.listening('It matches')
  await keys.press('o')
  await keys.listening('for the register')
  const end = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  await desk.dialog.getByText('60 or over, or under 16').click()
  await expect(end).toHaveAccessibleDescription('Write down who takes it.')
  await desk.dialog.getByLabel('A healthcare professional: name').fill('Nurse Obi')
  await expect(end).toHaveAccessibleDescription('Write down where they work.')
  await desk.dialog.getByLabel('Where they work').fill('Elm Road Surgery')
  await expect(end).toHaveAccessibleDescription(/asked to show who they are/)
  await desk.dialog.getByText('Asked, and seen').click()
  await picture(page, 'hand-out-controlled')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  expect(await handedOut(page, id)).toMatchObject([
    {
      collector: {
        kind: 'healthcare-professional',
        name: 'Nurse Obi',
        address: 'Elm Road Surgery',
        identityAsked: true,
        identitySeen: true,
      },
    },
  ])
})

test('what the pharmacist left to be told is answered before the bag is given', async ({ openWith }) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await giveCommands(page, id, 'pharmacist', (p) => [
    {
      type: 'record-clinical-check',
      outcome: 'passed',
      note: null,
      schedules: Object.fromEntries(p.items.map((item) => [item.content.id, 'none'] as const)),
      facts: [],
      query: null,
      counsel: 'Take it on an empty stomach.',
    },
  ])
  for (const step of ['assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  await scan(page, labelOf(id))
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Take it on an empty stomach.')
  await keys.press('p')
  await expect(desk.dialog.getByRole('button', { name: /^Hand out to/ })).toHaveAccessibleDescription(/Tell them/)
  await picture(page, 'hand-out-to-be-told')
  await expectNoAxeViolations(page)
  await keys.press('t')
  await keys.end('Control+Enter')
  expect(await handedOut(page, id)).toMatchObject([{ counselling: { answer: 'given', why: null } }])
})

test('a bag of the same patient that is placed while the window is open goes along only once it is ticked', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith()
  const [long = '', short = ''] = await takeIn(page, messagesFor('whitfield'))
  for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, long, step)
  await makeReady(page, short)
  await scan(page, labelOf(short))
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Prescription charge')
  await keys.press('a')
  await expect(desk.dialog.getByRole('button', { name: /^Hand out to/ })).toBeEnabled()
  await giveCommands(page, long, 'pharmacist', (p) => [
    {
      type: 'place-bag',
      bagId: 'B1',
      itemIds: p.items.map((item) => item.content.id),
      place: { kind: 'shelf', label: 'C2' },
      route: 'collect',
    },
  ])
  await expect(desk.dialog).toContainText('It is not ticked.')
  await expect(desk.dialog.getByRole('list', { name: 'Bags to fetch' })).not.toContainText('B1')
  await keys.end('Control+Enter')
  expect(await handedOut(page, short)).toHaveLength(1)
  expect(await handedOut(page, long)).toEqual([])
})

test('beside a bag of somebody with a like name the label is scanned or it is said why not, and the code alone is that bag’s', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith()
  const [long = '', id = ''] = await takeIn(page, messagesFor('whitfield'))
  const [other = ''] = await takeIn(page, [messageFor('whitefield')])
  await makeReady(page, id)
  await makeReady(page, other)
  const end = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  const give = async (of: string): Promise<void> => {
    await scan(page, of)
    await keys.begin('h')
    await keys.press('s')
    await keys.press('y')
    await keys.listening('Prescription charge')
    await keys.press('a')
    await expect(end).toHaveAccessibleDescription('Scan the label of the bag, or say why there is none.')
  }
  // Scanned while they say who they are: read first, by each answer, key and button alike.
  const red = desk.dialog.getByRole('alert').filter({ hasText: 'WHITEFIELD' })
  const readFirst = desk.dialog.getByText('Not done. Read the red message in this window first')
  await scan(page, id)
  await keys.begin('h')
  for (const key of ['s', 'y', 'r', 'o']) {
    const answer = desk.dialog.locator(`[aria-keyshortcuts="${key}"]`)
    await expect(answer).toBeEnabled()
    await scan(page, labelOf(other))
    await expect(red).toBeVisible()
    await expect(answer).toBeDisabled()
    await keys.press(key)
    await expect(readFirst).toBeVisible()
    await expect(red).toBeVisible()
    await desk.press('Close this message')
    await expect(readFirst).toBeHidden()
    if (key === 's') await keys.press(key)
  }
  await keys.end('Escape')
  await give(id)
  await picture(page, 'hand-out-like-name')
  await expectNoAxeViolations(page)
  await scan(page, other.slice(0, 6))
  await expect(end).toHaveAccessibleDescription('Put the other bag back first.')
  await desk.press('It is put back')
  await scan(page, id.slice(0, 6))
  await expect(end).toBeEnabled()
  await keys.end('Control+Enter')
  const [given] = await handedOut(page, id)
  expect(given).toMatchObject({ labels: [{ bagId: id.slice(0, 6) }] })
  expect(JSON.stringify(given)).not.toContain('not-read')
  // The like bag has left today: that is when a swap is found.
  await give(other)
  await desk.press('Scanner does not work')
  await keys.end('Control+Enter')
  expect(await handedOut(page, other)).toMatchObject([
    { labels: [{ how: 'not-read' }], noLabel: 'Scanner does not work' },
  ])
  expect(await handedOut(page, long)).toEqual([])
})
