import type { ParagraphKind } from '../../domain/segments.ts'
import type { XmlElement } from '../xml-tree.ts'
import { classesOf, styleOf } from './elements.ts'

/** What the paragraphs in an element are, and how deep in lists it stands. */
export type Shape = {
  readonly kind: ParagraphKind
  readonly level: number
  readonly lists: number
  /** The innermost list is numbered 1, 2, 3 and stands in no other. */
  readonly isNumbered: boolean
}

export const PLAIN: Shape = { kind: 'plain', level: 0, lists: 0, isNumbered: false }

/** Classes that say what a paragraph is; those of our own pages are the kinds themselves. */
const BY_CLASS: ReadonlyMap<string, ParagraphKind> = new Map([
  ['msotitle', 'title'],
  ['msosubtitle', 'heading'],
  ['heading', 'heading'],
  ['chapeau', 'chapeau'],
  ['pp', 'pp'],
  ['preambular', 'pp'],
  ['op', 'op'],
  ['operative', 'op'],
  ['sub', 'sub'],
])

/** The shape of what stands in a block, given that of what stands around it. */
export function shapeIn(element: XmlElement, around: Shape): Shape {
  const { name, attributes } = element
  if (name === 'h1') return { ...around, kind: 'title', level: 0 }
  if (/^h[2-6]$/u.test(name)) return { ...around, kind: 'heading', level: 0 }
  if (name === 'ol' || name === 'ul' || name === 'menu' || name === 'dir') {
    const isNumbered =
      name === 'ol' && around.lists === 0 && /^1?$/u.test(attributes.get('type') ?? '')
    return { ...around, lists: around.lists + 1, isNumbered }
  }
  if (name === 'li') return itemIn(around)
  const kind = classesOf(element).flatMap((one) => BY_CLASS.get(one) ?? [])[0]
  const level = levelIn(element)
  if (kind)
    return { ...around, kind, level: level ?? (kind === 'sub' ? Math.max(1, around.level) : 0) }
  return level === null ? around : { ...around, kind: 'sub', level }
}

/** The first list that is numbered in figures is that of operative paragraphs; what it holds, and any other list, are sub-paragraphs. */
function itemIn(around: Shape): Shape {
  const { lists, isNumbered } = around
  if (isNumbered) return { ...around, kind: 'op', level: 0, lists: 0 }
  return { ...around, kind: 'sub', level: Math.max(1, lists) }
}

/** How deep a paragraph is indented, as our own pages and Word's say it; null if nothing is said. */
function levelIn(element: XmlElement): number | null {
  const style = styleOf(element)
  const said = /--level:\s*(\d)/u.exec(style) ?? /mso-list:\s*l\d+ level(\d)/u.exec(style)
  return said ? Number(said[1]) : null
}
