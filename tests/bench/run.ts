import path from 'node:path'
import { compareBench } from './compare-bench.ts'
import { docxMs } from './docx-bench.ts'
import { firstLoadGzipBytes } from './first-load.ts'
import { gridBench } from './grid-bench.ts'
import { guardMicros } from './guard-bench.ts'
import { historyBench } from './history-bench.ts'
import { keyToPaint } from './key-to-paint.ts'
import { launchBench } from './launch-bench.ts'
import { open100k } from './open-bench.ts'
import { pdfMs } from './pdf-bench.ts'
import { textBench } from './text-bench.ts'
import { viewSwitch } from './view-switch.ts'

// `npm run -s bench`: one JSON object on standard output. Figures of one run are compared with each other (ours
// against plain Lexical), never with those of another machine.

const WEB_ROOT = path.resolve(import.meta.dirname, '../../out/renderer')

const guard = await guardMicros()
const keys: Record<string, unknown> = {}
const ownWork: Record<string, unknown> = {}
for (const paragraphs of [100, 1000, 5000]) {
  const { ownWorkMs, ...measured } = await keyToPaint(paragraphs, 'around')
  keys[paragraphs] = measured
  ownWork[paragraphs] = ownWorkMs
}
const { ownWorkMs: _, ...crowd } = await keyToPaint(1000, 'crowd')
console.log(
  JSON.stringify({
    guardMicros: guard,
    keyToPaint: keys,
    keyToPaintInCrowd: crowd,
    ownWorkMs: ownWork,
    viewSwitchMs: await viewSwitch(1000),
    positionGrid: await gridBench(),
    ...textBench(),
    ...compareBench(),
    ...(await historyBench()),
    ...(await launchBench()),
    open100kMs: open100k(),
    docxMs: docxMs(),
    pdfMs: await pdfMs(),
    firstLoadGzipBytes: firstLoadGzipBytes(WEB_ROOT),
  }),
)
