import { withoutForbidden } from '../../../shared/domain/characters.ts'
import type { EmphasisStyle } from '../../../shared/domain/segments.ts'
import { changeOf, emphasisOf, isLeftOut, levelOf } from './html-meaning.ts'
import type { PastedChange, PastedParagraph, PastedRun } from './pasted.ts'

/**
 * The paragraphs of a clipboard's HTML ([W1]-[W4]). The document that is parsed is inert: nothing in it runs or is
 * fetched; it is walked once and thrown away.
 */
export function readHtml(html: string): PastedParagraph[] {
  const parsed = new DOMParser().parseFromString(fragmentOf(html), 'text/html')
  const walk = new Walk()
  walk.visit(parsed.body, { emphasis: new Set(), change: null, level: 0, isAsWritten: false })
  return walk.finish()
}

/** What was selected; Word and others put it between two comments and the rest of their page around it. */
function fragmentOf(html: string): string {
  const start = html.indexOf('<!--StartFragment-->')
  const end = html.lastIndexOf('<!--EndFragment-->')
  return start >= 0 && end > start ? html.slice(start, end) : html
}

type Level = PastedParagraph['level']

type Context = {
  readonly emphasis: ReadonlySet<EmphasisStyle>
  readonly change: PastedChange | null
  readonly level: Level
  /** White space counts, as in `pre`. */
  readonly isAsWritten: boolean
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
)

class Walk {
  readonly #paragraphs: PastedParagraph[] = []
  #runs: PastedRun[] = []
  #level: Level = 0

  visit(node: Node, context: Context): void {
    if (node.nodeType === Node.TEXT_NODE) this.#add(node.textContent ?? '', context)
    else if (node instanceof Element && !isLeftOut(node)) this.#enter(node, context)
  }

  finish(): PastedParagraph[] {
    this.#break(0)
    return this.#paragraphs
  }

  #enter(element: Element, outer: Context): void {
    const tag = element.tagName.toUpperCase()
    const isBlock = BLOCKS.has(tag)
    const level = levelOf(element, outer.level)
    const context: Context = {
      emphasis: emphasisOf(element, outer.emphasis),
      change: changeOf(element) ?? outer.change,
      level,
      isAsWritten: outer.isAsWritten || tag === 'PRE',
    }
    if (isBlock || tag === 'BR') this.#break(level)
    for (const child of element.childNodes) this.visit(child, context)
    if (isBlock) this.#break(outer.level)
  }

  #add(text: string, { emphasis, change, level, isAsWritten }: Context): void {
    const [first = '', ...more] = isAsWritten ? text.split('\n') : [text]
    this.#push(first, [...emphasis], change)
    for (const line of more) {
      this.#break(level)
      this.#push(line, [...emphasis], change)
    }
  }

  #push(text: string, emphasis: readonly EmphasisStyle[], change: PastedChange | null): void {
    const before = this.#runs.at(-1)
    const collapsed = withoutForbidden(text.replace(/[ \t\n\r\f]+/gu, ' '))
    // White space between two elements is one space, however it is shared out.
    const isDouble = !before || before.text.endsWith(' ')
    const clean = isDouble ? collapsed.replace(/^ /u, '') : collapsed
    if (clean === '') return
    const isSame =
      before && before.emphasis.join() === emphasis.join() && isSameChange(before.change, change)
    if (isSame) this.#runs[this.#runs.length - 1] = { ...before, text: before.text + clean }
    else this.#runs.push({ text: clean, emphasis, change })
  }

  #break(level: Level): void {
    const last = this.#runs.at(-1)
    if (last) this.#runs[this.#runs.length - 1] = { ...last, text: last.text.replace(/ $/u, '') }
    const runs = this.#runs.filter(({ text }) => text !== '')
    if (runs.some(({ text }) => text.trim() !== ''))
      this.#paragraphs.push({ level: this.#level, runs })
    this.#runs = []
    this.#level = level
  }
}

function isSameChange(a: PastedChange | null, b: PastedChange | null): boolean {
  return a === b || (a !== null && b !== null && a.kind === b.kind && a.author === b.author)
}
