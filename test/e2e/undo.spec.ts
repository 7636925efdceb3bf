import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, sendReadyAtOnce, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'
import { doStep, journey } from '../support/e2e-work.ts'

test('a hand-out undone within its ten seconds is never told: the patient goes on seeing "ready"', async ({
  open,
  psu,
}) => {
  const { page, desk } = await open()
  await hire(page)
  await sendReadyAtOnce(page)
  const [id = '', later = ''] = await takeIn(page, [messageFor('okafor'), messageFor('adeyemi')])
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  for (const step of journey.slice(0, -1)) await doStep(page, later, step)
  const told = async (of: string): Promise<readonly string[]> =>
    Object.values(statusesByItem(await psu.rows(), of)).flat()
  await expect.poll(() => told(id)).toEqual(['With Pharmacy', 'Ready to Collect'])

  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await desk.handOut('Chukwuemeka Okafor')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await desk.dialog.getByText('It never left the counter: here, back in its place').click()
  await desk.confirm('Undo')
  await desk.count('Ready to collect', 2)
  await expect(desk.patientSees).toHaveText(/Ready to collect$/)
  await expect(desk.hand).toContainText('Hand-out corrected')

  // Handed out after the undone one: once the NHS has heard of this, the ten seconds of the other are over too.
  await doStep(page, later, 'hand-out')
  await expect.poll(() => told(later), { timeout: 15_000 }).toContain('Collected')
  expect(await told(id)).toEqual(['With Pharmacy', 'Ready to Collect'])
  expect((await answerOf(page, 'sync:state', {})).waiting).toBe(0)
})
