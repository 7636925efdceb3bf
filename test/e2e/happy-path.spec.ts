import { sendReadyAtOnce, takeIn, test, expect, workAs } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'

test('one prescription is checked, assembled, checked by a second person, placed and handed out, and the NHS is told each time', async ({
  open,
  psu,
}) => {
  const { page, desk } = await open()

  await test.step('who is working is said first, on a desk that nobody works at yet', async () => {
    await desk.dialog.getByLabel('Name').fill('Aisha Karim')
    await desk.dialog.getByRole('button', { name: /Role/ }).click()
    await page.getByRole('option', { name: 'Pharmacist' }).click()
    await desk.confirm('Add this person')
    await page.locator('[aria-keyshortcuts="w"]').click()
    await desk.press('Someone else')
    await desk.dialog.getByLabel('Name').fill('Daniel Whitcombe')
    await desk.dialog.getByRole('button', { name: /Role/ }).click()
    await page.getByRole('option', { name: 'Accuracy checking technician' }).click()
    await desk.confirm('Add this person')
    await workAs(page, 'pharmacist')
    await sendReadyAtOnce(page)
    await desk.signOn('2000000')
  })

  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  const sent = async (): Promise<readonly string[]> => Object.values(statusesByItem(await psu.rows(), id)).flat()
  await desk.goTo('Clinical check')
  await desk.count('Clinical check', 1)
  await desk.take('Okafor')
  await expect.poll(sent).toEqual(['With Pharmacy'])
  await expect(desk.patientSees).toContainText('With pharmacy')
  await expect(desk.syncSentence).toHaveText('NHS up to date')

  await desk.clinicalCheck()
  await desk.count('Clinical check', 0)
  await desk.count('Assemble', 1)
  await desk.assemble()
  await desk.count('Accuracy check', 1)

  await desk.chooseWho('Daniel Whitcombe')
  await desk.accuracyCheck()
  await desk.count('Bag and place', 1)
  await desk.place('A3')
  await desk.count('Ready to collect', 1)
  await expect.poll(sent).toEqual(['With Pharmacy', 'Ready to Collect'])
  await expect(desk.patientSees).toContainText('Ready to collect')

  await expect(desk.syncSentence).toHaveText('NHS up to date')
  // It is on the way for the ten seconds of undo only: looked for from before the act, or a slow machine looks too late.
  const onTheWay = { timeout: 25_000 }
  await Promise.all([
    expect(desk.syncSentence).toHaveText('1 update on the way to the NHS', onTheWay),
    expect(desk.patientSees).toHaveText(/Ready to collect.*Collected once sent/, onTheWay),
    desk.handOut('Chukwuemeka Okafor'),
  ])
  await desk.count('Ready to collect', 0)
  await desk.count('Done today', 1)
  await expect.poll(sent, { timeout: 15_000 }).toEqual(['With Pharmacy', 'Ready to Collect', 'Collected'])
  await expect(desk.syncSentence).toHaveText('NHS up to date')
  await expect(desk.patientSees).toContainText('Collected')
  await expect(desk.patientSees).not.toContainText('once sent')
})
