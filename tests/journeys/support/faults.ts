import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds wrong with the page, or within those parts of it: a line each. */
export async function faults(page: Page, ...within: readonly string[]): Promise<string[]> {
  // The legacy mode opens no page of its own; and of what is right, nothing is told: both take most of the time.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  for (const part of within) axe.include(part)
  const { violations } = await axe.analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target} ${html}`).join('; ')}`,
  )
}
