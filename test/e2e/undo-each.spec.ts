import { answerOf } from '../support/e2e-ask.ts'
import { expect, test } from '../support/e2e.ts'
import { doStep } from '../support/e2e-work.ts'

test('a hold, its release and a change of route are undone for ten seconds; what cannot be undone says what to do instead', async ({
  openWith,
}) => {
  test.setTimeout(90_000)
  const { page, desk, ids } = await openWith('okafor')
  const [id = ''] = ids
  await doStep(page, id, 'check')
  await doStep(page, id, 'assemble')
  await doStep(page, id, 'accuracy')
  await doStep(page, id, 'place')
  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  const choose = async (act: string): Promise<void> => {
    await desk.hand.getByRole('button', { name: /^More/ }).click()
    await page.getByRole('menuitem', { name: act }).click()
    await expect(desk.dialog).toBeVisible()
  }
  const undo = page.getByRole('button', { name: /^Undo/ })
  const held = async (): Promise<boolean> =>
    (await answerOf(page, 'prescription:detail', { id })).prescription.items.some(({ hold }) => hold !== null)

  await choose('Put on hold')
  await desk.dialog.getByRole('textbox').first().fill('Waiting for the prescriber')
  await desk.confirm('Put on hold')
  await expect.poll(held).toBe(true)
  await undo.click()
  await expect.poll(held).toBe(false)

  await choose('Put on hold')
  await desk.dialog.getByRole('textbox').first().fill('Waiting for the prescriber')
  await desk.confirm('Put on hold')
  await desk.hand.getByRole('button', { name: /^Release the hold/ }).click()
  await desk.confirm('Release the hold')
  await expect.poll(held).toBe(false)
  await undo.click()
  await expect.poll(held).toBe(true)
  await expect(page.getByText(/^Undone: /)).toBeVisible()
  const { prescription } = await answerOf(page, 'prescription:detail', { id })
  expect(prescription.items[0]?.hold?.reason).toBe('Waiting for the prescriber')
})

test('a bag taken out says that it is bagged again', async ({ openWith }) => {
  test.setTimeout(90_000)
  const { page, desk, ids } = await openWith('okafor')
  const [id = ''] = ids
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(page, id, step)
  await desk.goTo('Ready to collect')
  await desk.take('Okafor')
  await expect(desk.hand.getByRole('button', { name: /^Hand out/ })).toBeEnabled()
  await page.keyboard.press('t')
  await desk.dialog.getByRole('radiogroup', { name: 'Why' }).getByText('Something is to be changed').click()
  await desk.confirm('Take out of the bag')
  await expect(page.getByText('Bag and place it again.')).toBeVisible()
})

test('a letter that the open menu shows begins its act, and the key of Undo says when there is nothing to undo any more', async ({
  openWith,
}) => {
  const { page, desk, keys } = await openWith('okafor')
  await keys.find('Okafor')
  await expect(desk.hand.getByRole('button', { name: /^Clinical check/ })).toBeEnabled()
  await keys.press('Escape')
  await page.locator('body').click({ position: { x: 5, y: 5 } })
  await keys.press('z')
  await expect(page.getByRole('alert')).toContainText('Nothing was undone')
  await page.getByRole('button', { name: 'Close this message' }).click()
  await keys.press('.')
  await expect(page.getByRole('menu')).toBeVisible()
  await keys.press('m')
  await expect(page.getByRole('menu')).toBeHidden()
  await keys.listening('Waiting, or promised for')
})
