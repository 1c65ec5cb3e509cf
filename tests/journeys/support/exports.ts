import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'

/** Chooses an entry of the menu of exports. */
export async function choose(page: Page, entry: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

/** The file that an act brings. */
export async function saved(page: Page, act: () => Promise<void>): Promise<Uint8Array> {
  const download = page.waitForEvent('download')
  await act()
  return new Uint8Array(await readFile(await (await download).path()))
}
