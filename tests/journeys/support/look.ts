import { expect, type Page, type TestInfo } from '@playwright/test'
import { faults } from './faults.ts'

// What the eye would judge, as far as a test can: contrast and names by axe, and that nothing is cut off at the side.
// With PICTURES=1 pictures are kept beside the results, to be looked at.

const WHOLE = { width: 1440, height: 900 }
const SMALLER = [
  { name: '1024x700', width: 1024, height: 700 },
  // What 200 % zoom leaves of a window of 1440×900.
  { name: 'zoomed', width: 720, height: 450 },
] as const

/** Keeps a picture, where pictures are wanted. */
export async function picture(page: Page, info: TestInfo, name: string): Promise<void> {
  if (process.env.PICTURES !== undefined) {
    await page.screenshot({ path: info.outputPath(`${name}.png`) })
  }
}

/** The parts, else the dialog, else what stands above the page: in both themes all has name and contrast, and at every size nothing is cut off. */
export async function look(
  page: Page,
  info: TestInfo,
  name: string,
  ...within: readonly string[]
): Promise<void> {
  const parts = within.length > 0 ? within : [await inFront(page)]
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await picture(page, info, `${name}-${colorScheme}`)
    expect(await faults(page, ...parts), `${name}, ${colorScheme}`).toEqual([])
  }
  await fits(page, info, name, ...parts)
}

/** At every size nothing of the parts that are shown is cut off at the side. */
async function fits(
  page: Page,
  info: TestInfo,
  name: string,
  ...parts: readonly string[]
): Promise<void> {
  for (const { name: size, ...viewport } of [...SMALLER, { name: '1440x900', ...WHOLE }]) {
    await page.setViewportSize(viewport)
    await picture(page, info, `${name}-${size}`)
    for (const part of parts) {
      const cut = await page
        .locator(part)
        .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))
      expect(Math.max(0, ...cut), `${name}, ${size}: nothing of ${part} is cut off`).toBe(0)
    }
  }
}

async function inFront(page: Page): Promise<string> {
  return (await page.getByRole('dialog').isVisible()) ? '[role=dialog]' : '.page-notices'
}
