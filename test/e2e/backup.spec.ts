import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'
import { expect, test } from '../support/launch.ts'
import { picture } from '../support/picture.ts'

const tabTo = async (page: Page, name: string): Promise<void> => {
  const wanted = page.getByRole('button', { name, exact: true })
  await expect(wanted).toBeEnabled()
  for (let presses = 0; presses < 100; presses += 1) {
    if (await wanted.evaluate((one) => one === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`No way to ${name} by Tab`)
}

const press = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

test('where backups go is chosen by keys alone; what goes wrong with them is said, and what to do', async ({
  window: page,
}) => {
  test.setTimeout(120_000)
  const place = mkdtempSync(path.join(os.tmpdir(), 'pestle-e2e-backups-'))
  const backups = page.getByRole('region', { name: 'Backups' })
  await keyboardDesk(page).chooseWho('Aisha Karim')
  await page.keyboard.press('F10')
  await expect(backups).toContainText('There are no backups.')
  await expectNoAxeViolations(page)
  await picture(page, 'backups-none')

  await test.step('a folder that is not there is refused in words, and can be typed again', async () => {
    await press(page, 'Choose where backups go…')
    await expect(page.getByRole('textbox', { name: 'Folder' })).toBeFocused()
    await page.keyboard.type(path.join(place, 'nowhere'))
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert')).toContainText('There is no such folder')
    await expectNoAxeViolations(page)
    await picture(page, 'backups-choosing')
    await page.keyboard.press('Control+a')
    await page.keyboard.type(place)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
  })

  await test.step('the first one is made there at once, and does not count yet', async () => {
    await expect(backups).toContainText('Backups kept there')
    await expect(backups).toContainText('Read back')
    await expect(backups).toContainText('No backup counts yet')
    await expect(backups).toContainText('Backups go to the disk that the record is on.')
    await expectNoAxeViolations(page)
    await picture(page, 'backups-made')
  })

  await test.step('another by a press', async () => {
    await press(page, 'Make a backup now')
    await expect(page.getByRole('button', { name: 'Make a backup now' })).toBeFocused()
    await expect(backups).toContainText('Backups kept there2')
    // What came of it stands beside the press.
    await expect(backups.getByRole('status')).toHaveText(/^Made at \d\d:\d\d and read back\.$/)
  })

  await test.step('a damaged one is found when it is read back', async () => {
    const terminal = path.join(place, readdirSync(place).find((name) => name.startsWith('pestle-practice-')) ?? '')
    for (const name of readdirSync(terminal)) {
      const file = path.join(terminal, name, 'pestle.db')
      const bytes = readFileSync(file)
      bytes[50_000] = (bytes[50_000] ?? 0) ^ 1
      writeFileSync(file, bytes)
    }
    await press(page, 'Read the newest backup back')
    await expect(backups).toContainText('A backup was read back and is damaged. It does not count.')
    await expectNoAxeViolations(page)
    await picture(page, 'backups-damaged')
    await press(page, 'Make a backup now')
    await expect(backups).not.toContainText('is damaged')
    await expect(backups.getByRole('status')).toHaveText(/^Made at /)
  })

  await test.step('a place that went away is said', async () => {
    renameSync(place, `${place}-away`)
    await press(page, 'Make a backup now')
    await expect(backups).toContainText('The place for backups is not there')
    await expect(backups.getByRole('status')).toHaveText(/^Not made\./)
    await expectNoAxeViolations(page)
    await picture(page, 'backups-gone')
  })
  rmSync(`${place}-away`, { recursive: true })
})
