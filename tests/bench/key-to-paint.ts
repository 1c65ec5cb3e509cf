import type { Page } from '@playwright/test'
import { bundle } from '../renderer/editor/browser/bundle.ts'
import { launchBrowser } from '../renderer/editor/browser/open-stage.ts'
import type { Company } from './key-to-paint/page.tsx'

/** Milliseconds. */
type Quantiles = { readonly p50: number; readonly p95: number }

export type KeyToPaint = {
  readonly ours: Quantiles
  /** Plain Lexical in which the same letters of others arrive. */
  readonly plain: Quantiles
  /** Plain Lexical in which nobody else writes. */
  readonly quiet: Quantiles
  /** p50 of ours over p50 of plain Lexical. */
  readonly ratio: number
  readonly ratioToQuiet: number
  /** The editor's own part of a key: reading the typed text, stating it, deriving and comparing. */
  readonly ownWorkMs: Quantiles
}

const ROUNDS = 12
const KEYS_A_ROUND = 22
const PAUSE_MS = 35
const LETTERS = 'abcdefgh '

/**
 * From the key to the frame after it in our editor with fifteen others typing, and in plain Lexical without
 * collaboration, with as many letters of others and with none: one page, one run, turns taken so that the machine's
 * moods fall on all alike.
 */
export async function keyToPaint(paragraphs: number, company: Company): Promise<KeyToPaint> {
  const { script, style } = await bundle('tests/bench/key-to-paint/page.tsx')
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
    await page.setContent(
      '<!doctype html><html lang="en"><body><div id="stage"></div></body></html>',
    )
    await page.addStyleTag({ content: style })
    await page.addScriptTag({ content: script })
    const text = sampleText(paragraphs)
    const samples = {
      ours: [] as number[],
      plain: [] as number[],
      quiet: [] as number[],
      own: [] as number[],
    }
    // The first round of each warms the compiler up and is not counted.
    for (let round = 0; round <= ROUNDS; round++) {
      const ours = await measure(page, text, 'openOurs', company)
      const plain = await measure(page, text, 'openPlain', company)
      const quiet = await measure(page, text, 'openQuiet', company)
      if (round === 0) continue
      samples.ours.push(...ours.keys)
      samples.own.push(...ours.own)
      samples.plain.push(...plain.keys)
      samples.quiet.push(...quiet.keys)
    }
    const [ours, plain] = [quantiles(samples.ours), quantiles(samples.plain)]
    const quiet = quantiles(samples.quiet)
    const times = (one: Quantiles): number => Number((ours.p50 / one.p50).toFixed(2))
    return {
      ours,
      plain,
      quiet,
      ratio: times(plain),
      ratioToQuiet: times(quiet),
      ownWorkMs: quantiles(samples.own),
    }
  } finally {
    await browser.close()
  }
}

async function measure(
  page: Page,
  text: readonly string[],
  open: 'openOurs' | 'openPlain' | 'openQuiet',
  company: Company,
): Promise<{ readonly keys: number[]; readonly own: number[] }> {
  await page.evaluate(([paragraphs, which, others]) => window.bench[which](paragraphs, others), [
    text,
    open,
    company,
  ] as const)
  await page.waitForTimeout(400)
  for (let count = 0; count < KEYS_A_ROUND; count++) {
    const letter = LETTERS[count % LETTERS.length] ?? 'a'
    await page.keyboard.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(PAUSE_MS)
  }
  await page.waitForTimeout(100)
  const taken = await page.evaluate(() => window.bench.take())
  const typed = await page.evaluate(() => document.querySelector('.text-body')?.textContent ?? '')
  if (!typed.includes('abcdefgh')) throw new Error(`${open}: the keys did not reach the text`)
  await page.evaluate(() => window.bench.close())
  return taken
}

// Sixty words a paragraph, the same for both editors.
function sampleText(paragraphs: number): string[] {
  const words =
    'the Council reaffirms that safety of peacekeepers requires training and equipment'.split(' ')
  return Array.from({ length: paragraphs }, (_, paragraph) =>
    Array.from({ length: 60 }, (_, at) => words[(paragraph * 7 + at * 3) % words.length]).join(' '),
  )
}

function quantiles(samples: readonly number[]): Quantiles {
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (part: number): number =>
    Number(
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN).toFixed(2),
    )
  return { p50: at(0.5), p95: at(0.95) }
}
