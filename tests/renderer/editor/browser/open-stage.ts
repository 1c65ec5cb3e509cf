import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { type Bundle, bundle } from './bundle.ts'
import type {} from './stage.tsx'

const CHROMIUM = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/google-chrome']

/** A Chromium of the machine, or the one that Playwright has installed. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = CHROMIUM.find((path) => path && existsSync(path))
  return chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath ? { executablePath } : {}),
  })
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
