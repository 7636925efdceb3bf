import { bagLabel } from '../../src/domain/scan/bag-label.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, people, takeIn, test } from '../support/e2e.ts'
import { commandsOf, doStep, giveCommands, placeForDelivery } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { recordExternalOpens } from '../support/launch.ts'
import { picture } from '../support/picture.ts'
import { scan } from '../support/scanner.ts'

// Many steps, each asked of the app, on machines with two cores.
test.slow()

const number = 'RA473124829GB'

test('bags are scanned into the run one by one, leave with one courier and number, and each door is delivered, fails or comes back', async ({
  open,
}) => {
  const { app, page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const ids = await takeIn(page, [messageFor('okafor'), messageFor('chen'), messageFor('adeyemi')])
  for (const id of ids) {
    for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
    await giveCommands(page, id, 'pharmacist', (p) =>
      commandsOf('place', p).map((command) => (command.type === 'place-bag' ? { ...command, route: 'post' } : command)),
    )
  }
  const [okafor = '', chen = '', adeyemi = ''] = ids
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  const typesOf = async (id: string): Promise<readonly string[]> =>
    (await answerOf(page, 'prescription:detail', { id })).acts.map(({ type }) => type)

  await keys.press('F6')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Run sheet')
  const doors = page.getByRole('list', { name: 'To be delivered' }).locator(':scope > li')
  await expect(doors).toHaveCount(3)
  await expectNoAxeViolations(page)
  const send = page.getByRole('button', { name: /^Send out/ })
  await expect(send).toBeDisabled()
  for (const id of [okafor, chen]) await scan(page, bagLabel(id.slice(0, 6)) ?? '')
  await expect(send).toContainText('2 doors')
  await picture(page, 'run-sheet')
  await keys.press('d')
  await keys.listening('Who carries it')
  const confirm = desk.dialog.getByRole('button', { name: /^Send out to 2 doors/ })
  await expect(confirm).toBeDisabled()
  const parcel = desk.dialog.getByLabel('Parcel number, once for all of them')
  await parcel.click()
  await scan(page, number)
  await expect(parcel).toHaveValue(number)
  await expect(confirm).toBeEnabled()
  await picture(page, 'run-send-out')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  for (const id of [okafor, chen]) expect((await typesOf(id)).at(-1)).toBe('dispatched')
  await keys.press('z')
  await keys.listening('Where is the medicine now?')
  await keys.press('1')
  await keys.end('Control+Enter')
  for (const id of [okafor, chen]) expect((await typesOf(id)).slice(-2)).toEqual(['corrected', 'bag-placed'])
  await expect(doors).toHaveCount(3)
  // Back in its place, a bag is on no run until it is scanned again.
  await expect(send).toBeDisabled()
  for (const id of [okafor, chen]) await scan(page, bagLabel(id.slice(0, 6)) ?? '')
  await expect(send).toContainText('2 doors')
  await keys.press('F2')
  // Whoever goes on with it: the run is the desk's.
  const who = page.locator('[aria-keyshortcuts="w"]')
  await keys.press('Alt+2')
  await expect(who).toContainText(people.checker.name)
  await keys.press('F6')
  await expect(page.getByRole('main')).toContainText('the bags that were on it are ticked')
  await expect(send).toContainText('2 doors')
  await keys.press('F2')
  await keys.press('Alt+1')
  await expect(who).toContainText(people.pharmacist.name)
  // While the sheet is not in view something happens to one of them.
  await giveCommands(page, chen, 'pharmacist', () => [{ type: 'promise', waiting: true, at: null }])
  await keys.press('F6')
  await expect(page.getByRole('main')).toContainText('Changed since they were put on the run')
  await expect(send).toContainText('1 door')
  await scan(page, bagLabel(chen.slice(0, 6)) ?? '')
  await expect(page.getByRole('main')).not.toContainText('Changed since they were put on the run')
  await expect(send).toContainText('2 doors')
  await keys.press('d')
  await parcel.click()
  await scan(page, number)
  await expect(confirm).toBeEnabled()
  await keys.end('Control+Enter')
  for (const id of [okafor, chen]) expect((await typesOf(id)).at(-1)).toBe('dispatched')
  expect((await typesOf(adeyemi)).at(-1)).toBe('bag-placed')
  await expect(doors).toHaveCount(1)

  const out = page.getByRole('region', { name: `Out with Royal Mail · ${number}` })
  const link = out.getByRole('link')
  await expect(link).toHaveAttribute('rel', 'noreferrer noopener')
  await expect(link).toHaveAttribute('href', `https://www.royalmail.com/track-your-item#/tracking-results/${number}`)
  const opened = await recordExternalOpens(app)
  const pages = page.context().pages().length
  await link.click()
  await expect.poll(opened).toEqual([`https://www.royalmail.com/track-your-item#/tracking-results/${number}`])
  expect(page.context().pages()).toHaveLength(pages)

  await out.getByRole('button', { name: /^Failed: CHEN/ }).click()
  await expect(desk.dialog.getByRole('button', { name: /failed/ })).toBeDisabled()
  await desk.dialog.getByRole('button', { name: 'Nobody in' }).click()
  await picture(page, 'run-failed')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  await expect(out).toContainText('Failed: Nobody in')
  await expect(page.getByRole('main')).toContainText('Failed delivery recorded')
  await picture(page, 'run-out')
  await expectNoAxeViolations(page)
  await out.getByRole('button', { name: /^Came back: CHEN/ }).click()
  await desk.dialog.getByRole('button', { name: 'Courier brought it back' }).click()
  await keys.end('Control+Enter')
  expect((await typesOf(chen)).slice(-2)).toEqual(['delivery-failed', 'taken-back'])
  await expect(page.getByRole('main')).toContainText('It waits in the list “Bag and place” (5)')
  await out.getByRole('button', { name: /^Delivered: OKAFOR/ }).click()
  await desk.dialog.getByRole('button', { name: 'Signed for' }).click()
  await keys.end('Control+Enter')
  expect((await typesOf(okafor)).at(-1)).toBe('delivered')
  await expect(out).toBeHidden()
})

test('a run of which one bag may not leave does not leave at all, and says which', async ({ open }) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const ids = await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  for (const id of ids) {
    await placeForDelivery(page, id)
  }
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText('Aisha Karim')
  await keys.press('F6')
  await expect(page.getByRole('list', { name: 'To be delivered' })).toBeVisible()
  await keys.press('a')
  await keys.press('d')
  await keys.listening('Scan the label of 2 bags, or say why there is none.')
  await expect(desk.dialog).toContainText('born ')
  await expect(desk.dialog).toContainText('Recorded as Aisha Karim')
  for (const id of ids) await scan(page, bagLabel(id.slice(0, 6)) ?? '')
  await keys.listening('Say who carries it.')
  await keys.press('1')
  await giveCommands(page, ids[1] ?? '', 'pharmacist', (p) => [
    { type: 'hold', itemIds: p.items.map((item) => item.content.id), reason: 'Query' },
  ])
  await keys.press('Control+Enter')
  await expect(desk.dialog).toContainText('Not done. Nothing was recorded.')
  await expect(desk.dialog).toContainText('CHEN')
  for (const id of ids) {
    const { acts } = await answerOf(page, 'prescription:detail', { id })
    expect(acts.map(({ type }) => type)).not.toContain('dispatched')
  }
})
