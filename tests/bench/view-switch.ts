import { bundle } from '../renderer/editor/browser/bundle.ts'
import { launchBrowser, openStage } from '../renderer/editor/browser/open-stage.ts'

/** From the choice of a view to the frame that shows it, milliseconds: medians. */
export type ViewSwitch = Readonly<Record<'base' | 'ifIncorporated' | 'markup', number>>

const ROUNDS = 7
const PROPOSALS = 500

/** A text with proposals of two delegations in half of its paragraphs. */
export async function viewSwitch(paragraphs: number): Promise<ViewSwitch> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
    const words = 'the Council reaffirms that safety requires training and equipment '.repeat(6)
    const text = Array.from({ length: paragraphs }, () => words.trim())
    await openStage(page, await bundle('tests/renderer/editor/browser/stage.tsx'), text, [
      'CHN',
      'FRA',
      'USA',
    ])
    const proposals = Math.min(PROPOSALS, paragraphs >> 1)
    await page.evaluate((count) => {
      for (let i = 0; i < count; i++) {
        const code = i % 2 === 0 ? 'FRA' : 'USA'
        const left = window.stage.idIn(code, i * 2, 20)
        window.stage.act(code, (writer) => writer.type(left, ' indeed'))
      }
    }, proposals)
    await page.waitForTimeout(1500)
    const times: Record<keyof ViewSwitch, number[]> = { base: [], ifIncorporated: [], markup: [] }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const kind of ['base', 'ifIncorporated', 'markup'] as const) {
        const taken = await page.evaluate((wanted) => {
          const view =
            wanted === 'ifIncorporated' ? { kind: wanted, delegations: null } : { kind: wanted }
          const start = performance.now()
          window.stage.setView(view)
          return new Promise<number>((resolve) => {
            requestAnimationFrame(() => {
              const channel = new MessageChannel()
              channel.port1.onmessage = () => resolve(performance.now() - start)
              channel.port2.postMessage(0)
            })
          })
        }, kind)
        if (round > 0) times[kind].push(taken)
        await page.waitForTimeout(100)
      }
    }
    const middle = (all: number[]): number =>
      Number((all.sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN).toFixed(1))
    return {
      base: middle(times.base),
      ifIncorporated: middle(times.ifIncorporated),
      markup: middle(times.markup),
    }
  } finally {
    await browser.close()
  }
}
