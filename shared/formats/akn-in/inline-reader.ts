import type { ParagraphId } from '../../domain/char-ids.ts'
import { EMPHASIS_STYLES, type EmphasisStyle } from '../../domain/segments.ts'
import { linkTo } from '../../domain/signs.ts'
import type { ImportedRun, Restyled, TrackedChange } from '../imported-text.ts'
import { addRun } from '../reading/add-run.ts'
import type { Leftovers } from '../reading/leftovers.ts'
import { elementsIn, textIn, type XmlElement } from '../xml-tree.ts'
import { handIn } from './hands.ts'
import type { References } from './references.ts'

/** What the parts of the reader share while they read one document. */
export type AknPage = {
  readonly references: References
  readonly leftovers: Leftovers
  /** Written by us: it says of itself what the standard has no word for. */
  readonly isOurs: boolean
  /** Names of elements that are listed once, however often they stand there. */
  readonly listedOnce: Set<string>
}

type Around = Pick<ImportedRun, 'emphasis' | 'href' | 'refersTo' | 'changes' | 'restyled'>

const BARE: Around = { emphasis: [], href: null, refersTo: null, changes: [], restyled: null }

const STYLES: ReadonlyMap<string, EmphasisStyle> = new Map([
  ['b', 'bold'],
  ['i', 'italic'],
  ['u', 'underline'],
])
/** Elements around words that say what they are, not what they read. */
const MEANINGS: ReadonlySet<string> = new Set(
  'a abbr b concept date decoration def docAuthority docCommittee docDate docIntroducer docJurisdiction docketNumber docNumber docProponent docPurpose docStage docStatus docTitle docType embeddedText entity event fillIn i inline legislature location mmod mod mref object omissis opinion organization outcome person placeholder process quantity quotedText recordedTime ref rmod role rref session shortTitle signature span sub sup term time u vote'.split(
    ' ',
  ),
)

/** Reads the words of one paragraph. */
export class InlineReader {
  readonly #page: AknPage
  /** Index of the paragraph. */
  readonly #at: number
  readonly #isInNote: boolean
  readonly #runs: ImportedRun[] = []
  #isAtSpace = true

  constructor(page: AknPage, at: number, isInNote = false) {
    this.#page = page
    this.#at = at
    this.#isInNote = isInNote
  }

  /** The words; white space as it stands, or as one space and none at both ends. */
  read(element: XmlElement, isPreserved: boolean): readonly ImportedRun[] {
    this.#readAll(element, BARE, isPreserved)
    return isPreserved ? this.#runs : trimmedEnd(this.#runs)
  }

  #readAll(element: XmlElement, around: Around, isPreserved: boolean): void {
    for (const child of element.children) {
      if (typeof child === 'string') this.#addWords(child, around, isPreserved)
      else this.#readElement(child, around, isPreserved)
    }
  }

  #readElement(element: XmlElement, around: Around, isPreserved: boolean): void {
    const { name, attributes } = element
    const { leftovers } = this.#page
    if (name === 'br') this.#addWords('\n', around, true)
    else if (name === 'authorialNote') this.#addNote(element, around, isPreserved)
    else if (name === 'noteRef') this.#addNoteOf(element, around, isPreserved)
    else if (name === 'eol' || name === 'eop' || attributes.get('name') === 'quotationMark') return
    else if (name === 'img') leftovers.add('picture', this.#at, attributes.get('alt') ?? name)
    else if (name === 'remark') leftovers.add('element', this.#at, textIn(element) || name)
    else {
      const change = this.#changeIn(element)
      if (!change && !MEANINGS.has(name)) this.#listOnce(name)
      this.#readAll(element, this.#aroundIn(element, change, around), isPreserved)
    }
  }

  #aroundIn(element: XmlElement, change: TrackedChange | null, around: Around): Around {
    const style = STYLES.get(element.name)
    const styles = style
      ? EMPHASIS_STYLES.filter((one) => one === style || around.emphasis.includes(one))
      : around.emphasis
    return {
      emphasis: styles,
      changes: change ? [...around.changes, change] : around.changes,
      restyled: this.#restyledIn(element) ?? around.restyled,
      href: around.href,
      refersTo: around.refersTo,
      ...this.#linkIn(element),
    }
  }

  #changeIn({ name, attributes }: XmlElement): TrackedChange | null {
    if (name !== 'ins' && name !== 'del') return null
    const agent =
      (attributes.get('refersTo') ?? '').trim().split(/\s+/u)[0]?.replace(/^#/u, '') ?? ''
    const at = Date.parse(attributes.get('ph:at') ?? '')
    const move = attributes.get('ph:move') ?? null
    const isIn = name === 'ins'
    const kind = move ? (isIn ? 'movedHere' : 'movedAway') : isIn ? 'inserted' : 'deleted'
    const author = this.#page.references.agents.get(agent) ?? agent
    return { kind, author, at: Number.isNaN(at) ? null : at, move }
  }

  #restyledIn({ attributes }: XmlElement): Restyled | null {
    const hand = handIn(attributes.get('ph:restyled') ?? '', this.#page.references)
    if (!hand) return null
    const was = (attributes.get('ph:was') ?? '').split(' ')
    return { ...hand, from: EMPHASIS_STYLES.filter((one) => was.includes(one)) }
  }

  /** Where a link leads: to the web, to a paragraph of ours; the addresses of the standard follow from the words. */
  #linkIn({ name, attributes }: XmlElement): Partial<Around> {
    const address = attributes.get('href') ?? ''
    if ((name !== 'a' && name !== 'ref') || address === '') return {}
    const to = address.startsWith('#') ? this.#paragraph(address.slice(1)) : null
    if (to) return { refersTo: to }
    if (linkTo(address)) return { href: address }
    if (!/^[~/]/u.test(address)) this.#page.leftovers.add('address', this.#at, address)
    return {}
  }

  #paragraph(element: string): ParagraphId | null {
    return this.#page.references.paragraphs.get(element) ?? null
  }

  #addNoteOf(reference: XmlElement, around: Around, isPreserved: boolean): void {
    const name = (reference.attributes.get('href') ?? '').replace(/^#/u, '')
    const note = this.#page.references.notes.get(name)
    if (note) this.#addNote(note, around, isPreserved)
    else this.#page.leftovers.add('endnote', this.#at, name || reference.name)
  }

  #addNote(element: XmlElement, around: Around, isPreserved: boolean): void {
    if (this.#isInNote) {
      this.#page.leftovers.add('endnote', this.#at, textIn(element).slice(0, 400))
      return
    }
    const words: ImportedRun[] = []
    for (const line of elementsIn(element)) {
      const read = new InlineReader(this.#page, this.#at, true).read(line, isPreserved)
      const [first] = read
      if (words.length > 0 && first) words.push({ ...first, text: ' ' })
      words.push(...read)
    }
    this.#isAtSpace = false
    addRun(this.#runs, { ...around, emphasis: [], text: '', note: words, comments: [] })
  }

  #addWords(words: string, around: Around, isPreserved: boolean): void {
    const collapsed = isPreserved ? words : words.replace(/[\t\n\r ]+/gu, ' ')
    const text = !isPreserved && this.#isAtSpace ? collapsed.replace(/^ /u, '') : collapsed
    if (text === '') return
    this.#isAtSpace = /[ \n]$/u.test(text.slice(-1))
    addRun(this.#runs, { ...around, text, note: null, comments: [] })
  }

  #listOnce(name: string): void {
    if (this.#page.listedOnce.has(name)) return
    this.#page.listedOnce.add(name)
    this.#page.leftovers.add('element', this.#at, name)
  }
}

function trimmedEnd(runs: readonly ImportedRun[]): readonly ImportedRun[] {
  const last = runs.at(-1)
  if (!last || last.note) return runs
  const text = last.text.trimEnd()
  return text === '' ? trimmedEnd(runs.slice(0, -1)) : [...runs.slice(0, -1), { ...last, text }]
}
