import type { Page } from '@playwright/test'
import { keysApart } from './keys-apart.ts'

/** From now on each key of the page comes one millisecond after the one before: keys rolled with two hands, and what a test presses faster than a person. */
export const keysAtOnce = (page: Page): Promise<void> => keysApart(page, 1)
