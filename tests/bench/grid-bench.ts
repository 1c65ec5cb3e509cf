import { bundle } from '../renderer/editor/browser/bundle.ts'
import { launchBrowser } from '../renderer/editor/browser/open-stage.ts'
import type { Kind } from './grid/page.tsx'

type Figures = {
  /** From the wish to the frame that shows the table, milliseconds, the median. */
  readonly openMs: number
  /** A step of scrolling, down and aside, until it is painted: 95 of 100 take no longer, milliseconds. */
  readonly scrollP95Ms: number
  readonly cells: number
}

export type GridBench = Readonly<Record<string, Readonly<Record<Kind, Figures>>>>

const SIZES = [
  { columns: 15, rows: 60 },
  { columns: 193, rows: 200 },
]
const KINDS = ['ours', 'plain'] as const
const ROUNDS = 5
const FRAMES = 60

/** The table of positions against a plain one with the same words, in the same run. */
export async function gridBench(): Promise<GridBench> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.setContent('<!doctype html><html lang="en"><body><div id="stage"></div></body>')
    const { script, style } = await bundle('tests/bench/grid/page.tsx')
    await page.addStyleTag({ content: style })
    await page.addScriptTag({ content: script })
    const bySize: Record<string, Record<Kind, Figures>> = {}
    for (const { columns, rows } of SIZES) {
      const opened: Record<Kind, number[]> = { ours: [], plain: [] }
      const scrolled: Record<Kind, number[]> = { ours: [], plain: [] }
      const cells: Record<Kind, number> = { ours: 0, plain: 0 }
      for (let round = 0; round < ROUNDS; round++) {
        for (const kind of KINDS) {
          const ms = await page.evaluate(
            ([which, across, down]) => window.table.open(which, across, down),
            [kind, columns, rows] as const,
          )
          cells[kind] = await page.evaluate(() => window.table.cells())
          const frames = await page.evaluate((count) => window.table.scroll(count, 45, 30), FRAMES)
          opened[kind].push(ms)
          scrolled[kind].push(...frames)
        }
      }
      const figuresOf = (kind: Kind): Figures => ({
        openMs: quantile(opened[kind], 0.5),
        scrollP95Ms: quantile(scrolled[kind], 0.95),
        cells: cells[kind],
      })
      bySize[`${columns}x${rows}`] = { ours: figuresOf('ours'), plain: figuresOf('plain') }
    }
    return bySize
  } finally {
    await browser.close()
  }
}

function quantile(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Number((sorted[Math.floor((sorted.length - 1) * part)] ?? Number.NaN).toFixed(1))
}
