import type { ParagraphId } from '../../domain/char-ids.ts'
import { parseDelegationCode } from '../../domain/delegations.ts'
import { paragraphOfBookmark } from '../docx-in/ids.ts'
import { childOf, elementsIn, type XmlElement } from '../xml-tree.ts'

/** What the parts of a document are called in it, for those that refer to them. */
export type References = {
  /** Who an agent is: a delegation's code where it is one, else the name that is shown. */
  readonly agents: ReadonlyMap<string, string>
  /** Paragraphs of ours by the names of their elements. */
  readonly paragraphs: ReadonlyMap<string, ParagraphId>
  readonly notes: ReadonlyMap<string, XmlElement>
}

export function referencesIn(document: XmlElement): References {
  const meta = childOf(document, 'meta')
  const agents = new Map<string, string>()
  const notes = new Map<string, XmlElement>()
  for (const group of meta ? elementsIn(meta) : []) {
    if (group.name !== 'references' && group.name !== 'notes') continue
    for (const one of elementsIn(group)) {
      const name = one.attributes.get('eId') ?? ''
      if (group.name === 'notes') notes.set(name, one)
      else agents.set(name, agentIn(one))
    }
  }
  const paragraphs = new Map<string, ParagraphId>()
  index(document, paragraphs)
  return { agents, paragraphs, notes }
}

function agentIn({ attributes }: XmlElement): string {
  const [, code = ''] = /\/member\/([a-z]{3})$/u.exec(attributes.get('href') ?? '') ?? []
  return parseDelegationCode(code.toUpperCase()) ?? attributes.get('showAs') ?? ''
}

function index(element: XmlElement, paragraphs: Map<string, ParagraphId>): void {
  for (const child of elementsIn(element)) {
    const id = paragraphOfBookmark(child.attributes.get('wId') ?? '')
    const name = child.attributes.get('eId')
    if (id && name !== undefined) paragraphs.set(name, id)
    index(child, paragraphs)
  }
}
