import type { ParagraphId } from '../../domain/char-ids.ts'
import { PARAGRAPH_KINDS, type ParagraphKind } from '../../domain/segments.ts'
import { paragraphOfBookmark } from '../docx-in/ids.ts'
import { endOf } from '../html-in/tracked.ts'
import type { ImportedParagraph, Rekinded } from '../imported-text.ts'
import { childOf, elementsIn, textIn, type XmlElement } from '../xml-tree.ts'
import { endsIn, handIn } from './hands.ts'
import { type AknPage, InlineReader } from './inline-reader.ts'

/** What stands around a block. */
type Around = {
  readonly kind: ParagraphKind
  /** Of the innermost sub-paragraph; 0 outside of all. */
  readonly level: number
  readonly isPreserved: boolean
  /** The element of the hierarchy whose first words these are. */
  readonly owner: XmlElement | null
}

const OUTSIDE: Around = { kind: 'plain', level: 0, isPreserved: false, owner: null }

/** Elements whose words are one paragraph. */
const LINES = new Set(['p', 'block', 'listIntroduction', 'listWrapUp', 'caption'])
const HEADINGS = new Set(['heading', 'subheading', 'crossHeading'])
const BELOW = new Set('subparagraph point item indent alinea sublist li'.split(' '))
const CLASSES: ReadonlyMap<string, ParagraphKind> = new Map([
  ['heading', 'heading'],
  ['chapeau', 'chapeau'],
  ['preambular', 'pp'],
  ['operative', 'op'],
])

/** Reads the parts of a document that hold its text. */
export class AknReader {
  readonly paragraphs: ImportedParagraph[] = []
  /** Of the elements that bear an id: which paragraph their first words are. */
  readonly places = new Map<string, number>()
  readonly #page: AknPage
  readonly #known = new Set<ParagraphId>()

  constructor(page: AknPage) {
    this.#page = page
  }

  /** The title; what else stands above a text is its frame. */
  readPreface(preface: XmlElement): void {
    for (const part of elementsIn(preface)) {
      const line = lineOfTitle(part)
      if (line) this.#readLine(line, { ...OUTSIDE, kind: 'title' })
      else this.#listFrame(part)
    }
  }

  /** Preambular paragraphs; the formula that opens a statement is its frame. */
  readPreamble(preamble: XmlElement): void {
    for (const part of elementsIn(preamble)) {
      if (part.name === 'formula') this.#listFrame(part)
      else this.#read(part, { ...OUTSIDE, kind: 'pp' })
    }
  }

  readBody(body: XmlElement): void {
    const isPreserved = isPreservedIn(body, false)
    for (const part of elementsIn(body)) this.#read(part, { ...OUTSIDE, isPreserved })
  }

  #read(element: XmlElement, around: Around): void {
    const { name } = element
    const isPreserved = isPreservedIn(element, around.isPreserved)
    if (LINES.has(name)) this.#readLine(element, { ...around, isPreserved })
    else if (HEADINGS.has(name))
      this.#readLine(element, { ...around, kind: 'heading', isPreserved })
    else if (name === 'num') return
    else this.#readInside(element, { ...this.#aroundIn(element, around), isPreserved })
  }

  #readInside(element: XmlElement, around: Around): void {
    const { leftovers } = this.#page
    if (element.name === 'table') leftovers.add('table', this.paragraphs.length, textIn(element))
    if (element.name === 'toc' || element.name === 'foreign') {
      leftovers.add('element', this.paragraphs.length, textIn(element) || element.name)
      return
    }
    let own: Around = around
    for (const child of elementsIn(element)) {
      const before = this.paragraphs.length
      this.#read(child, own)
      // The first words are those that the id and the kind of the element are said of.
      if (this.paragraphs.length > before && !HEADINGS.has(child.name))
        own = { ...own, owner: null }
    }
  }

  #aroundIn(element: XmlElement, around: Around): Around {
    const { name, attributes } = element
    const isBelow = BELOW.has(name)
    const said = CLASSES.get(attributes.get('class') ?? '')
    const level = Number(attributes.get('ph:level') ?? (isBelow ? around.level + 1 : around.level))
    const isOwner = isBelow || name === 'paragraph' || attributes.has('wId')
    return {
      ...around,
      kind: said ?? (isBelow ? 'sub' : this.#kindOf(element, around.kind)),
      level: Number.isInteger(level) && level >= 0 && level < 10 ? level : 1,
      owner: isOwner ? element : around.owner,
    }
  }

  /** In documents of others a paragraph with a figure is operative; in ours everything has a number. */
  #kindOf(element: XmlElement, around: ParagraphKind): ParagraphKind {
    if (element.name !== 'paragraph') return around
    const num = childOf(element, 'num')
    const isNumbered = !this.#page.isOurs && num && /^\d+\.?$/u.test(textIn(num).trim())
    return isNumbered ? 'op' : around === 'pp' ? 'pp' : 'plain'
  }

  #readLine(element: XmlElement, { kind, level, isPreserved, owner }: Around): void {
    const { isOurs, references } = this.#page
    const isKept = isPreservedIn(element, isPreserved)
    const runs = new InlineReader(this.#page, this.paragraphs.length).read(element, isKept)
    if (runs.length === 0 && !isKept) return
    const eId = (owner ?? element).attributes.get('eId')
    if (eId !== undefined) this.places.set(eId, this.paragraphs.length)
    const ends = endsIn(element.attributes.get('ph:end') ?? '', references)
    this.paragraphs.push({
      id: owner ? this.#claimId(owner) : null,
      kind,
      level: kind === 'sub' ? Math.max(1, level) : level,
      runs,
      end: isOurs ? ends : endOf(runs),
      rekinded: owner && this.#rekinded(owner),
    })
  }

  #claimId({ attributes }: XmlElement): ParagraphId | null {
    const id = paragraphOfBookmark(attributes.get('wId') ?? '')
    if (!id || this.#known.has(id)) return null
    this.#known.add(id)
    return id
  }

  #rekinded({ attributes }: XmlElement): Rekinded | null {
    const hand = handIn(attributes.get('ph:rekinded') ?? '', this.#page.references)
    const [kind, level] = (attributes.get('ph:was') ?? '').split(':')
    const from = PARAGRAPH_KINDS.find((one) => one === kind)
    if (!hand || !from) return null
    return { ...hand, from, fromLevel: Number(level) || 0 }
  }

  #listFrame(element: XmlElement): void {
    const words = textIn(element).trim()
    if (words) this.#page.leftovers.add('pageFrame', this.paragraphs.length, words)
  }
}

/** The line in which a title stands. */
function lineOfTitle(part: XmlElement): XmlElement | null {
  for (const line of part.name === 'p' ? [part] : elementsIn(part))
    if (childOf(line, 'docTitle')) return line
  const [line] = part.name === 'longTitle' ? elementsIn(part) : []
  return line ?? null
}

function isPreservedIn({ attributes }: XmlElement, around: boolean): boolean {
  const said = attributes.get('xml:space')
  return said === undefined ? around : said === 'preserve'
}
