import type { Page } from '@playwright/test'
import type { DeskCommand } from '../../src/contract/commands.ts'
import type { Place, Prescription } from '../../src/domain/prescription.ts'
import { practiceMedicine, practiceMedicineNames } from '../../src/main/practice/scripts/medicines.ts'
import { practiceHandling } from '../../src/main/practice/scripts/practice-products.ts'
import { deskPage } from '../support/desk-page.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { workAs } from '../support/e2e.ts'
import { commandsOf, doStep, giveCommands, journey, type Step } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { expect, test } from '../support/launch.ts'
import { picture } from '../support/picture.ts'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

/** How far each prescription of the practice day has come, in order of arrival; the rest has just come in. */
const farAs: readonly (Step | 'hold' | 'owing' | 'delivery' | null)[] = [
  'place',
  'hand-out',
  'place',
  'accuracy',
  'assemble',
  'place',
  'hand-out',
  'hold',
  'owing',
  'check',
  'delivery',
  'check',
  'hand-out',
  'accuracy',
]

const screens = [
  ['F2', 'my-acts'],
  ['F6', 'run-sheet-of-the-day'],
  ['F7', 'not-collected'],
  ['F8', 'days-end-of-the-day'],
  ['n', 'to-notify-and-claim'],
] as const

/** Windows over a prescription that waits for its clinical check. */
const windows = [
  ['c', 'clinical-check'],
  ['F4', 'on-duty'],
  ['Control+k', 'palette'],
  ['?', 'keys'],
  ['w', 'who-is-working'],
  ['m', 'promise'],
  ['e', 'allergies-and-notes'],
  ['y', 'paper-prescription'],
  ['.', 'more-acts'],
] as const

/** Half of the first item is there, the rest is on order; what is there is handed out. */
async function owe(page: Page, id: string): Promise<void> {
  await doStep(page, id, 'check')
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('assemble', p).map((command, at) =>
      command.type !== 'assemble' || at > 0
        ? command
        : {
            ...command,
            lines: command.lines.map((line) => ({ ...line, amount: line.amount / 2 })),
            owing: { reason: 'On order', promisedOn: null },
          },
    ),
  )
  for (const step of journey.slice(2)) await doStep(page, id, step)
}

const hold = (page: Page, id: string): Promise<void> =>
  giveCommands(page, id, 'pharmacist', ({ items }) => {
    const itemIds = items.map(({ content }) => content.id)
    return [{ type: 'hold', itemIds, reason: 'Waiting for the prescriber: dose' }]
  })

// The pictures show what a pharmacy would do: what is kept cold or locked up lies there, in a bag of its own.
const keptIn = (name: string): Place['kind'] => {
  const medicine = practiceMedicineNames.find((one) => practiceMedicine(one).name === name)
  const { storage, safeCustody } = medicine ? practiceHandling(medicine) : { storage: 'room', safeCustody: false }
  if (safeCustody) return 'cd-cabinet'
  return storage === 'fridge' ? 'fridge' : 'shelf'
}

const inTheirPlaces = (p: Prescription): readonly DeskCommand[] =>
  commandsOf('place', p).flatMap((command): readonly DeskCommand[] => {
    if (command.type !== 'place-bag') return [command]
    const { elsewhere: _why, ...bag } = command
    const items = p.items.filter(({ content }) => bag.itemIds.includes(content.id))
    const byPlace = [...Map.groupBy(items, ({ content }) => keptIn(content.drug.name))]
    return byPlace.map(([kind, kept], at) => ({
      ...bag,
      bagId: at === 0 ? bag.bagId : `${bag.bagId}${at + 1}`,
      itemIds: kept.map(({ content }) => content.id),
      place: kind === 'shelf' ? bag.place : { kind, label: '1' },
    }))
  })

async function workOn(page: Page, id: string, far: (typeof farAs)[number]): Promise<void> {
  if (far === null) return
  if (far === 'hold') return hold(page, id)
  if (far === 'owing') return owe(page, id)
  if (far === 'delivery') {
    for (const step of journey.slice(0, 3)) await doStep(page, id, step)
    return giveCommands(page, id, 'pharmacist', (p) =>
      commandsOf('place', p).map((command) =>
        command.type === 'place-bag'
          ? { ...command, place: { kind: 'crate', label: 'Van 2' }, route: 'deliver' }
          : command,
      ),
    )
  }
  for (const step of journey.slice(0, journey.indexOf(far) + 1))
    await (step === 'place' ? giveCommands(page, id, 'pharmacist', inTheirPlaces) : doStep(page, id, step))
}

test('takes the pictures of a practice day in light and dark', async ({ window: page }) => {
  test.skip(folder === '', 'no pictures were asked for (PESTLE_SCREENSHOTS names the folder for them)')
  test.setTimeout(180_000)
  const desk = deskPage(page)
  await page.setViewportSize({ width: 1440, height: 900 })
  await desk.sayWho('Aisha Karim')
  await desk.signOn('2000000')
  const { rows } = await answerOf(page, 'queue:page', { stage: 'check', search: '', after: null, limit: 50 })
  const inOrder = rows.toSorted((a, b) => a.receivedAt - b.receivedAt)
  for (const [at, far] of farAs.entries()) await workOn(page, inOrder[at]!.id, far)
  await answerOf(page, 'practice:more-prescriptions', { count: 6 })
  await workAs(page, 'pharmacist')
  await expect(desk.syncSentence).not.toBeEmpty()

  await desk.goTo('Done today')
  await desk.goTo('Clinical check')
  await desk.take('Whitefield')
  await picture(page, 'queue')
  await desk.goTo('Ready to collect')
  await desk.take('Singh')
  await picture(page, 'prescription')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await picture(page, 'hand-out-asking')
  await desk.press('It matches: the patient')
  await picture(page, 'hand-out')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Cut the line' }).click()
  await answerOf(page, 'practice:more-prescriptions', { count: 2 })
  await expect(desk.syncSentence).toHaveText(/waiting$/)
  await desk.goTo('Status updates')
  await picture(page, 'status-updates')
  await page.getByRole('button', { name: 'Restore the line' }).click()
  for (const [file, text] of [
    ['release-0043.json', '{"resourceType":"Bundle","type":"message","entry":[]}'],
    ['claim.json', '{"resourceType":"Claim"}'],
    ['letter.json', '<?xml version="1.0"?><letter/>'],
  ] as const)
    await answerOf(page, 'intake:import', { file, bytes: Buffer.from(text).toString('base64') })
  await desk.goTo('Inbox')
  await expect(page.getByRole('list', { name: 'Messages' })).toContainText('letter.json')
  await picture(page, 'inbox-refused')

  const keys = keyboardDesk(page)
  for (const [key, name] of screens) {
    await keys.press(key)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await picture(page, name)
  }
  for (const place of ['Products', 'Settings', 'This PC', 'Near misses, incidents']) {
    await desk.goTo(place)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await picture(page, place.toLowerCase().replaceAll(/[ ,]+/g, '-'))
  }
  await desk.goTo('Clinical check')
  await desk.take('Patel')
  await expect(desk.hand.locator('[aria-keyshortcuts="c"]')).toBeVisible()
  for (const [key, name] of windows) {
    await keys.press(key)
    await expect(desk.dialog).toBeVisible()
    await expect(desk.dialog).not.toContainText('Read it first.')
    await picture(page, name)
    await keys.press('Escape')
    await expect(desk.dialog).toBeHidden()
  }
  for (const [place, key, name] of [
    ['Assemble', 'a', 'assemble'],
    ['Accuracy check', 'v', 'accuracy-check'],
    ['Bag and place', 'p', 'bag-and-place'],
    ['Ready to collect', 'Control+p', 'print'],
  ] as const) {
    await desk.goTo(place)
    await page.getByRole('row').nth(1).click()
    await expect(desk.hand.locator(`[aria-keyshortcuts="${key}"]`)).toBeVisible()
    await keys.press(key)
    await expect(desk.dialog).toBeVisible()
    await picture(page, name)
    await keys.press('Escape')
    await expect(desk.dialog).toBeHidden()
  }
  await keys.press('F9')
  await picture(page, 'locked')
})
