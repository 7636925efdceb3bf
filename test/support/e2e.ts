import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { PatientName } from '../../src/main/practice/scripts/patients.ts'
import { deskPage, type DeskPage } from './desk-page.ts'
import { answerOf } from './e2e-ask.ts'
import { messageFor, type Message } from './e2e-messages.ts'
import { startPsu, type PsuProcess } from './e2e-psu.ts'
import { keyboardDesk } from './keyboard-desk.ts'
import { signOn } from './sign-on.ts'
import { test as base, type LaunchedApp } from './launch.ts'

export { expect } from '@playwright/test'

/** The app open on the test's folder. */
export interface OpenApp {
  readonly app: LaunchedApp
  readonly page: Page
  readonly desk: DeskPage
}

/** The app open with people at work in it. */
export interface AppAtWork extends OpenApp {
  readonly keys: ReturnType<typeof keyboardDesk>
  /** Of the prescriptions that were taken in, in order. */
  readonly ids: readonly string[]
}

interface Fixtures {
  /** The NHS: a stand-in that outlives the app. */
  readonly psu: PsuProcess
  /** Starts the built app on the test's folder, speaking to `psu`; again after a kill it is the same pharmacy. */
  readonly open: () => Promise<OpenApp>
  /** The same for the first time: `hire`s, and takes in the first prescription of each of these patients. */
  readonly openWith: (...patients: readonly PatientName[]) => Promise<AppAtWork>
}

/** Playwright's `test` with the built app speaking to an NHS stand-in in a process of its own. */
export const test = base.extend<Fixtures>({
  psu: async ({}, use) => {
    const dir = await mkdtemp(path.join(tmpdir(), 'pestle-e2e-nhs-'))
    const psu = await startPsu(dir)
    await use(psu)
    await psu.stop()
    await rm(dir, { recursive: true, force: true })
  },
  open: async ({ psu, launch }, use) => {
    await use(async () => {
      const app = await launch({ args: ['--psu', psu.url] })
      const page = await app.firstWindow()
      const desk = deskPage(page)
      await desk.shown()
      return { app, page, desk }
    })
  },
  openWith: async ({ open }, use) => {
    await use(async (...patients) => {
      const opened = await open()
      await hire(opened.page)
      const ids = await takeIn(opened.page, patients.map(messageFor))
      return { ...opened, keys: keyboardDesk(opened.page), ids }
    })
  },
})

/** Who works in the tests. */
export const people = {
  pharmacist: { name: 'Aisha Karim', role: 'pharmacist' },
  checker: { name: 'Daniel Whitcombe', role: 'accuracy-checking-technician' },
} as const

/** A key of `people`. */
export type Worker = keyof typeof people

/** Adds the people of the tests, the pharmacist working and signed on as responsible pharmacist unless told otherwise, and closes the question of the first start. */
export async function hire(page: Page, { signedOn = true } = {}): Promise<void> {
  for (const worker of ['pharmacist', 'checker'] as const) {
    await answerOf(page, 'desk:add-person', { ...people[worker], registration: null })
    await workAs(page, 'pharmacist')
  }
  if (signedOn) await signOn((name, input) => answerOf(page, name, input), await workAs(page, 'pharmacist'))
  await closeFirstQuestion(page)
}

/** Closes the question of the first start without an answer. */
export async function closeFirstQuestion(page: Page): Promise<void> {
  const question = page.getByRole('dialog')
  await expect(question).toBeVisible()
  // Its button changes its name when it is told who works here: a press may meet the one that goes.
  await expect(async () => {
    const close = question.getByRole('button', { name: /^(Only look|Close)/ })
    if (await close.isVisible()) await close.click({ timeout: 2_000 })
    await expect(question).toBeHidden({ timeout: 2_000 })
  }).toPass()
}

/** Says who works at this page from now on, as choosing a name does, and gives their id; where the page shows who works, it shows them then. */
export async function workAs(page: Page, worker: Worker): Promise<string> {
  const { people: staff, working } = await answerOf(page, 'desk:state', {})
  const person = staff.find(({ name }) => name === people[worker].name)
  if (person === undefined) throw new Error(`${people[worker].name} does not work here`)
  if (working?.id !== person.id) await answerOf(page, 'desk:start-work', { personId: person.id })
  // What is pressed on the page is sent as whom it shows, and refused where somebody else works.
  const shown = page.locator('header [aria-keyshortcuts="w"]')
  if ((await shown.count()) > 0) await expect(shown).toContainText(person.name)
  return person.id
}

/** Has a "ready" sent at once instead of after the minute that it is held back. */
export async function sendReadyAtOnce(page: Page): Promise<void> {
  const { settings } = await answerOf(page, 'desk:state', {})
  await answerOf(page, 'desk:change-settings', { settings: { ...settings, readyDelaySeconds: 0 } })
}

/** Takes messages in through the page and gives the ids of their prescriptions, in order. */
export async function takeIn(page: Page, messages: readonly Message[]): Promise<readonly string[]> {
  const ids: string[] = []
  for (const message of messages) {
    const { outcome, prescriptions } = await answerOf(page, 'intake:import', message)
    if (outcome !== 'imported') throw new Error(`${message.file} was not taken in: ${outcome}`)
    ids.push(...prescriptions.map(({ id }) => id))
  }
  return ids
}
