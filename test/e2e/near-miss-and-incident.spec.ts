import type { Page } from '@playwright/test'
import { answerOf } from '../support/e2e-ask.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { expect, test, type AppAtWork } from '../support/e2e.ts'
import { commandsOf, doStep, giveCommands, journey } from '../support/e2e-work.ts'
import { picture } from '../support/picture.ts'

/** Fills in the record of an incident in the open window, and ends it. */
async function recordIncident({ desk, keys }: AppAtWork, page: Page, what: string): Promise<void> {
  await keys.listening('First see to the patient')
  await desk.dialog.getByRole('button', { name: /What was wrong/ }).press('Enter')
  await page.getByRole('option', { name: 'Given to another patient' }).press('Enter')
  await desk.dialog.getByLabel('What happened').pressSequentially(what)
  await desk.dialog.getByRole('radio', { name: 'No harm' }).press('Space')
  await desk.dialog.getByLabel('What was done').pressSequentially('Fetched back')
  await keys.end('Control+Enter')
}

/** Brings a prescription of one patient to its accuracy check, whose window is open. */
async function atAccuracyCheck(openWith: (patient: 'okafor') => Promise<AppAtWork>): Promise<AppAtWork> {
  const app = await openWith('okafor')
  const [id = ''] = app.ids
  for (const step of journey.slice(0, 2)) await doStep(app.page, id, step)
  await app.keys.find('Okafor')
  await app.keys.begin('v')
  return app
}

test('a failed accuracy check is two keys, says what helped it to happen, and stands in the list with no patient’s name', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys } = await atAccuracyCheck(openWith)
  await keys.listening('Prescribed')
  await expect(desk.dialog.getByRole('button', { name: /correct/ })).toBeDisabled()
  await picture(page, 'accuracy-check')
  await expectNoAxeViolations(page)
  await keys.press('f')
  await keys.press('2')
  await expect(desk.dialog.getByRole('radio', { name: /Wrong strength/ })).toBeChecked()
  await desk.dialog.getByRole('checkbox', { name: 'Packs look alike' }).press('Space')
  await picture(page, 'near-miss')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  const { rows } = await answerOf(page, 'safety:page', { show: 'all', after: null, limit: 10 })
  expect(rows).toMatchObject([{ kind: 'near-miss', category: 'wrong-strength', contributing: ['look-alike-pack'] }])
  await desk.goTo('Near misses, incidents')
  const list = page.getByRole('list', { name: 'Near misses and incidents' })
  await expect(list).toContainText('Wrong strength')
  await expect(list).not.toContainText(/okafor/i)
  await picture(page, 'near-misses')
  await expectNoAxeViolations(page)
})

test('a part that was sent back is assembled again as that part, and what is owed, for when and why it came back is said', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await doStep(page, id, 'check')
  await giveCommands(page, id, 'pharmacist', (p) =>
    commandsOf('assemble', p)
      .slice(0, 1)
      .map((command) => {
        if (command.type !== 'assemble') return command
        const lines = command.lines.map((line) => ({ ...line, amount: line.amount / 2 }))
        return { ...command, lines, owing: { reason: 'On order', promisedOn: null } }
      }),
  )
  await giveCommands(page, id, 'checker', (p) => [
    {
      type: 'fail-accuracy-check',
      itemId: p.items[0]?.content.id ?? '',
      nearMiss: { category: 'wrong-strength', what: '250 mg taken', contributing: [], lookAlike: null },
    },
  ])
  await keys.find('Okafor')
  await keys.begin('a')
  await expect(desk.dialog).toContainText('owed, no day promised: On order')
  await expect(desk.dialog).toContainText('Back from its accuracy check: Wrong strength. 250 mg taken')
  await expect(desk.dialog).toContainText('will be owed.')
  await keys.end('Control+Enter')
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items[0]?.owing).toMatchObject({ reason: 'On order' })
})

test('a near miss that was begun and left stands in nobody’s way: the check opens, its numbers tick, and it goes on or is thrown away', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await atAccuracyCheck(openWith)
  const [id = ''] = ids
  await keys.press('f')
  await keys.press('2')
  await expect(desk.dialog.getByRole('radio', { name: /Wrong strength/ })).toBeChecked()
  await keys.end('Escape')
  await keys.begin('v')
  await keys.tickAll()
  await expect(desk.dialog).toContainText('A near miss was begun')
  await keys.press('Control+Enter')
  await expect(desk.dialog.getByRole('button', { name: /All correct/ })).toHaveAccessibleDescription(
    'A near miss was begun: go on with it, or throw it away.',
  )
  await keys.press('f')
  await expect(desk.dialog.getByRole('radio', { name: /Wrong strength/ })).toBeChecked()
  await desk.dialog.getByRole('button', { name: 'Back to the check' }).press('Enter')
  await keys.press('t')
  await expect(desk.dialog).not.toContainText('A near miss was begun')
  await desk.dialog.getByRole('button', { name: 'Nobody else may check' }).press('Enter')
  await keys.end('Control+Enter')
  const { acts } = await answerOf(page, 'prescription:detail', { id })
  expect(acts.map(({ type }) => type).at(-1)).toBe('accuracy-check-passed')
})

test('of two items what was ticked earlier, what is not in the bag, what is assembled already and what went back is said', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('chen')
  const [id = ''] = ids
  for (const step of journey.slice(0, 2)) await doStep(page, id, step)
  await keys.chooseWho('Daniel Whitcombe')
  await desk.goTo('Accuracy check')
  await desk.take('Chen')
  await keys.begin('v')
  await keys.listening('Prescribed')
  await keys.press('1')
  await expect(desk.dialog.getByRole('button', { name: /^1 of 2 correct/ })).toBeEnabled()
  await expect(desk.dialog).not.toContainText('Ticked earlier')
  await keys.end('Escape')
  await keys.begin('v')
  await expect(desk.dialog.getByText('Ticked earlier')).toHaveCount(1)
  await picture(page, 'accuracy-ticked-earlier')
  await expectNoAxeViolations(page)
  await keys.tickAll()
  await expect(desk.dialog).not.toContainText('Ticked earlier')
  await keys.end('Control+Enter')
  await expect(page.getByRole('main')).toContainText('Accuracy check passed for 1 of 2 items.')
  // Offered among the other acts, while the line waits for the check.
  await keys.press('p')
  await keys.listening('Where exactly')
  const notIn = desk.dialog.getByRole('list', { name: 'Also open for them, not going into this bag' })
  await expect(notIn.getByRole('listitem')).toHaveText([/assembled, waits for the accuracy check/])
  await picture(page, 'place-not-in-this-bag')
  await expectNoAxeViolations(page)
  await keys.end('Escape')
  await keys.begin('v')
  await keys.press('f')
  await keys.press('2')
  await expect(desk.dialog.getByRole('radio', { name: /Wrong strength/ })).toBeChecked()
  await keys.end('Control+Enter')
  await expect(desk.row('Chen')).toContainText('back at Assemble')
  await expect(desk.row('Chen')).not.toContainText('moved on')
  await picture(page, 'back-at-assembly')
  await keys.begin('a')
  await expect(desk.dialog.getByText('Assembled already')).toHaveCount(1)
  await expect(desk.dialog).toContainText('Back from its accuracy check: Wrong strength')
})

test('a mistake that reached the patient has a record of its own, which undoing the hand-out leaves', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of journey) await doStep(page, id, step)
  await keys.find('Okafor')
  await keys.press('.')
  await page.getByRole('menuitem', { name: /Incident: a mistake reached the patient/ }).press('Enter')
  await keys.listening('First see to the patient')
  await expect(desk.dialog.getByRole('button', { name: /Record the incident/ })).toBeDisabled()
  await desk.dialog.getByRole('button', { name: /What was wrong/ }).press('Enter')
  await page.getByRole('option', { name: 'Given to another patient' }).press('Enter')
  await desk.dialog.getByLabel('What happened').pressSequentially('Given to a neighbour')
  await desk.dialog.getByRole('radio', { name: 'No harm' }).press('Space')
  await desk.dialog.getByRole('checkbox', { name: 'Patient or carer' }).press('Space')
  await desk.dialog.getByLabel('What was done').pressSequentially('Fetched back')
  await picture(page, 'incident')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')
  const { acts } = await answerOf(page, 'prescription:detail', { id })
  const handedOut = acts.find(({ type }) => type === 'handed-out')
  const { version } = (await answerOf(page, 'prescription:detail', { id })).prescription
  const { working } = await answerOf(page, 'desk:state', {})
  await answerOf(page, 'prescription:act', {
    actId: crypto.randomUUID(),
    asPersonId: working?.id ?? '',
    happened: null,
    commands: [
      {
        commandId: crypto.randomUUID(),
        prescriptionId: id,
        expectedVersion: version,
        command: {
          type: 'correct',
          eventId: handedOut?.eventId ?? '',
          reason: 'Wrong patient',
          medicineIs: 'here-not-placed',
        },
      },
    ],
  })
  const { rows } = await answerOf(page, 'safety:page', { show: 'incidents', after: null, limit: 10 })
  expect(rows).toMatchObject([{ category: 'wrong-patient', harm: 'none', told: ['patient-or-carer'] }])
})

test('a hand-out taken back although the medicine had left offers the record of an incident, by undo and by a later correction', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const app = await openWith('okafor', 'chen')
  const { page, desk, keys, ids } = app
  const [first = '', second = ''] = ids
  const recorded = async (id: string) =>
    (await answerOf(page, 'prescription:detail', { id })).acts.map(({ type }) => type).slice(-2)
  const offered = desk.hand.getByRole('button', { name: 'Record the incident…' })
  for (const step of journey.slice(0, -1)) await doStep(page, first, step)
  await keys.find('Okafor')
  await keys.handOut()
  await keys.begin('z')
  await expect(desk.dialog).toContainText('Say where the medicine is: 1 to 4.')
  await keys.press('4')
  await keys.end('Control+Enter')
  await expect(offered).toBeEnabled()
  const departure = /Flucloxacillin .*, left \d+ [A-Z][a-z]+ \d\d:\d\d\./
  await expect(desk.hand).toContainText(departure)
  await expectNoAxeViolations(page)
  await offered.press('Enter')
  await expect(desk.dialog).toContainText(departure)
  await recordIncident(app, page, 'Given to a neighbour')
  await expect(offered).toBeHidden()
  expect(await recorded(first)).toEqual(['corrected', 'incident-reported'])

  for (const step of journey) await doStep(page, second, step)
  await keys.find('Chen')
  await desk.hand
    .getByRole('listitem')
    .filter({ hasText: 'Handed out' })
    .getByRole('button', { name: /^Correct/ })
    .press('Enter')
  await keys.listening('This takes the act back.')
  await expect(desk.dialog).toContainText('2 charges paid, £19.80')
  await keys.press('3')
  await desk.dialog.getByRole('button', { name: 'Wrong patient' }).press('Enter')
  await keys.end('Control+Enter')
  await expect(offered).toBeEnabled()
  await offered.press('Enter')
  await keys.listening('First see to the patient')
  await desk.dialog.getByRole('checkbox', { name: /^Cetirizine/ }).press('Space')
  await recordIncident(app, page, 'Taken home by somebody else')
  expect(await recorded(second)).toEqual(['corrected', 'incident-reported'])
  const { rows } = await answerOf(page, 'safety:page', { show: 'incidents', after: null, limit: 10 })
  expect(rows.map(({ what }) => what)).toEqual(['Taken home by somebody else', 'Given to a neighbour'])
})
