import { existsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf, askPage } from '../support/e2e-ask.ts'
import { expect, hire, sendReadyAtOnce, takeIn, test, workAs } from '../support/e2e.ts'
import { messageFor } from '../support/e2e-messages.ts'
import { statusesByItem } from '../support/e2e-psu.ts'
import { doStep, journey } from '../support/e2e-work.ts'
import { deskPage } from '../support/desk-page.ts'
import { picture } from '../support/picture.ts'
import { signOn } from '../support/sign-on.ts'

const upToReady = journey.slice(0, -1)

async function backUp(page: Page, folder: string): Promise<void> {
  const before = (await answerOf(page, 'backup:state', {})).last?.madeAt ?? 0
  await mkdir(folder, { recursive: true })
  await answerOf(page, 'backup:choose-target', { folder })
  await expect
    .poll(async () => (await answerOf(page, 'backup:state', {})).last?.madeAt ?? 0, { timeout: 20_000 })
    .toBeGreaterThan(before)
}

async function makeCode(page: Page): Promise<string> {
  const { code } = await answerOf(page, 'keys:make-code', {})
  await answerOf(page, 'keys:confirm-code', { code })
  return code
}

// The sentence of the header may have something louder to say.
async function allSent(page: Page): Promise<void> {
  await expect
    .poll(
      async () => {
        const { waiting, line } = await answerOf(page, 'sync:state', {})
        return waiting === 0 && line.kind === 'idle'
      },
      { timeout: 75_000 },
    )
    .toBe(true)
}

const workWaiting = async (page: Page) => (await answerOf(page, 'queue:counts', { only: [] })).counts

/** Tab after tab until what is named has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const at = await page.evaluate(() => {
      const focused = document.activeElement
      // After a window changed, the page itself or the window has the focus.
      if (!(focused instanceof HTMLButtonElement || focused instanceof HTMLInputElement)) return ''
      const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : null
      return focused.getAttribute('aria-label') ?? label ?? focused.textContent
    })
    if (typeof name === 'string' ? at.startsWith(name) : name.test(at)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${String(name)}`)
}

async function checkFirstFound(page: Page): Promise<void> {
  await tabTo(page, 'Look there')
  await page.keyboard.press('Enter')
  // It is looked for in a thread of its own, which takes its time to start on a busy machine.
  const found = page.getByRole('list', { name: 'Backups found' })
  await expect(found).toBeVisible({ timeout: 30_000 })
  await tabTo(page, / · PC /)
  await page.keyboard.press('Enter')
}

test('a backup is put back by keys alone: what would be lost is said first, nothing is sent until it was gone through, and the NHS then holds what is true', async ({
  open,
  psu,
  dataDir,
}) => {
  test.setTimeout(120_000)
  const { page, desk } = await open()
  await hire(page)
  await sendReadyAtOnce(page)
  const [kept, gone] = await takeIn(page, [messageFor('okafor'), messageFor('nowak')])
  for (const id of [kept!, gone!]) for (const step of upToReady) await doStep(page, id, step)
  await expect(desk.syncSentence).toHaveText('NHS up to date', { timeout: 15_000 })
  await psu.setLine(false)
  const [waiting] = await takeIn(page, [messageFor('singh')])
  for (const step of upToReady) await doStep(page, waiting!, step)
  await backUp(page, path.join(dataDir, '..', `${path.basename(dataDir)}-backups`))
  await psu.setLine(true)
  await doStep(page, gone!, 'hand-out')
  const [arrived] = await takeIn(page, [messageFor('haddad')])
  await workAs(page, 'pharmacist')
  await allSent(page)
  const before = await answerOf(page, 'restore:state', {})
  expect(before.held).toBeNull()

  await page.keyboard.press('F10')
  await tabTo(page, 'Look for backups')
  await page.keyboard.press('Enter')
  await expect(desk.dialog).toBeVisible()
  await checkFirstFound(page)
  await picture(page, 'restore-found')
  await expectNoAxeViolations(page)
  await tabTo(page, 'Check this backup')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/acts? would be lost/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('list', { name: 'What would be lost' })).toContainText(/NOWAK.*Handed out .* by /)
  await picture(page, 'restore-preview')
  await expectNoAxeViolations(page)
  const sentBefore = (await psu.requests()).length
  await tabTo(page, 'Put it back')
  await page.keyboard.press('Enter')
  await expect(desk.syncSentence).toContainText('Put back from a backup', { timeout: 30_000 })
  expect(
    (await readdir(path.join(dataDir, 'practice'))).filter((name) =>
      /^pestle\.db\.before-restore-\d{8}T\d{6}Z$/.test(name),
    ),
  ).toHaveLength(1)

  const pharmacist = await workAs(page, 'pharmacist')
  // Who is responsible is asked again: the backup says only who was.
  expect((await answerOf(page, 'duty:state', {})).spell).toBeNull()
  await signOn((name, input) => answerOf(page, name, input), pharmacist)
  await page.keyboard.press('Escape')
  await page.keyboard.press('F10')
  await picture(page, 'restore-this-pc-held')
  await expectNoAxeViolations(page)
  await page.getByRole('banner').locator('[data-status]').click()
  const list = page.getByRole('list', { name: 'Prescriptions to go through' })
  await expect(list).toBeVisible()
  await picture(page, 'restore-go-through')
  await expectNoAxeViolations(page)
  // While nobody works the list is not asked for, and it is said what to do.
  await answerOf(page, 'desk:stop-work', {})
  await expect(page.getByText('Say who is working first: choose your name at the top right.')).toBeVisible()
  await expect(page.getByText('went wrong')).toHaveCount(0)
  await workAs(page, 'pharmacist')
  await expect(list).toBeVisible()
  // The keys of every list: from name to name, each taken in hand.
  for (const [key, name] of [
    ['j', 'SINGH, Gurdev'],
    ['j', 'NOWAK, Tomasz'],
    ['k', 'SINGH, Gurdev'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(list.getByRole('button', { name, exact: true })).toBeFocused()
    await expect(desk.hand.getByRole('heading', { level: 2 })).toHaveText(name)
  }
  const release = page.getByRole('button', { name: 'Gone through: send to the NHS again' })
  await expect(release).toBeDisabled()
  expect((await askPage(page, 'restore:release', {})).kind).toBe('refusal')
  // A bag that was handed out after the copy was made is never plainly “as shown here”.
  await expect(list.getByText(/^Handed out .* by /)).toBeVisible()
  await expect(list.getByRole('button', { name: /^It is still here: I have the bag in my hand: NOWAK/ })).toBeVisible()
  await expect(list.getByRole('button', { name: /^As shown here: NOWAK/ })).toHaveCount(0)
  await list.getByRole('button', { name: /^It left: open it and record it: NOWAK/ }).press('Enter')
  await expect(desk.patientSees).toContainText('Not known')
  // What was lost stands first in it, to be recorded for the time it was done.
  await desk.hand.getByRole('button', { name: /^Record it: Handed out / }).press('Enter')
  await page.keyboard.press('s')
  await page.keyboard.press('y')
  await expect(desk.dialog.getByLabel('Happened on')).toHaveValue(/^\d\d\/\d\d\/\d{4}$/)
  await expect(desk.dialog.getByLabel('Why it is entered late')).toHaveValue(
    /^Lost when a backup was put back\. Done by /,
  )
  await picture(page, 'restore-record-lost')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(desk.dialog).toHaveCount(0)
  // What was handed out after the copy was made is said before it counts as looked at.
  await doStep(page, gone!, 'hand-out')
  await workAs(page, 'pharmacist')
  await expect(list.getByRole('button', { name: /^As shown here: NOWAK/ })).toBeVisible()
  for (
    let left = await list.getByRole('button', { name: /^(As shown here|Dealt with)/ }).count();
    left > 0;
    left -= 1
  ) {
    await list
      .getByRole('button', { name: /^(As shown here|Dealt with)/ })
      .first()
      .press('Enter')
    await expect(list.getByRole('button', { name: /^(As shown here|Dealt with)/ })).toHaveCount(left - 1)
    // A second Enter says nothing of the next patient: the keys are on a name, or after the last line at what comes next.
    await expect(page.locator('main [data-line-name]:focus, main [data-focus-after]:focus')).toBeVisible()
  }
  expect((await psu.requests()).length).toBe(sentBefore)
  await release.press('Enter')
  await allSent(page)
  const rows = await psu.rows()
  const last = async (id: string): Promise<readonly (string | undefined)[]> => {
    const { prescription } = await answerOf(page, 'prescription:detail', { id })
    return Object.values(statusesByItem(rows, prescription.content.shortId)).map((statuses) => statuses.at(-1))
  }
  expect(new Set(await last(gone!))).toEqual(new Set(['Collected']))
  expect(new Set(await last(waiting!))).toEqual(new Set(['Ready to Collect']))
  expect((await askPage(page, 'prescription:detail', { id: arrived! })).kind).toBe('refusal')
  await rm(path.join(dataDir, '..', `${path.basename(dataDir)}-backups`), { recursive: true, force: true })
})

test('a new PC takes the work over with a backup and its recovery code; a wrong code opens nothing', async ({
  launch,
  dataDir,
}) => {
  test.setTimeout(90_000)
  const target = `${dataDir}-moving`
  const old = await launch()
  const page = await old.firstWindow()
  await deskPage(page).shown()
  await workAsFirst(page)
  const code = await makeCode(page)
  await backUp(page, target)
  const there = await workWaiting(page)
  await drillByHand(page)
  await old.close()

  const fresh = await launch({ dataDir: path.join(dataDir, 'new-pc') })
  const next = await fresh.firstWindow()
  const desk = deskPage(next)
  await desk.shown()
  await workAsFirst(next)
  await next.keyboard.press('Escape')
  await next.keyboard.press('F10')
  await expect(next.getByRole('button', { name: 'Look for backups' })).toBeEnabled()
  await next.getByRole('button', { name: 'Look for backups' }).press('Enter')
  await next.getByLabel('Folder with backups').fill(target)
  await checkFirstFound(next)
  await next
    .getByRole('textbox', { name: 'Recovery code' })
    .fill(code.replace(/^./, (digit) => (digit === '7' ? '8' : '7')))
  await next.getByRole('button', { name: 'Check this backup' }).press('Enter')
  await expect(next.getByRole('alert')).toContainText(/not a recovery code|does not open/)
  await next.getByRole('textbox', { name: 'Recovery code' }).fill(code.toLowerCase().replaceAll('-', ' '))
  await next.getByRole('button', { name: 'Check this backup' }).press('Enter')
  await expect(next.getByText('would be lost', { exact: false }).first()).toBeVisible({ timeout: 20_000 })
  await next.getByRole('button', { name: 'Put it back' }).press('Enter')
  await expect(desk.syncSentence).toContainText('Put back from a backup', { timeout: 30_000 })
  expect(await workWaiting(next)).toEqual(there)
  expect(await answerOf(next, 'keys:state', {})).toMatchObject({ recovery: true })
  await fresh.close()
  await rm(target, { recursive: true, force: true })
})

test('where the data file is lost, the start screen puts a backup back', async ({ launch, dataDir }) => {
  test.setTimeout(90_000)
  const target = `${dataDir}-lost`
  const app = await launch()
  const page = await app.firstWindow()
  await deskPage(page).shown()
  await workAsFirst(page)
  await backUp(page, target)
  const there = await workWaiting(page)
  await app.close()
  const file = path.join(dataDir, 'practice', 'pestle.db')
  await rm(file)

  const again = await launch()
  const start = await again.firstWindow()
  const look = start.getByRole('button', { name: 'Look for backups…' })
  await expect(look).toBeVisible()
  await picture(start, 'restore-start')
  await look.press('Enter')
  await start.getByLabel('Folder with backups').fill(target)
  await checkFirstFound(start)
  await picture(start, 'restore-start-found')
  await expectNoAxeViolations(start)
  await start.getByRole('button', { name: 'Check this backup' }).press('Enter')
  await expect(start.getByText('What was done after it was made is not in it')).toBeVisible({ timeout: 20_000 })
  await start.getByRole('button', { name: 'Put it back' }).press('Enter')
  const desk = deskPage(start)
  await desk.sayWho('Aisha Karim')
  await expect(desk.syncSentence).toContainText('Put back from a backup', { timeout: 30_000 })
  expect(existsSync(file)).toBe(true)
  expect(await workWaiting(start)).toEqual(there)
  await rm(target, { recursive: true, force: true })
})

/** Does a restore drill with what lies in the place for backups, which the window knows. */
async function drillByHand(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await page.keyboard.press('F10')
  const drill = page.getByRole('button', { name: 'Do a drill' })
  await expect(drill).toBeEnabled()
  await drill.press('Enter')
  await checkFirstFound(page)
  await page.getByRole('button', { name: 'Try this backup' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('The drill succeeded', { timeout: 30_000 })
  await picture(page, 'restore-drill')
  await expectNoAxeViolations(page)
  expect((await answerOf(page, 'restore:state', {})).drilledAt).not.toBeNull()
}

/** The practice desk has its people already: its pharmacist works here. */
async function workAsFirst(page: Page): Promise<void> {
  const { people } = await answerOf(page, 'desk:state', {})
  const pharmacist = people.find(({ role }) => role === 'pharmacist')
  await answerOf(page, 'desk:start-work', { personId: pharmacist?.id ?? '' })
}
