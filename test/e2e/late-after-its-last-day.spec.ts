import { lastLegalDay } from '../../src/domain/law.ts'
import { addDays, addMonths, ukDate } from '../../src/domain/uk-date.ts'
import { releaseOfScript } from '../../src/main/practice/scripts/practice-releases.ts'
import { workingDay } from '../../src/main/practice/scripts/working-day.ts'
import { lateWords } from '../../src/renderer/wording/commands.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import type { Message } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { expect, hire, people, sendReadyAtOnce, takeIn, test, workAs } from '../support/e2e.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { picture } from '../support/picture.ts'
import { seededRandom } from '../support/seeded-random.ts'

const dayMs = 86_400_000

/** A prescription that was written so long ago that `day` (UK) is its last legal one: six months beginning with the day it was written. */
const lastLegalOn = (day: string): Message => {
  const script = workingDay.find(({ patient }) => patient === 'okafor')
  if (script === undefined) throw new Error('The practice day has no prescription for okafor')
  const writtenOn = addDays(addMonths(day, -6), 1)
  const [first] = releaseOfScript(script, {
    ods: 'FA565',
    now: Date.parse(`${writtenOn}T17:00:00Z`),
    random: seededRandom(7),
  })
  if (first === undefined) throw new Error('No message was made')
  return { file: 'okafor.json', bytes: Buffer.from(first.bytes).toString('base64') }
}

test('what was handed out on its last legal day and is entered the day after is recorded for then, and the NHS hears that it was collected and never that it is ready', async ({
  open,
  psu,
}) => {
  test.setTimeout(90_000)
  const yesterday = ukDate(Date.now() - dayMs)

  const before = await open()
  // The day before: the app's clock, by which acts are recorded and legal days pass.
  await before.app.evaluate((_electron, ms) => {
    const now = Date.now
    Date.now = () => now() - ms
  }, dayMs)
  await hire(before.page)
  await sendReadyAtOnce(before.page)
  await psu.setLine(false)
  const [id = ''] = await takeIn(before.page, [lastLegalOn(yesterday)])
  for (const step of journey.slice(0, -1)) await doStep(before.page, id, step)
  // The first whole minute after it was ready, on whatever time of the day this runs.
  const given = new Date(Date.now() - dayMs + 60_000).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  })
  const ready = await answerOf(before.page, 'prescription:detail', { id })
  expect(ready.stage).toBe('ready')
  expect(lastLegalDay(ready.prescription.content, 'none')).toBe(yesterday)
  await before.app.close()

  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await workAs(page, 'pharmacist')
  await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(people.pharmacist.name)
  await expect(desk.dialog).toHaveCount(0)
  await expect
    .poll(async () => (await answerOf(page, 'prescription:detail', { id })).stage, { timeout: 20_000 })
    .not.toBe('ready')
  await keys.find('Okafor')
  // Today it can only be closed: the hand-out of then stands among the other acts.
  await keys.press('.')
  await page.getByRole('menuitem', { name: lateWords('hand-out') }).click()
  await keys.listening('What is the name and the address')
  await keys.press('s')
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Prescription charge')
  await expect(desk.dialog.getByLabel('Happened on')).toHaveValue(yesterday.split('-').toReversed().join('/'))
  await desk.dialog.getByText('Pays the charge').click()
  const handOut = desk.dialog.getByRole('button', { name: /^Hand out to/ })
  await expect(handOut).toHaveAccessibleDescription('Say when it happened and why it is entered late.')
  await desk.dialog.getByLabel('At', { exact: true }).fill(given)
  await desk.dialog.getByLabel('Why it is entered late').fill('Power cut')
  await picture(page, 'hand-out-after-its-last-day')
  await expectNoAxeViolations(page)
  await keys.end('Control+Enter')

  const { acts, stage, prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(stage).toBe('done')
  const out = acts.filter(({ type }) => type === 'handed-out')
  expect(out.map(({ happenedAt }) => ukDate(happenedAt))).toEqual([yesterday])
  await psu.setLine(true)
  await expect
    .poll(
      async () =>
        Object.values(statusesByItem(await psu.rows(), prescription.content.shortId)).map((sent) => sent.at(-1)),
      { timeout: 60_000 },
    )
    .toEqual(['Collected'])
  const sent = Object.values(statusesByItem(await psu.rows(), prescription.content.shortId)).flat()
  expect(sent).not.toContain('Ready to Collect')
})

test('on its last legal day a bag stands in the day’s end, and every window about it says so', async ({ open }) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [id = ''] = await takeIn(page, [lastLegalOn(ukDate(Date.now()))])
  await workAs(page, 'pharmacist')
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await desk.begin('Clinical check')
  await expect(desk.dialog).toContainText('Last day to supply: today')
  await picture(page, 'last-day-clinical')
  await page.keyboard.press('Escape')
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  await workAs(page, 'pharmacist')
  await keys.press('F8')
  const row = page.getByRole('region', { name: /^Not collected/ }).getByRole('row', { name: /OKAFOR/ })
  await expect(row).toContainText('Last day today: tell the patient')
  await picture(page, 'last-day-days-end')
  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await desk.press('It matches: the patient')
  await expect(desk.dialog).toContainText('Last day to supply: today')
})
