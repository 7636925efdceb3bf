import { practiceUnsigned } from '../../src/main/practice/scripts/practice-releases.ts'
import { answerOf, askPage } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { seededRandom } from '../support/seeded-random.ts'

test('an order without a signature is asked about in the clinical check, does not pass without an answer, and passes with it', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  // The second of the day: acute, of one medicine.
  const { bytes } = practiceUnsigned({ ods: 'FA565', now: Date.now(), random: seededRandom(7), from: 1 })
  const [id = ''] = await takeIn(page, [{ file: 'order.json', bytes: Buffer.from(bytes).toString('base64') }])
  await keys.find('Okafor')
  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog).toContainText('This order carries no signature')
  const passed = desk.dialog.getByRole('button', { name: /^Passed for / })
  await expect(passed).toBeDisabled()
  await expect(desk.dialog).toContainText('To pass, answer 1 fact laid out.')
  await keys.press('p')
  await expect(desk.dialog).toContainText('Not done.')
  await expect(desk.dialog).not.toContainText('Read it first.')

  // Nor does it pass for whoever asks past the window.
  const { working } = await answerOf(page, 'desk:state', {})
  const { prescription: asked } = await answerOf(page, 'prescription:detail', { id })
  const past = await askPage(page, 'prescription:act', {
    actId: crypto.randomUUID(),
    asPersonId: working?.id ?? '',
    happened: null,
    commands: [
      {
        commandId: crypto.randomUUID(),
        prescriptionId: id,
        expectedVersion: asked.version,
        command: {
          type: 'record-clinical-check',
          outcome: 'passed',
          note: null,
          schedules: Object.fromEntries(asked.items.map(({ content }) => [content.id, 'none' as const])),
          facts: [{ fact: { kind: 'unsigned', prescriptionId: id }, answer: null }],
          query: null,
          counsel: null,
        },
      },
    ],
  })
  expect(past).toMatchObject({ kind: 'refusal' })
  expect(JSON.stringify(past)).toContain('"kind":"unsigned"')

  await keys.press('1')
  await expect(desk.dialog.getByRole('radio', { name: 'Looked at' })).toBeFocused()
  // Words are wanted, and nobody comes to them unasked: the digit again goes there.
  await keys.press('1')
  await expect(desk.dialog.getByLabel('What was seen, and who confirmed it')).toBeFocused()
  await expect(passed).toBeDisabled()
  await page.keyboard.type('Signed paper seen, confirmed by Dr Banerjee', { delay: 20 })
  await expect(passed).toBeEnabled()
  await desk.dialog.getByRole('heading', { level: 2 }).click()
  await keys.end('p')
  const { acts, prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.clinicalCheck).toMatchObject({ outcome: 'passed', unsignedAnswered: true })
  const body = JSON.stringify(acts.find(({ type }) => type === 'clinical-check-recorded')?.body)
  expect(body).toContain('Signed paper seen, confirmed by Dr Banerjee')
})
