import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire, takeIn } from '../support/e2e.ts'
import { test } from '../support/e2e-browser-host.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { doStep } from '../support/e2e-work.ts'
import type { Page } from '@playwright/test'

const typesOf = async (page: Page, id: string): Promise<readonly string[]> =>
  (await answerOf(page, 'prescription:detail', { id })).acts.map(({ type }) => type)

test('a button pressed twice at once, or by key and by mouse together, acts once', async ({ tab }) => {
  const { page, desk } = await tab()
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await desk.goTo('Clinical check')
  await desk.take('Okafor')
  await desk.begin('Clinical check')
  await desk.dialog.getByRole('button', { name: /controlled drug/ }).click()
  await desk.dialog.getByRole('button', { name: /^Passed/ }).dblclick()
  await expect(desk.dialog).toBeHidden()
  await desk.begin('Assemble')
  await desk.dialog.evaluate((dialog) => {
    const press = (): boolean =>
      dialog.firstElementChild!.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }),
      )
    const button = [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.startsWith('Assembled'))
    press()
    press()
    button!.click()
    button!.click()
  })
  await expect(desk.dialog).toBeHidden()
  await desk.count('Accuracy check', 1)
  const acts = (await typesOf(page, id)).filter((type) => ['clinical-check-recorded', 'assembled'].includes(type))
  expect(acts.toSorted()).toEqual(['assembled', 'clinical-check-recorded'])
})

test('a dialog that was overtaken by another tab is refused, says so, and the new state is offered behind it', async ({
  tab,
}) => {
  const first = await tab()
  await hire(first.page)
  const [id = ''] = await takeIn(first.page, [messageFor('okafor')])
  const second = await tab()
  for (const step of ['check', 'assemble', 'accuracy', 'place'] as const) await doStep(first.page, id, step)
  await second.desk.goTo('Ready to collect')
  await second.desk.take('Okafor')
  await second.desk.begin('Hand out')
  await second.desk.press('They have said both')
  await second.desk.press('It matches: the patient')
  await second.desk.dialog.getByText('Pays the charge').click()

  await doStep(first.page, id, 'hand-out')
  const before = await typesOf(first.page, id)
  await second.desk.press('Hand out to Chukwuemeka Okafor')
  await expect(second.desk.dialog).toContainText('Changed meanwhile. Nothing was recorded.')
  expect(await typesOf(first.page, id)).toEqual(before)
  await expect(second.desk.dialog.getByRole('button', { name: /^Hand out to/ })).toHaveCount(0)
  await second.page.keyboard.press('Control+Enter')
  expect(await typesOf(first.page, id)).toEqual(before)
  await second.page.keyboard.press('Escape')
  await expect(second.desk.dialog).toBeHidden()
  await expect(second.desk.hand).toContainText('Handed out')
  await expect(second.desk.hand.getByRole('button', { name: /^Hand out/ })).toHaveCount(0)
})

test('an act begun by one person is not recorded under the name of another who took over in another tab', async ({
  tab,
}) => {
  const first = await tab()
  await hire(first.page)
  const [id = ''] = await takeIn(first.page, [messageFor('okafor')])
  await first.desk.goTo('Clinical check')
  await first.desk.take('Okafor')
  await first.desk.begin('Clinical check')
  await first.desk.dialog.getByRole('button', { name: /controlled drug/ }).click()
  const before = await typesOf(first.page, id)

  const second = await tab()
  await second.desk.chooseWho('Daniel Whitcombe')
  await expect(second.page.getByRole('banner')).toContainText('Daniel Whitcombe')
  await first.desk.press('Passed')
  await expect(first.desk.dialog).toContainText('Nothing was recorded.')
  expect(await typesOf(first.page, id)).toEqual(before)
})
