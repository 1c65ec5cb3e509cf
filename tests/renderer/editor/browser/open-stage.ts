import { existsSync, readFileSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Bundle, bundle } from './bundle.ts'
import type {} from './stage.tsx'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser that was chosen, found or installed for the tests, or null. */
export function findBrowser(): string | null {
  const cache = new URL('../../../../node_modules/.cache/browser.json', import.meta.url)
  const cached: unknown = existsSync(cache) ? JSON.parse(readFileSync(cache, 'utf8')) : null
  const found = cached && typeof cached === 'object' && 'path' in cached ? String(cached.path) : ''
  const paths = [process.env.CHROMIUM_PATH ?? '', found, ...SYSTEM, chromium.executablePath()]
  return paths.find((path) => path !== '' && existsSync(path)) ?? null
}

export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('No Chromium: install one, or set CHROMIUM_PATH.')
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
}

export const bundleStage = (): Promise<Bundle> => bundle('tests/renderer/editor/browser/stage.tsx')

/** A page with the editor on it: the first delegation sits at its keyboard, the others are remote. */
export async function openStage(
  page: Page,
  { script, style }: Bundle,
  paragraphs: readonly string[],
  codes: readonly string[],
): Promise<void> {
  await page.setContent('<!doctype html><html lang="en"><body><div id="stage"></div></body></html>')
  await page.addStyleTag({ content: style })
  await page.addScriptTag({ content: script })
  await page.evaluate(([text, seats]) => window.stage.open(text, seats), [
    paragraphs,
    codes,
  ] as const)
  await page.locator('.text-body > *').first().waitFor()
}
