import '../../renderer/editor/browser/stage.tsx'
import type { LexicalEditor, UpdateListener } from 'lexical'
import { openPlain, type Plain } from './plain.ts'

// What is measured: from the key to the frame after it, and the time that the listeners of the editor take
// of it. The same page, the same style sheet, the same measurement for ours and for plain Lexical.

const TYPISTS = 'USA RUS GBR DEU ZAF BEL EST IDN NER TUN VCT VNM DOM CHN SEC'.split(' ')
const LETTER_EVERY_MS = 60
const keys: number[] = []
const own: number[] = []
let keyAt: number | null = null
let plain: Plain | null = null
let typist: ReturnType<typeof setInterval> | null = null

window.addEventListener(
  'keydown',
  (event) => {
    // From the moment at which the browser had the key: what the page does just then makes it wait.
    const start = event.timeStamp
    keyAt = start
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = () => keys.push(performance.now() - start)
      channel.port2.postMessage(0)
    })
  },
  true,
)

/** Registers a clock before and one after all the listeners that the editor has. */
function timeListeners(editor: LexicalEditor): void {
  const listeners = (
    editor as unknown as { _listeners: { update: Map<UpdateListener, undefined> } }
  )._listeners.update
  const known = [...listeners.keys()]
  let begun = 0
  listeners.clear()
  listeners.set(() => {
    begun = performance.now()
  }, undefined)
  for (const listener of known) listeners.set(listener, undefined)
  listeners.set(() => {
    if (keyAt !== null) own.push(performance.now() - begun)
    keyAt = null
  }, undefined)
}

function caretInto(paragraph: number): void {
  const element = document.querySelectorAll<HTMLElement>('.text-body > *')[paragraph]
  const text = element?.querySelector('span')?.firstChild
  if (!element || !text) throw new Error('no such paragraph')
  element.scrollIntoView({ block: 'center' })
  element.closest<HTMLElement>('.text-body')?.focus()
  getSelection()?.collapse(text, 40)
}

/** Where the fifteen write: each in a paragraph around the caret, or each in the caret's own and one elsewhere in turn. */
export type Company = 'around' | 'crowd'

/** The paragraphs in which a typist writes in turn. */
function placesOf(typist: number, { length }: readonly string[], company: Company): number[] {
  const middle = length >> 1
  if (company === 'around') return [middle - (TYPISTS.length >> 1) + typist]
  return [middle, 3 + ((typist * 7) % (length - 4))]
}

const bench = {
  async openOurs(paragraphs: readonly string[], company: Company): Promise<void> {
    await window.stage.open(paragraphs, ['FRA', ...TYPISTS])
    timeListeners(window.stage.editor())
    caretInto(paragraphs.length >> 1)
    // Fifteen delegations, about a letter a second each, with carets that are seen.
    const desks = TYPISTS.map((code, at) => {
      const places = placesOf(at, paragraphs, company).map((paragraph) =>
        window.stage.idIn(code, paragraph, 10),
      )
      return { code, letters: window.stage.recordTyping(code, places, 14) }
    })
    let turn = 0
    typist = setInterval(() => {
      const desk = desks[turn++ % desks.length]
      const letter = desk?.letters.shift()
      if (desk && letter) window.stage.replay(desk.code, letter)
    }, LETTER_EVERY_MS)
  },
  openQuiet(paragraphs: readonly string[]): void {
    const host = document.getElementById('stage')
    if (!host) throw new Error('no stage')
    plain = openPlain(paragraphs, host)
    caretInto(paragraphs.length >> 1)
  },
  /** With as many letters of others, in the same paragraphs; nobody's carets, and nothing is kept of who wrote what. */
  openPlain(paragraphs: readonly string[], company: Company): void {
    bench.openQuiet(paragraphs)
    let turn = 0
    typist = setInterval(() => {
      const places = placesOf(turn % TYPISTS.length, paragraphs, company)
      const place = places[Math.floor(turn++ / TYPISTS.length) % places.length]
      // Behind the caret: plain Lexical would leave it where it is while the words move.
      if (place !== undefined) plain?.arrive(place, 200, 'r')
    }, LETTER_EVERY_MS)
  },
  close(): void {
    if (typist) clearInterval(typist)
    typist = null
    plain?.stop()
    plain = null
    window.stage.close()
  },
  take(): { readonly keys: number[]; readonly own: number[] } {
    return { keys: keys.splice(0), own: own.splice(0) }
  },
}

declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
