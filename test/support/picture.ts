import path from 'node:path'
import type { Page } from '@playwright/test'

const folder = process.env['PESTLE_SCREENSHOTS'] ?? ''

/** A picture of the page in both themes, where PESTLE_SCREENSHOTS names a folder; otherwise nothing. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (folder === '') return
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) })
  }
}
