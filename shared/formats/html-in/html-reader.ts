import type { ParagraphId } from '../../domain/char-ids.ts'
import type { EmphasisStyle } from '../../domain/segments.ts'
import { linkTo } from '../../domain/signs.ts'
import { paragraphOfBookmark } from '../docx-in/ids.ts'
import type { ImportedParagraph, ImportedRun, TrackedChange } from '../imported-text.ts'
import type { Leftovers } from '../reading/leftovers.ts'
import type { XmlElement } from '../xml-tree.ts'
import {
  classesOf,
  emphasisIn,
  isBlock,
  isFrame,
  isHidden,
  isSilent,
  isStruck,
  isUnknown,
  objectIn,
  styleOf,
} from './elements.ts'
import { GrowingParagraph } from './growing-paragraph.ts'
import { firstWords } from './html-tree.ts'
import type { HtmlNotes } from './notes.ts'
import { PLAIN, type Shape, shapeIn } from './shapes.ts'
import { changeIn } from './tracked.ts'

/** What stands around a place in the page. */
export type Around = {
  readonly shape: Shape
  readonly changes: readonly TrackedChange[]
  readonly emphasis: readonly EmphasisStyle[]
  readonly href: string | null
  readonly refersTo: ParagraphId | null
  /** White space is kept as it is. */
  readonly isPre: boolean
}

const NOWHERE: Around = {
  shape: PLAIN,
  changes: [],
  emphasis: [],
  href: null,
  refersTo: null,
  isPre: false,
}

/** What the readers of a page and of its notes share. */
export type Page = {
  readonly notes: HtmlNotes
  readonly leftovers: Leftovers
  readonly knownIds: Set<ParagraphId>
  /** Notes that are read already: another mark for the same one is words. */
  readonly readNotes: Set<XmlElement>
  /** Names of what is listed once, however often it stands there. */
  readonly listedOnce: Set<string>
}

/** Reads what stands in an element, paragraph by paragraph. */
export class HtmlReader {
  readonly paragraphs: ImportedParagraph[] = []
  readonly #page: Page
  /** Index of the paragraph in which a note stands, null for the page itself. */
  readonly #noteAt: number | null
  #open = new GrowingParagraph()

  constructor(page: Page, noteAt: number | null = null) {
    this.#page = page
    this.#noteAt = noteAt
  }

  /** All that stands in the element, and ends the last paragraph. */
  readWhole(element: XmlElement): readonly ImportedParagraph[] {
    this.#readAll(element, NOWHERE)
    this.#endParagraph()
    return this.paragraphs
  }

  #readAll(element: XmlElement, around: Around): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#open.addWords(child, around)
      else this.#read(child, around)
    }
  }

  #read(element: XmlElement, around: Around): void {
    this.#listHandlers(element)
    if (isSilent(element) || this.#page.notes.isBody(element) || isNumberOfPage(element)) return
    if (this.#page.notes.isWayBack(element) && this.#noteAt !== null) return
    const what = isHidden(element) ? 'hidden' : isFrame(element) ? 'pageFrame' : objectIn(element)
    if (what !== null) this.#list(what, element)
    else if (element.name === 'br') this.#open.addBreak(around)
    else if (isBlock(element)) this.#readBlock(element, around)
    else this.#readInline(element, around)
  }

  #readBlock(element: XmlElement, around: Around): void {
    this.#endParagraph()
    if (element.name === 'table') this.#list('table', element)
    const id = this.#claimId(element)
    if (id) this.#open.id = id
    const isPre = element.name === 'pre' || /white-space\s*:\s*pre/u.test(styleOf(element))
    this.#readAll(element, {
      ...around,
      shape: shapeIn(element, around.shape),
      isPre: around.isPre || isPre,
    })
    this.#endParagraph()
  }

  #readInline(element: XmlElement, around: Around): void {
    if (isUnknown(element)) this.#listOnce('element', element.name)
    if (isStruck(element)) this.#list('struck', element)
    if (element.name === 'ruby') this.#list('element', element)
    const note = element.name === 'a' ? this.#page.notes.bodyOf(element) : null
    if (note && this.#addNote(note, around)) return
    const change = changeIn(element)
    const within: Around = {
      ...around,
      ...(element.name === 'a' ? this.#linkIn(element) : {}),
      emphasis: emphasisIn(element, around.emphasis),
      changes: change ? [...around.changes, change] : around.changes,
    }
    if (element.name === 'q') this.#open.addWords('“', within)
    this.#readAll(element, within)
    if (element.name === 'q') this.#open.addWords('”', within)
  }

  /** Sets a note at its place; one that is read already, or stands in another, is not set again. */
  #addNote(body: XmlElement, around: Around): boolean {
    if (this.#noteAt !== null) return false
    if (this.#page.readNotes.has(body)) {
      this.#list('endnote', body)
      return false
    }
    this.#page.readNotes.add(body)
    const paragraphs = new HtmlReader(this.#page, this.paragraphs.length).readWhole(body)
    this.#open.addNote(joined(paragraphs), around)
    return true
  }

  /** Where a link leads; to a place that it may not lead to it does not lead at all. */
  #linkIn(element: XmlElement): Partial<Around> {
    const address = (element.attributes.get('href') ?? '').trim()
    const refersTo = address.startsWith('#') ? paragraphOfBookmark(address.slice(1)) : null
    if (refersTo) return { refersTo }
    if (linkTo(address)) return { href: address }
    if (address !== '') this.#page.leftovers.add('address', this.#at, address)
    return {}
  }

  /** The paragraph of ours that a block is, unless another is it: a copy is a new one. */
  #claimId({ attributes }: XmlElement): ParagraphId | null {
    const id = paragraphOfBookmark(attributes.get('id') ?? '')
    if (!id || this.#page.knownIds.has(id)) return null
    this.#page.knownIds.add(id)
    return id
  }

  #endParagraph(): void {
    const paragraph = this.#open.ended()
    if (paragraph) this.paragraphs.push(paragraph)
    this.#open = new GrowingParagraph()
  }

  get #at(): number {
    return this.#noteAt ?? this.paragraphs.length
  }

  /** What a page would do when something happens to an element is left out, and told. */
  #listHandlers({ attributes }: XmlElement): void {
    for (const name of attributes.keys()) if (/^on[a-z]/u.test(name)) this.#listOnce('active', name)
  }

  #list(what: Parameters<Leftovers['add']>[0], element: XmlElement): void {
    const { leftovers, notes } = this.#page
    const words = nameOf(element) || firstWords(element, (one) => notes.isBody(one))
    // A frame is of interest for its words alone; what else it holds is shown to everybody on every page.
    if (what === 'pageFrame' && words === '') return
    leftovers.add(what, this.#at, words || element.name)
  }

  #listOnce(what: Parameters<Leftovers['add']>[0], name: string): void {
    const key = `${what} ${name}`
    if (this.#page.listedOnce.has(key)) return
    this.#page.listedOnce.add(key)
    this.#page.leftovers.add(what, this.#at, name)
  }
}

/** Numbers that a page shows and that follow from the text: those of our pages, and of Word's lists. */
function isNumberOfPage(element: XmlElement): boolean {
  return (
    element.name === 'span' &&
    (classesOf(element).includes('n') || /mso-list:\s*ignore/u.test(styleOf(element)))
  )
}

/** What a picture or another object is called. */
function nameOf({ name, attributes }: XmlElement): string {
  if (name === 'script') return attributes.get('src') ?? 'script'
  return attributes.get('alt') ?? attributes.get('aria-label') ?? attributes.get('title') ?? ''
}

/** The words of a note of several paragraphs, one behind the other. */
function joined(paragraphs: readonly ImportedParagraph[]): readonly ImportedRun[] {
  return paragraphs.flatMap(({ runs }, at) => {
    const [first] = runs
    return at > 0 && first ? [{ ...first, text: ' ', note: null }, ...runs] : runs
  })
}
