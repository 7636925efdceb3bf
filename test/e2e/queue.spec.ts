import { answerOf } from '../support/e2e-ask.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, hire, takeIn, test, workAs } from '../support/e2e.ts'
import { messageFor, messagesFor } from '../support/e2e-messages.ts'
import { doStep } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import type { Page } from '@playwright/test'

const names = (page: Page) => page.getByRole('grid').locator('[aria-selected] b').allTextContents()

test('who waits comes first, then what is promised, said by keys and taken back by keys', async ({ openWith }) => {
  const { page, desk, keys } = await openWith('okafor', 'chen', 'rahman')
  await keys.press('2')
  await desk.count('Clinical check', 3)
  await expect.poll(() => names(page)).toEqual(['OKAFOR', 'CHEN', 'RAHMAN'])
  await keys.find('Rahman')
  await keys.press('m')
  await keys.listening('Whoever waits comes first')
  await expectNoAxeViolations(page)
  await keys.press('w')
  await keys.end('Control+Enter')
  await expect(page.getByRole('main').getByText('Waiting in the shop.')).toBeVisible()
  await keys.find('Chen')
  await keys.press('m')
  await keys.listening('Whoever waits comes first')
  await keys.press('2')
  await keys.end('Control+Enter')
  await keys.press('3')
  await keys.press('2')
  await expect(desk.row('Rahman')).toContainText('waiting')
  await expect(desk.row('Chen')).toContainText(/due (tomorrow )?\d\d:\d\d/)
  await expect.poll(() => names(page)).toEqual(['RAHMAN', 'CHEN', 'OKAFOR'])
  await keys.press('z')
  await expect(desk.row('Chen')).toContainText(/came .* ago/)
})

test('nothing moves under a pointer when somebody else’s wait is noted; it moves when another line is taken', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor', 'chen', 'rahman')
  const [, , id = ''] = ids
  await keys.press('2')
  await desk.count('Clinical check', 3)
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  await answerOf(page, 'prescription:act', {
    actId: crypto.randomUUID(),
    asPersonId: (await answerOf(page, 'desk:state', {})).working?.id ?? '',
    happened: null,
    commands: [
      {
        commandId: crypto.randomUUID(),
        prescriptionId: id,
        expectedVersion: prescription.version,
        command: { type: 'promise', waiting: true, at: null },
      },
    ],
  })
  await expect(desk.row('Rahman')).toContainText('waiting')
  await expect.poll(() => names(page)).toEqual(['OKAFOR', 'CHEN', 'RAHMAN'])
  await keys.press('j')
  await expect.poll(() => names(page)).toEqual(['RAHMAN', 'OKAFOR', 'CHEN'])
})

test('a list is cut down by keys, says so, counts it, keeps it over a restart, and a search finds everything', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const { app, page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, (['okafor', 'chen', 'rahman'] as const).map(messageFor))
  await keys.press('2')
  await desk.count('Clinical check', 3)
  await keys.press('f')
  await expect(page.getByRole('menu')).toBeVisible()
  await expectNoAxeViolations(page)
  await keys.press('End')
  await keys.press('Enter')
  await keys.listening('A line is shown when all of what you tick')
  await expectNoAxeViolations(page)
  await desk.dialog.getByRole('checkbox', { name: 'Waiting in the shop' }).focus()
  await keys.press('Space')
  await desk.dialog.getByLabel('Keep it on this PC').focus()
  await page.keyboard.type('Counter', { delay: 120 })
  await keys.end('Control+Enter')
  await expect(page.getByText('Only: Waiting in the shop. 0 of 3 shown.')).toBeVisible()
  await expect(page.getByText('3 prescriptions of this list are not shown.')).toBeVisible()
  await expectNoAxeViolations(page)
  await keys.find('Chen')
  await app.close()
  const again = await open()
  await workAs(again.page, 'pharmacist')
  await expect(again.page.getByText(/Only: Waiting in the shop/)).toBeVisible()
  await again.page.keyboard.press('Escape')
  await again.page.getByRole('button', { name: 'Show everything' }).first().click()
  await expect(again.desk.row('Chen')).toBeVisible()
  const { filters } = await answerOf(again.page, 'lists:choices', {})
  expect(filters).toEqual([{ name: 'Counter', only: ['waiting'] }])
})

test('one key puts the lines of each patient together under their name, and back', async ({ openWith }) => {
  const { page, desk, keys } = await openWith()
  const [first, second] = messagesFor('whitfield')
  await takeIn(page, [first!, messageFor('okafor'), second!])
  await keys.press('2')
  await desk.count('Clinical check', 3)
  await expect.poll(() => names(page)).toEqual(['WHITFIELD', 'OKAFOR', 'WHITFIELD'])
  await keys.press('s')
  await expect(page.getByText('2 prescriptions together')).toBeVisible()
  await expect.poll(() => names(page)).toEqual(['WHITFIELD', 'WHITFIELD', 'OKAFOR'])
  await expectNoAxeViolations(page)
  await keys.press('s')
  await expect(page.getByText('2 prescriptions together')).toBeHidden()
})

test('a list draws the lines in view before those around them', async ({ openWith }) => {
  const { page, desk } = await openWith('okafor', 'chen', 'rahman', 'whitfield', 'patel', 'kaur')
  await page.setViewportSize({ width: 1440, height: 320 })
  await desk.goTo('Assemble')
  await expect(page.getByText('Nothing waits to be assembled.')).toBeVisible()
  const drawn = await page.evaluateHandle(() => {
    const counts: number[] = []
    const look = (): void => {
      const lines = document.querySelectorAll('[id^="queue-line-"]').length
      if (lines > 0) counts.push(lines)
    }
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true })
    return counts
  })
  await desk.goTo('Clinical check')
  await expect(page.locator('[id^="queue-line-"]')).toHaveCount(6)
  const counts = await drawn.jsonValue()
  expect(counts[0]).toBeLessThan(6)
})

test('the last line in view stays in view as it is in hand and something is done for it', async ({ openWith }) => {
  const { page, desk, keys } = await openWith('okafor', 'chen', 'rahman', 'whitfield', 'patel', 'kaur')
  await keys.press('2')
  await expect(desk.row('Kaur')).toBeVisible()
  await keys.press('End')
  const line = page.getByRole('row', { selected: true })
  await expect(line).toContainText('KAUR')
  const { y, height } = (await line.boundingBox()) ?? { y: 0, height: 0 }
  await page.setViewportSize({ width: 1280, height: Math.ceil(y + height) + 2 })
  await expect(line).toBeInViewport({ ratio: 1 })
  await keys.press('m')
  await keys.listening('Whoever waits comes first')
  await keys.press('w')
  await keys.end('Control+Enter')
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeVisible()
  await expect(line).toContainText('KAUR')
  await expect(line).toBeInViewport({ ratio: 0.99 })
})

test('an empty list says what comes there and leads to where work waits', async ({ openWith }) => {
  const { page, desk, keys } = await openWith('okafor')
  await desk.goTo('Assemble')
  await expect(page.getByText('Nothing waits to be assembled.')).toBeVisible()
  await page.getByRole('button', { name: 'Go to Clinical check: 1' }).click()
  await expect(desk.row('Okafor')).toBeVisible()
  await desk.goTo('Received today')
  await expect(desk.row('Okafor')).toContainText('Clinical check')
  await keys.press('8')
  await expect(page.getByText('No prescription waits for its owing alone.')).toBeVisible()
})

test('after a change of list what is in hand is marked in it, or said not to be in it; what is finished stays in hand no longer', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen', 'rahman')
  const [okafor = '', , rahman = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, okafor, step)
  await doStep(page, rahman, 'check')
  await keys.press('6')
  await keys.find('Okafor')
  await keys.press('6')
  await expect(page.getByRole('row', { selected: true })).toContainText('OKAFOR')
  await keys.press('3')
  await expect(desk.row('Rahman')).toBeVisible()
  await expect(desk.hand).toContainText('Not among the lines of “Assemble” beside it.')
  // A frame around its only line would look as if that were in hand.
  const list = page.getByRole('grid')
  await expect(list).toBeFocused()
  await expect(list).toHaveCSS('outline-style', 'none')
  await expect(list).not.toHaveCSS('box-shadow', 'none')
  await expectNoAxeViolations(page)
  await keys.press('6')
  await expect(desk.hand).not.toContainText('Not among the lines')
  await keys.handOut()
  await expect(desk.hand).toContainText('Nothing to do next.')
  await keys.press('2')
  await expect(page.getByRole('row', { selected: true })).toContainText('CHEN')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
})

test('a search that finds nobody leaves nobody in hand, and the keys of acts say so; closing it brings back what was there', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys } = await openWith('okafor', 'chen')
  await keys.press('2')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  const patient = desk.hand.getByRole('heading', { level: 2 })

  await keys.press('Control+k')
  await page.keyboard.type('zzyx', { delay: 60 })
  await page.keyboard.press('Enter')
  // Pressed before it is known that nobody is found: it is not for the last patient either.
  await keys.press('c')
  await expect(page.getByText('Nothing found for "zzyx".')).toBeVisible()
  await expect(patient).toBeHidden()
  await expect(desk.hand.getByRole('alert')).toContainText('Nothing was done: nothing is in hand.')
  await keys.press('p')
  await expect(desk.dialog).toBeHidden()
  await expectNoAxeViolations(page)

  await keys.press('Control+f')
  await page.keyboard.type('Chen', { delay: 60 })
  await expect(desk.row('Chen')).toBeVisible()
  await expect(patient).toBeHidden()
  await keys.press('Escape')
  await expect(patient).toContainText('OKAFOR')
})

test('a key of an act that cannot be begun says why, beside the button and to listeners', async ({ openWith }) => {
  const { page, desk, keys } = await openWith('okafor')
  await desk.chooseWho('Daniel Whitcombe')
  await keys.find('Okafor')
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')
  await keys.press('c')
  await expect(desk.hand.getByRole('alert')).toHaveText(
    'Nothing was done for OKAFOR, Chukwuemeka. Clinical check: Only a pharmacist',
  )
  await keys.press('h')
  await expect(desk.hand.getByRole('alert')).toContainText('Nothing was done for OKAFOR, Chukwuemeka. Hand out: ')
  // On a line of its own, never in what the buttons leave.
  const share = await desk.hand
    .getByRole('alert')
    .evaluate((words) => words.clientWidth / (words.parentElement?.clientWidth ?? 1))
  expect(share).toBeGreaterThan(0.8)
  await expectNoAxeViolations(page)
  await desk.chooseWho('Aisha Karim')
  await expect(desk.hand.getByRole('alert')).toBeHidden()
  await keys.begin('c')
})
