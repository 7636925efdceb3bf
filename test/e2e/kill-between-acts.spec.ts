import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'
import { doStep, journey, stageAfter } from '../support/e2e-work.ts'

test('killed after any act and opened again, a prescription stands exactly where it was acknowledged', async ({
  open,
  psu,
}) => {
  test.setTimeout(60_000)
  let { app, page } = await open()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('chen')])
  for (const step of journey) {
    await doStep(page, id, step)
    const acknowledged = await answerOf(page, 'prescription:detail', { id })
    await app.kill('SIGKILL')
    const next = await open()
    app = next.app
    page = next.page
    const found = await answerOf(page, 'prescription:detail', { id })
    expect(found.stage).toBe(stageAfter[step])
    expect(found.prescription).toEqual(acknowledged.prescription)
    expect(found.acts).toEqual(acknowledged.acts)
    expect(found.offers).toEqual(acknowledged.offers)
  }
  // The "ready" was held back for its minute and overtaken by the hand-out: it is never sent.
  const items = async (): Promise<unknown> => Object.values(statusesByItem(await psu.rows(), id))
  const truth = ['With Pharmacy', 'Collected']
  await expect.poll(items, { timeout: 20_000 }).toEqual([truth, truth])
})
