import { Parser } from 'htmlparser2'
import { fail, ok, type Result } from '../../base/result.ts'
import type { XmlElement } from '../xml-tree.ts'

// HTML as plain data. Nothing is refused for being badly written; what is too deep or too much is given up while it grows, so that
// a page can cost no more than a text does ([I11]). Nothing of it is ever run, fetched or shown: it is a tree of names and words.

type HtmlNode = XmlElement | string
type Growing = XmlElement & { readonly children: HtmlNode[] }

const MAX_DEPTH = 250
const MAX_NODES = 400_000

class TooMuch extends Error {}

/** The page as one element `html`; names are in lower case, attributes without their events' code are kept as written. */
export function parseHtml(text: string): Result<XmlElement, { readonly kind: 'tooMuchInside' }> {
  const tree = new GrowingTree()
  const parser = new Parser({
    onopentag: (name, attributes) => tree.open(name, attributes),
    onclosetag: () => tree.close(),
    ontext: (words) => tree.add(words),
  })
  try {
    parser.end(text)
  } catch (error) {
    if (error instanceof TooMuch) return fail({ kind: 'tooMuchInside' })
    throw error
  }
  return ok(tree.root)
}

/** All elements inside, in their order. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    yield child
    yield* descendantsOf(child)
  }
}

/** The first words inside, as many as it takes to know what it is; without those of elements that `isLeftOut`. */
export function firstWords(
  element: XmlElement,
  isLeftOut: (element: XmlElement) => boolean = () => false,
): string {
  let words = ''
  const collect = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (words.length > ENOUGH) return
      if (typeof child === 'string') words += child
      else if (!isLeftOut(child)) {
        words += ' '
        collect(child)
      }
    }
  }
  collect(element)
  return words.slice(0, ENOUGH).replace(/\s+/gu, ' ').trim()
}

const ENOUGH = 400

class GrowingTree {
  readonly root: Growing = { name: 'html', attributes: new Map(), children: [] }
  readonly #open: Growing[] = [this.root]
  #count = 0

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#countOne()
    const element: Growing = {
      name: name.toLowerCase(),
      attributes: new Map(Object.entries(attributes)),
      children: [],
    }
    this.#open.at(-1)?.children.push(element)
    if (this.#open.length >= MAX_DEPTH) throw new TooMuch()
    this.#open.push(element)
  }

  close(): void {
    if (this.#open.length > 1) this.#open.pop()
  }

  /** Character references part words that belong together. */
  add(words: string): void {
    const siblings = this.#open.at(-1)?.children
    const last = siblings?.at(-1)
    if (siblings && typeof last === 'string') siblings[siblings.length - 1] = last + words
    else {
      this.#countOne()
      siblings?.push(words)
    }
  }

  #countOne(): void {
    this.#count++
    if (this.#count > MAX_NODES) throw new TooMuch()
  }
}
