import { answerOf } from '../support/e2e-ask.ts'
import { expect, hire } from '../support/e2e.ts'
import { test } from '../support/e2e-browser-host.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

// A file that the account of the tests may not open cannot be made where that account may open all: the answer says it instead.
test('the inbox says which file of the watched folder cannot be read, why, and what to do until it can', async ({
  tab,
}) => {
  test.setTimeout(60_000)
  const { page } = await tab()
  const keys = keyboardDesk(page)
  await hire(page)
  await page.route('**/ask', async (route) => {
    const { question } = route.request().postDataJSON() as { readonly question: string }
    if (question !== 'intake:page') return route.fallback()
    const response = await route.fetch()
    const { value, ...reply } = (await response.json()) as { readonly value: object }
    const unread = [{ name: 'monday.json', why: 'not-opened' }]
    return route.fulfill({ response, json: { ...reply, value: { ...value, unread } } })
  })
  await keys.press('Control+k')
  await page.keyboard.type('inbox', { delay: 40 })
  await page.keyboard.press('Enter')
  const inbox = page.getByRole('main')
  await expect(inbox).toContainText('A file in the watched folder cannot be read')
  await expect(inbox).toContainText('monday.json: This account may not open it, or another program keeps it closed.')
  await expect(inbox).toContainText('What is in it is not in the queue.')
  await page.unroute('**/ask')
  expect((await answerOf(page, 'intake:page', { show: 'all', after: null, limit: 10 })).unread).toEqual([])
})
