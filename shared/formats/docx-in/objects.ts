import type { LeftoverKind } from '../imported-text.ts'
import { elementsIn, textIn, type XmlElement } from '../xml-tree.ts'
import type { Around, Reading } from './reading.ts'

/** Lists what stands in a run and is no text: a picture, a box with words of its own, an unknown element. */
export function readObject(element: XmlElement, around: Around, reading: Reading): void {
  const box = find(element, 'w:txbxContent')
  const what = box ? 'textBox' : whatIs(element)
  const words = box ? wordsIn(box) : nameOf(element)
  reading.leftovers.add(what, reading.paragraph, words, around.changes.at(-1) ?? null)
}

function whatIs({ name }: XmlElement): LeftoverKind {
  if (name === 'w:drawing' || name === 'w:pict') return 'picture'
  if (name === 'w:object' || name === 'w:control') return 'embedded'
  return name === 'mc:AlternateContent' ? 'picture' : 'element'
}

/** Words in an element, paragraphs and cells apart. */
export function wordsIn(element: XmlElement): string {
  const parts: string[] = []
  const collect = (one: XmlElement): void => {
    if (one.name === 'w:p') parts.push(' ')
    if (one.name === 'w:t' || one.name === 'w:delText' || one.name === 'm:t')
      parts.push(textIn(one))
    else for (const child of elementsIn(one)) collect(child)
  }
  collect(element)
  return parts.join('').trim()
}

/** What a picture is called, else the name of the element. */
function nameOf(element: XmlElement): string {
  const described = find(element, null)
  const { attributes } = described ?? element
  return attributes.get('descr') ?? attributes.get('alt') ?? attributes.get('name') ?? element.name
}

/** The first element inside of that name; with null the first that describes itself. */
function find(element: XmlElement, name: string | null): XmlElement | null {
  for (const child of elementsIn(element)) {
    const isIt = name === null ? child.attributes.has('descr') : child.name === name
    const found = isIt ? child : find(child, name)
    if (found) return found
  }
  return null
}
