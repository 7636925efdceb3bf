import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expectNoAxeViolations } from '../support/axe.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { deskPage } from '../support/desk-page.ts'
import { expect, hire, people, takeIn, test } from '../support/e2e.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { picture } from '../support/picture.ts'
import { screenWords } from '../../src/renderer/wording/keys.ts'
import { healthWords, supportWords } from '../../src/renderer/wording/health.ts'
import { leavingWords, takeOutWords } from '../../src/renderer/wording/leaving.ts'

// Every page of the record is read, on machines with two cores.
test.slow()

test('what is wrong with this PC is in the status sentence, and everything looked at is shown before it is copied', async ({
  open,
  launch,
  psu,
  dataDir,
}) => {
  // Before it opens again: then it is found by the first look.
  const { page, app } = await open()
  await hire(page)
  await takeIn(page, [messageFor('okafor')])
  await app.close()
  chmodSync(path.join(dataDir, 'practice'), 0o755)
  const again = await (await launch({ args: ['--psu', psu.url] })).firstWindow()
  await deskPage(again).sayWho(people.pharmacist.name)
  const status = again.getByRole('banner').locator('[data-status]')
  await expect(status).toHaveText('Others can look into the data folder')
  await status.click()
  await expect(again.getByRole('heading', { level: 1, name: screenWords['this-pc'].name })).toBeVisible()
  await expect(again.getByText('Other accounts of this PC can look into the data folder.')).toBeVisible()
  await again.getByRole('button', { name: healthWords.examine }).click()
  const lines = again.getByRole('region', { name: supportWords.label })
  await expect(lines).toContainText('ATTENTION')
  await expect(lines).toContainText('Integrity')
  const shown = (await lines.textContent()) ?? ''
  expect(shown).not.toMatch(/okafor|karim|\b9\d{9}\b/i)
  await picture(again, 'for-support')
  await expectNoAxeViolations(again)
  await again.evaluate(() => {
    document.addEventListener('copy', () => {
      document.body.dataset['copied'] = String(document.getSelection())
    })
  })
  await again.getByRole('button', { name: supportWords.copy }).click()
  await expect(again.getByText(supportWords.copied)).toBeVisible()
  // What a selection says of a preformatted text is that text.
  expect((await again.evaluate(() => document.body.dataset['copied']))?.trim()).toBe(shown.trim())
})

test('everything is taken out only after it was asked a second time', async ({ open, dataDir }) => {
  const out = path.join(dataDir, '..', `${path.basename(dataDir)}-out`)
  mkdirSync(out, { recursive: true })
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await takeIn(page, [messageFor('okafor')])
  await keys.press(screenWords['this-pc'].key)
  await page.getByRole('button', { name: leavingWords.begin }).click()
  await page.getByLabel(takeOutWords.field).fill(out)
  await page.getByLabel(takeOutWords.odsCode).fill('XX999')
  await picture(page, 'take-out')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: takeOutWords.confirm }).click()
  await expect(desk.dialog).toContainText('That is not the ODS code of this pharmacy.')
  expect(readdirSync(out)).toEqual([])
  const { settings } = await answerOf(page, 'desk:state', {})
  await page.getByLabel(takeOutWords.odsCode).fill(settings.odsCode)
  await page.getByRole('button', { name: takeOutWords.confirm }).click()
  await expect(page.getByText('1 prescription and')).toBeVisible({ timeout: 30_000 })
  const [made = ''] = readdirSync(out)
  expect(existsSync(path.join(out, made, 'leaving.json'))).toBe(true)
})
