import { answerOf } from '../support/e2e-ask.ts'
import { expect, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'

test('why the next step is not for whoever works stands on one line above the buttons, and not as a column beside them', async ({
  openWith,
}) => {
  const { page, desk, keys, ids } = await openWith('okafor')
  const [id = ''] = ids
  await page.setViewportSize({ width: 1280, height: 720 })
  await doStep(page, id, 'check')
  await doStep(page, id, 'assemble')
  await answerOf(page, 'desk:add-person', { name: 'Grace Obi', role: 'dispenser', registration: null })
  const { people } = await answerOf(page, 'desk:state', {})
  const dispenser = people.find(({ name }) => name === 'Grace Obi')
  await answerOf(page, 'desk:start-work', { personId: dispenser?.id ?? '' })
  await expect(page.getByRole('banner')).toContainText('Grace Obi')
  await keys.find('Okafor')
  const why = desk.hand.getByText('Only a pharmacist or accuracy checking technician')
  const { y, height } = (await why.boundingBox()) ?? { y: 0, height: 0 }
  const button = await desk.hand.getByRole('button', { name: 'Accuracy check' }).boundingBox()
  expect(height).toBeGreaterThan(0)
  expect(height).toBeLessThan(30)
  expect(y + height).toBeLessThan(button?.y ?? 0)
})
