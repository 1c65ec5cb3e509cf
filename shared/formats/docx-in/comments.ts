import type { ImportedComment } from '../imported-text.ts'
import { elementsIn, type XmlElement } from '../xml-tree.ts'
import { trackedIn } from './changes.ts'
import { wordsIn } from './objects.ts'
import type { Reading } from './reading.ts'

type Extension = { readonly isDone: boolean; readonly parent: string | null }

/**
 * The comments of a document. Threads and what is resolved stand in a part of their own, by the id of a comment's last
 * paragraph.
 */
export function commentsIn(
  comments: XmlElement | null,
  extended: XmlElement | null,
  { placed, leftovers }: Reading,
): readonly ImportedComment[] {
  const extensions = extensionsIn(extended)
  const elements = [...(comments ? elementsIn(comments) : [])].filter(
    ({ name }) => name === 'w:comment',
  )
  const ids = new Map(elements.map((element) => [lastParagraph(element), idOf(element)]))
  return elements.map((element) => {
    const id = idOf(element)
    const extension = extensions.get(lastParagraph(element) ?? '')
    const parent = extension?.parent ? (ids.get(extension.parent) ?? null) : null
    const text = paragraphsOf(element).map(wordsIn).join('\n')
    const paragraph = placed.get(id) ?? null
    if (extension?.parent && parent === null) leftovers.add('lostThread', paragraph, text)
    if (paragraph === null && parent === null) leftovers.add('unplacedComment', null, text)
    return {
      ...trackedIn(element),
      id,
      text,
      parent,
      paragraph,
      isResolved: extension?.isDone ?? false,
    }
  })
}

function extensionsIn(extended: XmlElement | null): ReadonlyMap<string, Extension> {
  const extensions = new Map<string, Extension>()
  for (const { attributes } of extended ? elementsIn(extended) : []) {
    extensions.set(attributes.get('w15:paraId') ?? '', {
      isDone: ['1', 'true'].includes(attributes.get('w15:done') ?? ''),
      parent: attributes.get('w15:paraIdParent') ?? null,
    })
  }
  return extensions
}

function idOf({ attributes }: XmlElement): string {
  return attributes.get('w:id') ?? ''
}

function paragraphsOf(element: XmlElement): XmlElement[] {
  return [...elementsIn(element)].flatMap((child) =>
    child.name === 'w:p' ? [child] : paragraphsOf(child),
  )
}

function lastParagraph(element: XmlElement): string | undefined {
  return paragraphsOf(element).at(-1)?.attributes.get('w14:paraId')
}
