import type { Page } from '@playwright/test'

/** Types into the field of a label, reached by keys alone. */
export const fill = async (page: Page, label: string, words: string): Promise<void> => {
  await page.getByRole('dialog').getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(words)
}

/** Chooses an answer, reached by keys alone. */
export const choose = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('radio', { name: words, exact: true }).focus()
  await page.keyboard.press('Space')
}

/** Writes down an allergy in the open window of allergies and notes. */
export const noteAllergy = async (page: Page, substance: string): Promise<void> => {
  await choose(page, 'Allergy')
  await fill(page, 'Allergic to', substance)
  await fill(page, 'Reaction', 'rash')
  await fill(page, 'Where from', 'Told by the patient')
  await page.keyboard.press('Control+Enter')
}
