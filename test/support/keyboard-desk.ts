import { expect, type Page } from '@playwright/test'

/** The desk worked with keys alone; each act is begun, filled in and ended as the help on keys says. */
export const keyboardDesk = (page: Page) => {
  const dialog = page.getByRole('dialog')
  const press = (keys: string): Promise<void> => page.keyboard.press(keys)
  const end = async (keys: string): Promise<void> => {
    // A letter ends a window only once it could be read: its button says so.
    if (/^[a-z]$/.test(keys)) await expect(dialog.locator(`[aria-keyshortcuts="${keys}"]`)).toBeEnabled()
    await press(keys)
    await expect(dialog).toBeHidden()
  }
  /** A window with these words is there and has the keys: a person reads before they press. */
  const listening = async (words: string): Promise<void> => {
    await expect(dialog.filter({ hasText: words })).toBeVisible()
    await expect(page.locator('[role="dialog"]:focus-within')).toContainText(words)
  }
  const begin = async (key: string): Promise<void> => {
    // A key does what its button offers, once the button is there; the person sees it and then presses.
    if (/^[a-z]$/.test(key)) await expect(page.locator(`[aria-keyshortcuts="${key}"]`).first()).toBeEnabled()
    await press(key)
    await listening('')
    await expect(dialog).not.toContainText('Fetching what is known')
    // What one letter ends takes no letter and no digit before it could be read.
    await expect(dialog).not.toContainText('Read it first.')
  }
  const tickAll = async (): Promise<void> => {
    await listening('Prescribed')
    const items = await dialog.getByRole('checkbox', { name: /^Checked: / }).count()
    for (let item = 1; item <= items; item += 1) await press(String(item))
  }
  return {
    press,
    /** Ticks every item of an open accuracy check by its number. */
    tickAll,
    listening,
    begin,
    end,
    /** Types a name into the search and takes the one match in hand. */
    find: async (family: string) => {
      await press('Control+f')
      await page.keyboard.type(family)
      await press('Enter')
      await expect(page.getByRole('heading', { level: 2 })).toContainText(family.toUpperCase())
      // It may have been in hand already: the keys are keys again once the search is left.
      await expect(page.getByRole('searchbox')).not.toBeFocused()
    },
    chooseWho: async (name: string) => {
      await begin('w')
      const choice = dialog.getByRole('button', { name })
      for (let tabs = 0; tabs < 10 && !(await choice.evaluate((one) => one === document.activeElement)); tabs += 1)
        await press('Tab')
      await expect(choice).toBeFocused()
      await end('Enter')
      await expect(page.locator('[aria-keyshortcuts="w"]')).toContainText(name)
    },
    clinicalCheck: async () => {
      await begin('c')
      await press('n')
      await expect(dialog.getByRole('button', { name: /^Passed/ })).toBeEnabled()
      await end('p')
    },
    assemble: async () => {
      await begin('a')
      await end('Control+Enter')
    },
    accuracyCheck: async () => {
      await begin('v')
      await tickAll()
      await end('Control+Enter')
    },
    place: async (label: string) => {
      await begin('p')
      await page.keyboard.type(label)
      await end('Control+Enter')
    },
    handOut: async () => {
      await begin('h')
      await press('s')
      await listening('It matches')
      await press('y')
      await listening('Prescription charge')
      await press('p')
      await end('Control+Enter')
    },
  }
}
