import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, type TestInfo } from '@playwright/test'

const SIZES = [
  { name: '1440x900', width: 1440, height: 900 },
  { name: '1024x700', width: 1024, height: 700 },
  { name: 'zoomed', width: 720, height: 450 },
] as const

/** The dialog, else what stands above the page, at every size, light and dark: nothing is cut off, all has name and contrast. */
export async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const part = (await page.getByRole('dialog').isVisible()) ? '[role=dialog]' : '.page-notices'
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const { name: size, ...viewport } of SIZES) {
      await page.setViewportSize(viewport)
      await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}-${size}.png`) })
      const { violations } = await new AxeBuilder({ page }).include(part).analyze()
      expect(violations.map(({ id, nodes }) => `${size} ${id}: ${nodes[0]?.html}`)).toEqual([])
      const overflow = await page
        .locator(part)
        .evaluate((element) => element.scrollWidth - element.clientWidth)
      expect(overflow, `${size}: nothing is cut off at the side`).toBeLessThanOrEqual(0)
    }
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
}
