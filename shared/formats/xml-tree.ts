import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'
import { fail, ok, type Result } from '../base/result.ts'

// XML as plain data, for the readers of formats. Names have the prefix that the reader gave their namespace, whatever the
// document calls it. A document type is refused (there is nothing in it that a text needs, and entities that multiply are
// an attack), and so is what is too deep or too much: the tree is bounded while it grows.

export type XmlElement = {
  /** `w:p`, in the reader's prefixes; `{namespace}p` where it has none. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
}
type XmlNode = XmlElement | string

export type XmlError = { readonly kind: 'malformed' | 'tooMuchInside' }

/** Prefixes by the address of a namespace; an empty one leaves names bare. */
export type Prefixes = ReadonlyMap<string, string>

const MAX_DEPTH = 250
const MAX_NODES = 1_500_000

/** The root element of a document; its text is decoded and without a byte order mark. */
export function parseXml(text: string, prefixes: Prefixes): Result<XmlElement, XmlError> {
  const parser = new SaxesParser({ xmlns: true })
  const tree = new GrowingTree(prefixes)
  parser.on('opentag', (tag) => tree.open(tag))
  parser.on('closetag', () => tree.close())
  parser.on('text', (words) => tree.add(words))
  parser.on('cdata', (words) => tree.add(words))
  parser.on('doctype', () => {
    throw new Unreadable('malformed')
  })
  parser.on('error', () => {
    throw new Unreadable('malformed')
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Unreadable) return fail({ kind: error.kind })
    throw error
  }
  return tree.root ? ok(tree.root) : fail({ kind: 'malformed' })
}

/** The elements among the children. */
export function* elementsIn({ children }: XmlElement): Generator<XmlElement> {
  for (const child of children) if (typeof child !== 'string') yield child
}

/** The first child element of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child): child is XmlElement => isNamed(child, name))
}

/** All words inside, however deep. */
export function textIn(element: XmlElement): string {
  const parts: string[] = []
  const collect = ({ children }: XmlElement): void => {
    for (const child of children) {
      if (typeof child === 'string') parts.push(child)
      else collect(child)
    }
  }
  collect(element)
  return parts.join('')
}

function isNamed(node: XmlNode, name: string): boolean {
  return typeof node !== 'string' && node.name === name
}

class Unreadable extends Error {
  readonly kind: XmlError['kind']
  constructor(kind: XmlError['kind']) {
    super(kind)
    this.kind = kind
  }
}

type GrowingElement = XmlElement & { readonly children: XmlNode[] }

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

class GrowingTree {
  readonly #prefixes: Prefixes
  readonly #open: GrowingElement[] = []
  #count = 0
  root: XmlElement | null = null

  constructor(prefixes: Prefixes) {
    this.#prefixes = prefixes
  }

  open(tag: SaxesTagNS): void {
    const element = {
      name: this.#nameOf(tag.uri, tag.local),
      attributes: this.#attributesOf(tag.attributes),
      children: [],
    }
    this.#countOne()
    this.#open.at(-1)?.children.push(element)
    if (this.#open.length === 0) this.root = element
    if (this.#open.length >= MAX_DEPTH) throw new Unreadable('tooMuchInside')
    this.#open.push(element)
  }

  close(): void {
    this.#open.pop()
  }

  add(words: string): void {
    const parent = this.#open.at(-1)
    if (!parent) return
    this.#countOne()
    parent.children.push(words)
  }

  #countOne(): void {
    this.#count++
    if (this.#count > MAX_NODES) throw new Unreadable('tooMuchInside')
  }

  #attributesOf(attributes: Readonly<Record<string, SaxesAttributeNS>>) {
    const entries = Object.values(attributes).filter(({ prefix }) => prefix !== 'xmlns')
    if (entries.length === 0) return NO_ATTRIBUTES
    return new Map(
      entries.map(({ uri, local, value }) => [uri ? this.#nameOf(uri, local) : local, value]),
    )
  }

  #nameOf(uri: string, local: string): string {
    if (uri === '') return local
    const prefix = this.#prefixes.get(uri)
    if (prefix === undefined) return `{${uri}}${local}`
    return prefix === '' ? local : `${prefix}:${local}`
  }
}
