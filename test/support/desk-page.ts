import { expect, type Locator, type Page } from '@playwright/test'

const startsWith = (words: string): RegExp => new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`)

/** What a person does and sees at the desk, in the words that stand there. Presses with the mouse. */
export const deskPage = (page: Page) => {
  const dialog = page.getByRole('dialog')
  const hand = page.getByRole('region', { name: 'The prescription in hand' })
  const places = page.getByRole('navigation', { name: 'Where work waits' })
  const sees = hand.locator('section').filter({ has: page.getByRole('heading', { name: 'The patient sees' }) })
  const button = (within: Page | Locator, words: string): Locator =>
    within.getByRole('button', { name: startsWith(words) })
  const locked = page.getByRole('heading', { name: 'Locked' })
  const confirm = async (words: string): Promise<void> => {
    await button(dialog, words).click()
    await expect(dialog).toBeHidden()
  }
  const clinicalCheck = async (): Promise<void> => {
    await button(hand, 'Clinical check').click()
    // Where the product file answers, it is not asked; which of the two is known once the facts are there.
    const asked = dialog.getByRole('button', { name: /controlled drug/ }).first()
    const ready = dialog.locator('button:enabled', { hasText: /^Passed/ })
    await expect(asked.or(ready)).toBeVisible()
    if (await asked.isVisible()) await asked.click()
    await confirm('Passed')
  }
  return {
    dialog,
    hand,
    /** The window has said whose desk this is, or that it is locked, as an app does that starts where people are listed. */
    shown: () => expect(places.or(locked)).toBeVisible(),
    /** The one sentence of the header on whether the NHS knows. */
    syncSentence: page.getByRole('banner').locator('[data-status]'),
    /** What the NHS App shows for the prescription in hand. */
    patientSees: sees,
    row: (family: string) => page.getByRole('row', { name: family.toUpperCase() }),
    count: async (place: string, count: number) =>
      expect(button(places, place)).toHaveText(new RegExp(`${place}\\s*${String(count)}$`)),
    goTo: (place: string) => button(places, place).click(),
    /** Answers the question a desk asks when it opens, in a window or on the lock: who is working here? */
    sayWho: async (name: string) => {
      await button(page, name).click()
      await expect(dialog).toBeHidden()
      await expect(places).toBeVisible()
    },
    chooseWho: async (name: string) => {
      await page.locator('[aria-keyshortcuts="w"]').click()
      await confirm(name)
    },
    /** The pharmacist who works here signs on as the responsible one, by the button at the top. */
    signOn: async (registration: string) => {
      await page.getByRole('banner').getByRole('button', { name: 'No responsible pharmacist' }).click()
      await button(dialog, 'Sign').click()
      await dialog.getByLabel('GPhC number').fill(registration)
      await button(dialog, 'Sign').click()
      await expect(dialog).toContainText('Responsible pharmacist since')
      await button(dialog, 'Close').click()
      await expect(dialog).toBeHidden()
    },
    /** Takes the patient's prescription in hand from the list in view. */
    take: async (family: string) => {
      await page.getByRole('row', { name: family.toUpperCase() }).click()
      await expect(hand.getByRole('heading', { level: 2 })).toContainText(family.toUpperCase())
    },
    begin: async (act: string) => {
      await button(hand, act).click()
      await expect(dialog).toBeVisible()
    },
    confirm,
    press: (words: string) => button(dialog, words).click(),
    clinicalCheck,
    assemble: async () => {
      await button(hand, 'Assemble').click()
      await confirm('Assembled')
    },
    accuracyCheck: async () => {
      await button(hand, 'Accuracy check').click()
      await expect(dialog).toContainText('Prescribed')
      for (const item of await dialog.getByRole('checkbox', { name: /^Checked: / }).all()) await item.press('Space')
      await confirm('All correct')
    },
    place: async (label: string) => {
      await button(hand, 'Bag and place').click()
      await dialog.getByLabel('Where exactly').fill(label)
      await confirm(`It is in its place: Shelf ${label}`)
    },
    handOut: async (name: string) => {
      await button(hand, 'Hand out').click()
      await button(dialog, 'They have said both').click()
      await button(dialog, 'It matches: the patient').click()
      await dialog.getByText('Pays the charge').click()
      await confirm(`Hand out to ${name}`)
    },
  }
}

/** The page object of the desk. */
export type DeskPage = ReturnType<typeof deskPage>
