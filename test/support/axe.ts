import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with rule, target and help for each accessibility violation of what the page shows now. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // Axe otherwise opens a page of its own, which an app without new windows does not allow.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help}: ${String(target)}`),
  )
  expect(found).toEqual([])
}
