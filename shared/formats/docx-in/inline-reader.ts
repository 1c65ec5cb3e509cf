import { linkTo } from '../../domain/signs.ts'
import { childOf, elementsIn, type XmlElement } from '../xml-tree.ts'
import { changeOf, trackedIn } from './changes.ts'
import { meaningOf } from './fields.ts'
import { paragraphOfBookmark } from './ids.ts'
import { wordsIn } from './objects.ts'
import type { Around, Growing, Reading } from './reading.ts'
import { readRun } from './run-reader.ts'

/** Elements around words that say nothing about them. */
const WRAPPERS: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo'])

/** Elements that mean nothing to the text. */
const SILENT: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:proofErr',
  'w:permStart',
  'w:permEnd',
  'w:bookmarkEnd',
  'w:smartTagPr',
  'w:customXmlPr',
])

/** Reads what stands in a paragraph. */
export function readInline(
  element: XmlElement,
  around: Around,
  into: Growing,
  reading: Reading,
): void {
  const within = (inside: XmlElement | undefined, changed: Around): void => {
    for (const child of inside ? elementsIn(inside) : []) readInline(child, changed, into, reading)
  }
  const { name } = element
  const change = changeOf(element, reading.moves.nameFor(element))
  if (name === 'w:r') readRun(element, around, into, reading)
  else if (change) within(element, { ...around, changes: [...around.changes, change] })
  else if (name === 'w:hyperlink') within(element, { ...around, ...linkOf(element, reading) })
  else if (name === 'w:fldSimple') within(element, { ...around, ...fieldOf(element, reading) })
  else if (name === 'w:sdt') within(childOf(element, 'w:sdtContent'), around)
  else if (WRAPPERS.has(name)) within(element, around)
  else if (name === 'mc:AlternateContent') within(alternativeOf(element, reading), around)
  else visitMark(element, around, into, reading)
}

/** Elements without words of their own: where bookmarks, comments and moves begin and end; and what is unknown. */
function visitMark(element: XmlElement, around: Around, into: Growing, reading: Reading): void {
  const { name } = element
  const id = element.attributes.get('w:id') ?? ''
  if (SILENT.has(name) || reading.moves.visit(element)) return
  if (name === 'w:bookmarkStart') {
    into.id ??= claimId(element, reading)
  } else if (name === 'w:commentRangeStart') reading.openComments.add(id)
  else if (name === 'w:commentRangeEnd') {
    reading.openComments.delete(id)
    reading.placed.set(id, reading.paragraph)
  } else if (name === 'm:oMath' || name === 'm:oMathPara') {
    const change = around.changes.at(-1) ?? null
    reading.leftovers.add('equation', reading.paragraph, wordsIn(element), change)
  } else listUnknown(element, reading)
}

/** The paragraph of ours that a bookmark names, unless another paragraph has it: a copy is a new one. */
export function claimId(element: XmlElement, { knownIds }: Reading) {
  const id = paragraphOfBookmark(element.attributes.get('w:name') ?? '')
  if (!id || knownIds.has(id)) return null
  knownIds.add(id)
  return id
}

/** Lists what the reader does not know, with the change that it tracks. */
export function listUnknown(element: XmlElement, { leftovers, paragraph }: Reading): void {
  const isEnd = element.name.endsWith('RangeEnd')
  if (isEnd) return
  const change = element.attributes.has('w:author') ? trackedIn(element) : null
  leftovers.add('element', paragraph, wordsIn(element) || element.name, change)
}

/** Where a link leads; to a place that it may not lead to it does not lead at all. */
function linkOf(
  { attributes }: XmlElement,
  { relationships, leftovers, paragraph }: Reading,
): Partial<Around> {
  const inside = attributes.get('w:anchor')
  const target = relationships.get(attributes.get('r:id') ?? '')
  const refersTo = inside === undefined ? null : paragraphOfBookmark(inside)
  if (refersTo) return { refersTo }
  const address = target?.isExternal ? target.target : ''
  if (linkTo(address)) return { href: address }
  leftovers.add('address', paragraph, address || (inside ?? ''))
  return {}
}

function fieldOf({ attributes }: XmlElement, { leftovers, paragraph }: Reading): Partial<Around> {
  const instruction = attributes.get('w:instr') ?? ''
  const { href, refersTo, isOnlyWords } = meaningOf(instruction)
  if (isOnlyWords) leftovers.add('field', paragraph, instruction)
  return { ...(href ? { href } : {}), ...(refersTo ? { refersTo } : {}) }
}

/** What is said twice is read in the form that every reader knows. */
function alternativeOf(element: XmlElement, { leftovers, paragraph }: Reading) {
  const read = childOf(element, 'mc:Fallback') ?? childOf(element, 'mc:Choice')
  leftovers.add('altContent', paragraph, wordsIn(element))
  return read
}
