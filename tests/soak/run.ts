import process from 'node:process'
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from '@playwright/test'
import { bundle } from '../renderer/editor/browser/bundle.ts'
import { launchBrowser } from '../renderer/editor/browser/open-stage.ts'
import type {} from './page.ts'

// `npm run soak [-- --minutes 60]`: a compressed hour of negotiation in the editor, in a real browser; one JSON object
// on standard output. The text grows, for nothing on the tape is ever deleted: so the memory at the end is compared with
// that of a window which has just opened the same text, without the replicas of the others, who sit in the same page
// here, and without compiled code. Fails if it is more than a fifth above it, or if elements or listeners pile up. Not
// part of CI: it takes minutes.

const LIMIT = 1.2
const PARAGRAPHS = 120
const WORDS =
  'The Security Council reaffirms its commitment to the safety of all peacekeepers. '.repeat(4)

type Sample = {
  readonly heap: number
  /** The heap but for compiled code: a window that has run longer has had more of it compiled. */
  readonly data: number
  readonly nodes: number
  readonly listeners: number
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '60' } } })
const minutes = Number(values.minutes)
const text = ['Statement', ...Array.from({ length: PARAGRAPHS }, () => WORDS.trim())]
const { script, style } = await bundle('tests/soak/page.ts')
const browser = await launchBrowser()
const samples: Sample[] = []
let acts = 0

const lived = await newWindow()
const codes = await lived.page.evaluate(() => window.soak.codes)
await lived.page.evaluate(([first, seats]) => window.stage.open(first, seats), [
  text,
  codes,
] as const)
samples.push(await measure(lived))
for (let minute = 1; minute <= minutes; minute++) {
  acts += await lived.page.evaluate(() => window.soak.minute())
  if (minute % 10 === 0) samples.push(await measure(lived))
}
await lived.page.evaluate(() => window.stage.forgetOthers())
const end = await measure(lived)
const state = await lived.page.evaluate(() => window.stage.state())
await lived.page.close()
const fresh = await newWindow()
await fresh.page.evaluate(([first, seats, bytes]) => window.stage.open(first, seats, bytes), [
  text,
  codes,
  state,
] as const)
await fresh.page.evaluate(() => window.soak.minute())
await fresh.page.evaluate(() => window.stage.forgetOthers())
const anew = await measure(fresh)
await browser.close()
const ratio = Number((end.data / anew.data).toFixed(2))
const isFlat =
  ratio <= LIMIT && end.nodes <= anew.nodes * LIMIT && end.listeners <= anew.listeners * LIMIT
console.log(JSON.stringify({ minutes, acts, samples, end, anew, ratio, isFlat }))
process.exitCode = isFlat && acts > 0 ? 0 : 1

type Window = { readonly page: Page; readonly cdp: CDPSession }

async function newWindow(): Promise<Window> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 800 } })
  await page.setContent('<!doctype html><html lang="en"><body><div id="stage"></div></body></html>')
  await page.addStyleTag({ content: style })
  await page.addScriptTag({ content: script })
  return { page, cdp: await page.context().newCDPSession(page) }
}

/** After a collection of garbage: bytes of the heap, nodes of the document, listeners. */
async function measure({ page, cdp }: Window): Promise<Sample> {
  await page.waitForTimeout(1200)
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await cdp.send('Memory.getDOMCounters')
  return { heap: usedSize, data: await dataIn(cdp), nodes, listeners: jsEventListeners }
}

/** Bytes of everything on the heap that is not compiled code. */
async function dataIn(cdp: CDPSession): Promise<number> {
  const chunks: string[] = []
  const keep = ({ chunk }: { readonly chunk: string }): void => {
    chunks.push(chunk)
  }
  cdp.on('HeapProfiler.addHeapSnapshotChunk', keep)
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  cdp.off('HeapProfiler.addHeapSnapshotChunk', keep)
  const { snapshot, nodes }: HeapSnapshot = JSON.parse(chunks.join(''))
  const { node_fields: fields, node_types: types } = snapshot.meta
  const code = types[0].indexOf('code')
  const size = fields.indexOf('self_size')
  let bytes = 0
  for (let at = 0; at < nodes.length; at += fields.length) {
    if (nodes[at] !== code) bytes += nodes[at + size] ?? 0
  }
  return bytes
}

type HeapSnapshot = {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: readonly string[]
      readonly node_types: readonly [readonly string[], ...unknown[]]
    }
  }
  readonly nodes: readonly number[]
}
