import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with rule, target and help for each accessibility violation of what the page shows now, by all rules or those named. */
export async function expectNoAxeViolations(page: Page, rules: readonly string[] = []): Promise<void> {
  // Axe otherwise opens a page of its own, which an app without new windows does not allow.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (rules.length === 0 ? axe : axe.withRules([...rules])).analyze()
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help}: ${String(target)}`),
  )
  expect(found).toEqual([])
}
