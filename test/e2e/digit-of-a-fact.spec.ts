import { expect, test, type AppAtWork } from '../support/e2e.ts'
import { noteAllergy } from '../support/note-allergy.ts'

const withThreeAllergies = async (openWith: (patient: 'okafor') => Promise<AppAtWork>): Promise<AppAtWork> => {
  const opened = await openWith('okafor')
  await opened.keys.find('Okafor')
  await opened.keys.begin('e')
  for (const substance of ['Penicillin', 'Latex', 'Codeine']) {
    await noteAllergy(opened.page, substance)
    await expect(opened.desk.dialog).toContainText(`${substance} (rash)`)
  }
  await opened.keys.end('Escape')
  return opened
}

test('the digit of a fact that is out of view brings it into view and answers nothing; pressed again it answers it', async ({
  openWith,
}) => {
  const { page, desk, keys } = await withThreeAllergies(openWith)
  await page.setViewportSize({ width: 1280, height: 540 })
  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog).toContainText('To pass, answer 3 facts laid out.')
  const fact = desk.dialog.getByText('Allergy: Penicillin (rash)')
  await desk.dialog.getByLabel('Tell the patient at hand-out').scrollIntoViewIfNeeded()
  await expect(fact).not.toBeInViewport()
  await keys.press('1')
  await expect(fact).toBeInViewport()
  await expect(desk.dialog).toContainText('Not answered yet: it was out of view. Read it, then press 1.')
  await expect(desk.dialog).toContainText('To pass, answer 3 facts laid out.')
  await keys.press('1')
  await expect(desk.dialog).toContainText('To pass, answer 2 facts laid out.')
})

test('a fact that lies under the foot of a small window is out of view for its digit', async ({ openWith }) => {
  const { page, desk, keys } = await withThreeAllergies(openWith)
  await page.setViewportSize({ width: 640, height: 360 })
  await keys.begin('c')
  await keys.press('n')
  await expect(desk.dialog).toContainText('To pass, answer 3 facts laid out.')
  const last = desk.dialog.locator('p', { hasText: /^Allergy: Codeine/ })
  const under = await last.evaluate((told) => {
    const dialog = told.closest('[role="dialog"]')
    const foot = dialog?.lastElementChild?.getBoundingClientRect()
    if (!dialog || !foot) return null
    dialog.scrollTop += told.getBoundingClientRect().top - foot.top - 6
    return told.getBoundingClientRect().top - foot.top
  })
  expect(under).toBeCloseTo(6, 0)
  await keys.press('3')
  await expect(desk.dialog).toContainText('Not answered yet: it was out of view. Read it, then press 3.')
  await expect(desk.dialog).toContainText('To pass, answer 3 facts laid out.')
  await keys.press('3')
  await expect(desk.dialog).toContainText('To pass, answer 2 facts laid out.')
})
