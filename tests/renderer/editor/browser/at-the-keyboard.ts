import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import type {} from './stage.tsx'

// The hands of FRA at the keyboard of the stage, and what is seen there.

export const TEXT = [
  'Statement by the President',
  'The Security Council reaffirms its primary responsibility.',
  'It pays tribute to those who have lost their lives.',
  'It calls upon all States to act.',
]

/** Puts the caret at an offset of a paragraph, or selects from there to another. */
export async function caretTo(
  page: Page,
  start: readonly [paragraph: number, offset: number],
  end = start,
): Promise<void> {
  await page.evaluate(
    ([from, to]) => {
      const point = ([paragraph, offset]: readonly [number, number]): [Node, number] => {
        const element = document.querySelectorAll('.text-body > *')[paragraph]
        if (!element) throw new Error('no such paragraph')
        let rest = offset
        for (const run of element.querySelectorAll('span')) {
          const text = run.firstChild
          const length = text?.textContent?.length ?? 0
          if (text && rest <= length) return [text, rest]
          rest -= length
        }
        return [element, 0]
      }
      document.querySelector<HTMLElement>('.text-body')?.focus()
      const selection = getSelection()
      selection?.setBaseAndExtent(...point(from), ...point(to))
    },
    [start, end] as const,
  )
  // The editor hears of a selection by an event, which the browser sends later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))))
}

export const settled = (page: Page): Promise<void> => page.waitForTimeout(60)
export const plain = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.stage.plain('FRA'))
export const base = (page: Page): Promise<string[]> => page.evaluate(() => window.stage.base('FRA'))

export async function isLawful(page: Page): Promise<void> {
  await settled(page)
  assert.equal(
    await page.evaluate(() => window.stage.isLawful()),
    true,
    'the screen is not the text',
  )
}

export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((data) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', data)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)
}

/** Somebody else types in the same paragraph all the while. */
export async function withTypist(page: Page, work: () => Promise<void>): Promise<void> {
  await page.evaluate(() => {
    let typed = 0
    const timer = setInterval(() => {
      window.stage.remoteType('USA', 1, 3 + typed++, 'u')
      if (typed >= 40) clearInterval(timer)
    }, 25)
    Object.assign(window, { typist: timer })
  })
  await work()
  await page.evaluate(() => clearInterval((window as unknown as { typist: number }).typist))
  await settled(page)
}
