import type { ImportedComment } from '../imported-text.ts'
import { childOf, elementsIn, textIn, type XmlElement } from '../xml-tree.ts'
import type { References } from './references.ts'

/**
 * The notes in the metadata of a document that name an element as comments at its paragraph ([I13]); those with a marker are footnotes,
 * which are read where the text refers to them.
 */
export function readNotes(
  document: XmlElement,
  { agents }: References,
  places: ReadonlyMap<string, number>,
): readonly ImportedComment[] {
  const meta = childOf(document, 'meta')
  const notes = [...(meta ? elementsIn(meta) : [])]
    .filter(({ name }) => name === 'notes')
    .flatMap((one) => [...elementsIn(one)])
    .filter(({ attributes }) => attributes.has('placementBase') && !attributes.has('marker'))
  const ids = new Set(notes.map(({ attributes }) => attributes.get('eId')))
  return notes.flatMap((note, at) => {
    const { attributes } = note
    const text = [...elementsIn(note)].map((line) => textIn(line).trim()).join('\n')
    const agent = (attributes.get('refersTo') ?? '').replace(/^#/u, '')
    const answered = attributes.get('ph:re') ?? null
    const base = (attributes.get('placementBase') ?? '').replace(/^#/u, '')
    const stated = Date.parse(attributes.get('ph:at') ?? '')
    return text === ''
      ? []
      : [
          {
            id: attributes.get('eId') ?? `note ${at}`,
            author: agents.get(agent) ?? agent,
            at: Number.isNaN(stated) ? null : stated,
            text,
            parent: ids.has(answered ?? undefined) ? answered : null,
            paragraph: places.get(base) ?? null,
            isResolved: attributes.get('ph:resolved') === 'true',
          },
        ]
  })
}
