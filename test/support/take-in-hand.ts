import type { Page } from '@playwright/test'
import { screenWords } from '../../src/renderer/wording/keys.ts'
import { messageFor } from './e2e-messages.ts'
import { expect, hire, takeIn } from './e2e.ts'
import { keyboardDesk } from './keyboard-desk.ts'
import { scan } from './scanner.ts'

/** Hires, takes in one prescription and takes it in hand on another screen than the first: gives its id. */
export const takeInHand = async (page: Page): Promise<string> => {
  await hire(page)
  const [id = ''] = await takeIn(page, [messageFor('okafor')])
  await keyboardDesk(page).press(screenWords.claims.key)
  await scan(page, id)
  await expect(page.getByRole('heading', { level: 2, name: /OKAFOR/ })).toBeVisible()
  return id
}
