import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

test('a prescription scanned while nothing is typed is taken in hand, and none of its letters is taken for a key', async ({
  open,
}) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  const [okafor = '', chen = ''] = await takeIn(page, [messageFor('okafor'), messageFor('chen')])
  // As fast as a scanner types on any machine: driven key by key from here, a busy one is slower than a person.
  const scan = (text: string): Promise<void> =>
    page.evaluate((code) => {
      for (const key of [...code, 'Enter'])
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }, text)
  await keys.press('2')
  await expect(desk.row('Chen')).toBeVisible()
  await scan(chen)
  await expect(page.getByRole('heading', { level: 2 })).toContainText('CHEN')
  await expect(desk.dialog).toBeHidden()
  await scan(okafor.toLowerCase())
  await expect(page.getByRole('heading', { level: 2 })).toContainText('OKAFOR')

  await test.step('over an open dialog a scan does nothing, though its letters would pass the check', async () => {
    await keys.begin('c')
    await keys.press('n')
    await expect(desk.dialog.getByRole('button', { name: /^Passed/ })).toBeEnabled()
    await scan('PPPP-QFNY')
    await expect(desk.dialog).toBeVisible()
    const { acts } = await answerOf(page, 'prescription:detail', { id: okafor })
    expect(acts.map(({ type }) => type)).toEqual(['received'])
    await keys.end('p')
  })
  await desk.count('Assemble', 1)
})
