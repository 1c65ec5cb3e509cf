import { elementsIn, type XmlElement } from '../xml-tree.ts'
import { classesOf, styleOf } from './elements.ts'
import { firstWords } from './html-tree.ts'

// HTML has no footnotes; programs write them as two links: a mark leads to the note, and the note leads back. So a link is a
// footnote if both lead to one another and it reads like a mark, or if it says itself that it is one.

/** The footnotes of a page. */
export class HtmlNotes {
  /** The note to which a link leads. */
  readonly #bodies = new Map<XmlElement, XmlElement>()
  readonly #isBody = new Set<XmlElement>()
  /** Ids of links to notes, to which notes lead back. */
  readonly #marks = new Set<string>()
  readonly #parents = new Map<XmlElement, XmlElement>()

  constructor(root: XmlElement) {
    const links: XmlElement[] = []
    const targets = new Map<string, XmlElement>()
    this.#index(root, links, targets)
    const leadingBack = new Map<XmlElement, Set<string>>()
    for (const link of links) {
      const body = this.#bodyAround(link)
      if (body) leadingBack.set(body, (leadingBack.get(body) ?? new Set()).add(goalOf(link)))
    }
    for (const link of links) {
      const target = targets.get(goalOf(link))
      const body = target ? this.#bodyAround(target) : null
      const around = this.#bodyAround(link)
      // What stands first is the mark; the way back leads to a paragraph, which is no note for that.
      if (around && this.#isBody.has(around)) continue
      if (!body || body === around || !MARK.test(firstWords(link))) continue
      const ids = this.#idsOf(link)
      const isMutual = ids.some((id) => leadingBack.get(body)?.has(id))
      if (!isMutual && !saysThatItIsOne(link)) continue
      this.#bodies.set(link, body)
      this.#isBody.add(body)
      for (const id of ids) this.#marks.add(id)
    }
  }

  /** The note to which the link leads; null if it is no footnote. */
  bodyOf(link: XmlElement): XmlElement | null {
    return this.#bodies.get(link) ?? null
  }

  /** Whether the element is a note, which is read at its place. */
  isBody(element: XmlElement): boolean {
    return this.#isBody.has(element)
  }

  /** Whether the link leads from a note back to its place. */
  isWayBack(element: XmlElement): boolean {
    return (
      element.name === 'a' &&
      (element.attributes.get('role') === 'doc-backlink' || this.#marks.has(goalOf(element)))
    )
  }

  #index(element: XmlElement, links: XmlElement[], targets: Map<string, XmlElement>): void {
    for (const child of elementsIn(element)) {
      this.#parents.set(child, element)
      for (const id of namesOf(child)) if (!targets.has(id)) targets.set(id, child)
      if (child.name === 'a' && goalOf(child) !== '') links.push(child)
      this.#index(child, links, targets)
    }
  }

  /** What of the page is the note in which an element stands; null where no note can be. */
  #bodyAround(element: XmlElement): XmlElement | null {
    let paragraph: XmlElement | null = null
    for (
      let one: XmlElement | undefined = element;
      one && !ENDS.has(one.name);
      one = this.#parents.get(one)
    ) {
      if (HOLDERS.has(one.name) || isNamedNote(one)) return one
      if (one.name === 'p') paragraph ??= one
    }
    return paragraph
  }

  /** A note may lead back to what stands close around its mark. */
  #idsOf(link: XmlElement): readonly string[] {
    const parent = this.#parents.get(link)
    const isClose = parent?.name === 'sup' || parent?.name === 'span'
    return [...namesOf(link), ...(parent && isClose ? namesOf(parent) : [])]
  }
}

const HOLDERS: ReadonlySet<string> = new Set(['li', 'dd', 'aside'])
const ENDS: ReadonlySet<string> = new Set('h1 h2 h3 h4 h5 h6 nav body'.split(' '))
/** `1`, `[12]`, `*`, `iv`, `3:1`. */
const MARK = /^[[(]?(?:\d{1,4}(?::\d+)?|[a-z]|[ivxlc]{1,6}|[*†‡§¶]{1,4})[\])]?\.?$/iu

function isNamedNote(element: XmlElement): boolean {
  const role = element.attributes.get('role') ?? ''
  return (
    role === 'doc-footnote' ||
    (element.name === 'div' &&
      (/mso-element:\s*(?:foot|end)note(?!-)/u.test(styleOf(element)) ||
        /^(?:sd(?:foot|end)note|ftn|edn|fn|footnote-?)\d+$/iu.test(
          element.attributes.get('id') ?? '',
        )))
  )
}

function saysThatItIsOne(link: XmlElement): boolean {
  return (
    link.attributes.get('role') === 'doc-noteref' ||
    classesOf(link).some((one) => /^(?:footnote-?ref|noteref)$/u.test(one))
  )
}

/** Where in the page a link leads; empty if it leads out of it. */
function goalOf({ attributes }: XmlElement): string {
  const address = attributes.get('href') ?? ''
  return address.startsWith('#') ? address.slice(1) : ''
}

function namesOf({ attributes }: XmlElement): readonly string[] {
  return [attributes.get('id'), attributes.get('name')].flatMap((one) => one || [])
}
