import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { closeDayWords } from '../../src/renderer/wording/close-day.ts'
import { screenWords } from '../../src/renderer/wording/keys.ts'
import { emptiesHead } from '../../src/renderer/wording/still-open.ts'
import { expectNoAxeViolations } from '../support/axe.ts'
import { answerOf } from '../support/e2e-ask.ts'
import { expect, test } from '../support/e2e.ts'
import { doStep, giveCommands } from '../support/e2e-work.ts'

test('the day’s end is worked down without a mouse: a line opens its prescription, all of it is saved and printed', async ({
  openWith,
}) => {
  test.setTimeout(60_000)
  const { page, desk, keys, ids } = await openWith('okafor', 'chen', 'rahman')
  const [owed = '', handedOut = ''] = ids
  await doStep(page, owed, 'check')
  await giveCommands(page, owed, 'pharmacist', ({ items }) =>
    items.map(({ content }) => ({
      type: 'assemble',
      itemId: content.id,
      lines: [],
      toSupply: null,
      owing: { reason: '=HYPERLINK("x")', promisedOn: null },
    })),
  )
  for (const step of ['check', 'assemble', 'accuracy', 'place', 'hand-out'] as const)
    await doStep(page, handedOut, step)

  await keys.press(screenWords['days-end'].key)
  const heading = page.getByRole('heading', { level: 1, name: 'Day’s end' })
  await expect(heading).toBeVisible()
  const section = (name: string) => page.getByRole('region', { name: new RegExp(`^${name}`) })
  await expect(
    section('Owed items')
      .getByRole('row', { name: /OKAFOR/ })
      .first(),
  ).toBeVisible()
  await expect(section('Not finished').getByRole('row', { name: /RAHMAN/ })).toContainText('Clinical check')
  await expect(section('Not finished').getByRole('row')).toHaveCount(2)
  await expect(section('To notify and claim').getByRole('row', { name: /CHEN/ }).first()).toBeVisible()
  // Those with no lines are named in one paragraph and take no room of their own.
  await expect(section(emptiesHead)).toContainText('Nothing has been waiting too long. No update,')
  await expect(section('Not collected')).toBeHidden()
  await expect(section(emptiesHead)).not.toContainText('Everything is finished.')
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoAxeViolations(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await expectNoAxeViolations(page)

  const line = section('Not finished').getByRole('button', { name: /RAHMAN/ })
  for (let tabs = 0; tabs < 60 && !(await line.evaluate((one) => one === document.activeElement)); tabs += 1)
    await keys.press('Tab')
  await keys.press('Enter')
  await expect(desk.hand.getByRole('heading', { level: 2 })).toContainText('RAHMAN')
  await expect(heading).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).press('Enter')
  const file = await (await download).path()
  const csv = await readFile(file, 'utf8')
  expect(csv).toContain('Not finished,')
  expect(csv).toContain('RAHMAN')
  // A reason that somebody typed is never run by a spreadsheet.
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)

  await page.getByRole('button', { name: 'Print', exact: true }).press('Enter')
  await expect(desk.dialog).toContainText('Day’s end')
  await expect(desk.dialog).toContainText('RAHMAN')
  await keys.end('Escape')
  expect((await answerOf(page, 'reports:days-end', {})).unfinished.count).toBe(1)
})

test('the day ends with one press: a backup is made of everything, and the app closes', async ({
  openWith,
  dataDir,
}) => {
  test.setTimeout(60_000)
  const { app, page, keys, ids } = await openWith('okafor')
  const place = `${dataDir}-backups`
  await mkdir(place)
  await answerOf(page, 'backup:choose-target', { folder: place })
  const made = async () => {
    const terminal = (await readdir(place)).find((name) => name.startsWith('pestle-practice-'))
    return terminal === undefined ? [] : (await readdir(path.join(place, terminal))).filter((name) => /^\d/.test(name))
  }
  await expect.poll(async () => (await made()).length).toBe(1)
  await doStep(page, ids[0]!, 'check')
  await keys.press(screenWords['days-end'].key)
  await page.getByRole('main').getByRole('button', { name: closeDayWords.press }).press('Enter')
  expect(await app.exited).toMatchObject({ code: 0 })
  expect(await made()).toHaveLength(2)
  const log = await readFile(path.join(dataDir, 'pestle.log'), 'utf8')
  expect(log).toContain('"event":"stopped"')
  expect(log).not.toContain('"event":"fault"')
  await rm(place, { recursive: true, force: true })
})
