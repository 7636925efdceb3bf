import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { expect, hire, takeIn, test } from '../support/e2e.ts'
import { doStep, journey, placeForDelivery } from '../support/e2e-work.ts'
import { keyboardDesk } from '../support/keyboard-desk.ts'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

// What it looks like, and that it can be read and reached by everybody, in both themes.
const look = async (page: Page, name: string): Promise<void> => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    if (folder !== '') await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) })
    await expectNoAxeViolations(page, colorScheme === 'dark' ? ['color-contrast', 'link-in-text-block'] : [])
  }
}

const ready = async (page: Page, family: 'okafor'): Promise<string> => {
  const [id = ''] = await takeIn(page, [messageFor(family)])
  for (const step of journey.slice(0, -1)) await doStep(page, id, step)
  return id
}

const begunHandOut = async (keys: ReturnType<typeof keyboardDesk>, why: string): Promise<void> => {
  await keys.find('Okafor')
  await keys.begin('h')
  // Before anything is asked at the counter.
  await keys.listening('It may not leave now.')
  await keys.listening(why)
  await keys.press('s')
  await keys.listening('It matches')
  await keys.press('y')
  await keys.listening('Prescription charge')
  await keys.press('p')
}

test('a hand-out for which there is no responsible pharmacist says so before anything is asked, and signing on is two keys and a number away', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const { page } = await open()
  const keys = keyboardDesk(page)
  await hire(page, { signedOn: false })
  const id = await ready(page, 'okafor')
  await begunHandOut(keys, 'No responsible pharmacist is signed on')
  await keys.press('Control+Enter')
  await keys.listening('Not done')
  await look(page, 'hand-out-without-pharmacist')
  // Said before the hand-out was begun, and again as it was refused.
  await page.getByRole('button', { name: 'Who is on duty' }).first().press('Enter')
  await keys.listening('Pestle lets nothing be handed out')
  await look(page, 'on-duty-nobody')
  await keys.press('s')
  await keys.listening('GPhC number')
  await page.keyboard.type('2000000')
  await look(page, 'on-duty-sign-on')
  await keys.press('Control+Enter')
  await keys.listening('Responsible pharmacist since')
  await keys.press('Escape')
  await keys.listening('Prescription charge')
  await keys.end('Control+Enter')
  const { stage } = await answerOf(page, 'prescription:detail', { id })
  expect(stage).toBe('done')
})

test('sending out a whole run for which there is no responsible pharmacist says so before anything is asked', async ({
  open,
}) => {
  const { page, desk } = await open()
  const keys = keyboardDesk(page)
  await hire(page, { signedOn: false })
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await placeForDelivery(page, id)
  await keys.press('F6')
  await expect(page.getByRole('list', { name: 'To be delivered' })).toBeVisible()
  await keys.press('a')
  await keys.press('d')
  await keys.listening('It may not leave now.')
  await keys.listening('No responsible pharmacist is signed on')
  await desk.dialog.getByRole('button', { name: 'Who is on duty' }).press('Enter')
  await keys.press('s')
  await keys.listening('GPhC number')
  await page.keyboard.type('2000000')
  await keys.press('Control+Enter')
  await keys.listening('Responsible pharmacist since')
  await keys.press('Escape')
  await keys.listening('Scan the label of')
  await expect(desk.dialog).not.toContainText('It may not leave now.')
})

test('going out, and coming back, is said to every screen and kept in the log, with nothing handed out meanwhile', async ({
  open,
}) => {
  test.setTimeout(90_000)
  const { page } = await open()
  const keys = keyboardDesk(page)
  await hire(page)
  await ready(page, 'okafor')
  await keys.press('F4')
  await keys.listening('Who is on duty')
  await look(page, 'on-duty')
  await keys.press('o')
  await keys.listening('Nothing may be handed out')
  await keys.press('Space')
  await keys.press('Tab')
  await page.keyboard.type('Mobile; T Reed at Hill Street')
  await look(page, 'on-duty-going-out')
  await keys.press('Control+Enter')
  await keys.listening('Out since')
  await look(page, 'on-duty-out')
  await keys.end('Escape')
  await expect(page.getByRole('banner')).toContainText('RP out for')
  await begunHandOut(keys, 'The responsible pharmacist is out')
  await keys.press('Control+Enter')
  await keys.listening('Not done')
  // Said before the hand-out was begun, and again as it was refused.
  await page.getByRole('button', { name: 'Who is on duty' }).first().press('Enter')
  await keys.listening('Out since')
  await keys.press('b')
  await keys.listening('Out for')
  await keys.press('Control+Enter')
  await keys.listening('Responsible pharmacist since')
  await keys.press('l')
  await keys.listening('the log')
  await expect(page.getByRole('dialog').last()).toContainText('Mobile; T Reed at Hill Street')
  await look(page, 'on-duty-log')
  await keys.press('Escape')
  await keys.listening('Responsible pharmacist since')
  await keys.press('a')
  await keys.listening('Why nobody else can check')
  await page.keyboard.type('The technician is ill')
  await keys.press('Control+Enter')
  await keys.listening('has worked alone')
  // The letter that began it does not end it.
  await expect(page.getByRole('dialog').last().locator('[aria-keyshortcuts="a"]')).toHaveCount(0)
  await look(page, 'on-duty-alone')
  await keys.press('f')
  await keys.listening('signs off')
  await keys.press('Control+Enter')
  // Beside the hand-out below, which says so as well now.
  await keys.listening('Pestle lets nothing be handed out')
  await expect(page.getByRole('dialog').first()).toContainText('No responsible pharmacist is signed on')
  const { spells } = await answerOf(page, 'duty:log', { before: null, limit: 10 })
  expect(spells).toMatchObject([{ absences: [{ supply: 'nothing' }] }])
  expect((await answerOf(page, 'duty:state', {})).alone).toEqual([])
})
