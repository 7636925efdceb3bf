import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep } from '../support/e2e-work.ts'
import { expect, hire, takeIn, test, workAs } from '../support/e2e.ts'
import { picture } from '../support/picture.ts'
import { giveProducts } from '../support/scanner.ts'

test('a controlled drug and a fridge item lie on an open shelf only once it is said why, and the fridge is said again at hand-out', async ({
  open,
}) => {
  test.setTimeout(60_000)
  const { page, desk } = await open()
  await hire(page)
  await giveProducts(page)
  const ids = await takeIn(page, [messageFor('greenwood'), messageFor('chen')])
  for (const id of ids) for (const step of ['check', 'assemble', 'accuracy'] as const) await doStep(page, id, step)
  await workAs(page, 'pharmacist')
  await page.setViewportSize({ width: 1280, height: 720 })
  await desk.goTo('Bag and place')
  for (const [at, patient, kept, offered] of [
    [0, 'Greenwood', 'is kept in the CD cabinet.', 0],
    [1, 'Chen', 'is kept in a fridge.', 1],
  ] as const) {
    await desk.take(patient)
    await expect(desk.hand.getByText('It is kept in a fridge.')).toHaveCount(offered)
    await desk.begin('Bag and place')
    await desk.dialog.getByLabel('Where exactly').fill('A3')
    const inPlace = desk.dialog.getByRole('button', { name: /^It is in its place/ })
    await expect(inPlace).toBeEnabled()
    await desk.dialog.getByText('Shelf', { exact: true }).click()
    await expect(desk.dialog).toContainText(kept)
    await expect(inPlace).toBeDisabled()
    await page.keyboard.press('Control+Enter')
    await expect(desk.dialog).toBeVisible()
    await picture(page, `kept-elsewhere-${patient}`)
    await expect(desk.dialog.getByRole('button', { name: 'Patient is waiting for it' })).toHaveCount(offered)
    await expect(desk.dialog.getByRole('button', { name: 'No room there' })).toHaveCount(0)
    await desk.dialog.getByLabel('Why it lies there').fill('No room there')
    await desk.confirm('It is in its place')
    const { acts } = await answerOf(page, 'prescription:detail', { id: ids[at] ?? '' })
    expect(acts.at(-1)).toMatchObject({ type: 'bag-placed', body: { elsewhere: 'No room there' } })
    await expect(desk.hand).toContainText('not where it is kept: No room there')
  }
  await desk.goTo('Ready to collect')
  await desk.take('Chen')
  await desk.begin('Hand out')
  await desk.press('They have said both')
  await desk.press('It matches: the patient')
  await expect(desk.dialog.getByRole('list', { name: 'Bags to fetch' })).toContainText('Fridge item: keep it cold')
  await picture(page, 'hand-out-fridge')
})
