import '../../../renderer/app/tokens.css'
import i18next from 'i18next'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import { PositionGrid } from '../../../renderer/panels/positions/grid/position-grid.tsx'
import type { OutlineEntry } from '../../../renderer/session/readings.ts'
import type { ShownPosition } from '../../../renderer/session/remarks-board.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { TAKEN_STANDS } from '../../../shared/domain/positions.ts'
import { en as app } from '../../../shared/messages/app.ts'
import { en as audiences } from '../../../shared/messages/audiences.ts'
import { en as positions } from '../../../shared/messages/positions.ts'
import { PlainGrid } from './plain.tsx'

// The table of positions, ours and a plain one with the same data, driven from outside through `window.table`.

export type Kind = 'ours' | 'plain'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
let root: Root | null = null

/** AAA, AAB … */
function codeOf(at: number): DelegationCode {
  return `A${LETTERS[Math.floor(at / 26)]}${LETTERS[at % 26]}` as DelegationCode
}

function paragraphOf(at: number): OutlineEntry {
  return {
    id: `9:${at}` as ParagraphId,
    kind: 'op',
    number: String(at + 1),
    opening: 'urges all States to provide units with training, equipment and medical support',
    proposers: [],
    openProposals: at % 3,
    proposedBy: null,
    isRemoved: false,
  }
}

function positionOf(delegation: DelegationCode, paragraph: ParagraphId, at: number): ShownPosition {
  const stand = TAKEN_STANDS[at % TAKEN_STANDS.length] ?? 'agree'
  return {
    delegation,
    paragraph,
    stand,
    note: '',
    redLine: '',
    condition: '',
    statedAt: 0,
    wording: null,
    attested: null,
    audience: at % 11 === 0 ? 'pen' : 'all',
    isBefore: at % 7 === 0,
  }
}

function dataOf(columns: number, rows: number) {
  const members = Array.from({ length: columns }, (_, at) => codeOf(at))
  const paragraphs = Array.from({ length: rows }, (_, at) => paragraphOf(at))
  const standing = new Map(
    paragraphs.map(({ id }, row) => [
      id,
      new Map(members.map((code, column) => [code, positionOf(code, id, row * 5 + column)])),
    ]),
  )
  return { members, paragraphs, standing, ladders: new Map(), onOpen: () => {} }
}

const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => resolve()
      channel.port2.postMessage(0)
    })
  })

const table = {
  /** From the wish to the frame that shows the table, milliseconds. */
  async open(kind: Kind, columns: number, rows: number): Promise<number> {
    root?.unmount()
    const data = dataOf(columns, rows)
    const stage = document.querySelector('#stage')
    if (!stage) throw new Error('no stage')
    const Grid = kind === 'ours' ? PositionGrid : PlainGrid
    root = createRoot(stage)
    const start = performance.now()
    flushSync(() => root?.render(<Grid {...data} />))
    await afterPaint()
    return performance.now() - start
  },
  /** Scrolls down and aside, a step a frame: what each frame took until it was painted, milliseconds. */
  async scroll(frames: number, down: number, aside: number): Promise<readonly number[]> {
    const frame = document.querySelector('.position-grid-frame')
    if (!frame) throw new Error('no table')
    const taken: number[] = []
    for (let at = 0; at < frames; at++) {
      const start = performance.now()
      frame.scrollTop += down
      frame.scrollLeft += aside
      await afterPaint()
      taken.push(performance.now() - start)
    }
    return taken
  },
  /** Cells that are laid out. */
  cells: () => document.querySelectorAll('td').length,
}

declare global {
  interface Window {
    table: typeof table
  }
}
window.table = table
void i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { app, audiences, positions, delegations: {} } },
  interpolation: { escapeValue: false },
})
