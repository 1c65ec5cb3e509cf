import type { EmphasisStyle } from '../../domain/segments.ts'
import type { ImportedRun, Restyled } from '../imported-text.ts'
import { addRun } from '../reading/add-run.ts'
import { childOf, elementsIn, textIn, type XmlElement } from '../xml-tree.ts'
import { trackedIn } from './changes.ts'
import { readObject } from './objects.ts'
import type { Around, Growing, Reading } from './reading.ts'

type Look = {
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyled: Restyled | null
}

/** Reads a `w:r`: words with one look. */
export function readRun(
  element: XmlElement,
  around: Around,
  into: Growing,
  reading: Reading,
): void {
  const properties = childOf(element, 'w:rPr')
  const look = lookOf(properties, textIn(element), reading)
  const aside = isAside(properties) ? { isAside: true as const } : {}
  const { fields } = reading
  const push = (words: Partial<ImportedRun> & { readonly text: string }): void => {
    if (fields.isInInstruction || (words.text === '' && !words.note)) return
    addRun(into.runs, {
      note: null,
      ...look,
      ...aside,
      href: around.href ?? fields.href,
      refersTo: around.refersTo ?? fields.refersTo,
      changes: around.changes,
      comments: [...reading.openComments],
      ...words,
    })
  }
  for (const child of elementsIn(element)) {
    const text = CHARACTERS.get(child.name)
    if (text !== undefined) push({ text })
    else if (child.name === 'w:t' || child.name === 'w:delText') push({ text: textIn(child) })
    else if (child.name === 'w:sym') push({ text: symbolOf(child, reading) })
    else if (NOTES.has(child.name)) {
      const note = reading.readNote(child, around, reading)
      if (note.length > 0) push({ text: '', note })
    } else readOther(child, around, into, reading)
  }
}

/** Styles of characters in which a compilation text of ours speaks of its words ([X42]). */
const ASIDES: ReadonlySet<string> = new Set(['Directive', 'Remark'])

function isAside(properties: XmlElement | undefined): boolean {
  const style = properties && childOf(properties, 'w:rStyle')?.attributes.get('w:val')
  return style !== undefined && ASIDES.has(style)
}

const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['w:tab', '\t'],
  ['w:ptab', '\t'],
  ['w:br', '\n'],
  ['w:cr', '\n'],
  ['w:noBreakHyphen', '\u2011'],
  ['w:softHyphen', '\u00ad'],
])

const NOTES: ReadonlySet<string> = new Set(['w:footnoteReference', 'w:endnoteReference'])

/** Marks that mean nothing to the text. */
const SILENT: ReadonlySet<string> = new Set([
  'w:rPr',
  'w:lastRenderedPageBreak',
  'w:annotationRef',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:separator',
  'w:continuationSeparator',
])

function readOther(child: XmlElement, around: Around, into: Growing, reading: Reading): void {
  const { fields, leftovers, paragraph } = reading
  if (SILENT.has(child.name)) return
  if (child.name === 'w:commentReference') {
    reading.placed.set(child.attributes.get('w:id') ?? '', paragraph)
  } else if (child.name === 'w:instrText' || child.name === 'w:delInstrText') {
    fields.instruct(textIn(child))
  } else if (child.name === 'w:fldChar') passField(child, reading)
  else if (child.name === 'w:ruby') {
    // Words with their pronunciation above: the words are read.
    const base = childOf(child, 'w:rubyBase')
    leftovers.add('element', paragraph, textIn(child))
    for (const run of base ? elementsIn(base) : []) readRun(run, around, into, reading)
  } else readObject(child, around, reading)
}

function passField(element: XmlElement, { fields, leftovers, paragraph }: Reading): void {
  const type = element.attributes.get('w:fldCharType')
  if (type === 'begin') fields.begin()
  else if (type === 'separate') {
    const field = fields.separate()
    if (field?.meaning.isOnlyWords) leftovers.add('field', paragraph, field.instruction)
  } else if (type === 'end') {
    const instruction = fields.end()
    if (instruction?.trim()) leftovers.add('field', paragraph, instruction)
  }
}

/** A character of a font of symbols; what only that font knows is left over. */
function symbolOf({ attributes }: XmlElement, { leftovers, paragraph }: Reading): string {
  const code = Number.parseInt(attributes.get('w:char') ?? '', 16)
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  if (Number.isInteger(code) && code >= 0x20 && code < 0xd800) return String.fromCodePoint(code)
  if (isPrivate || Number.isNaN(code)) {
    leftovers.add('symbol', paragraph, `${attributes.get('w:font') ?? ''} ${code.toString(16)}`)
  }
  return ''
}

/** Styles of the words, and what they were before a tracked change; one that changes nothing else is left over. */
function lookOf(properties: XmlElement | undefined, words: string, reading: Reading): Look {
  const emphasis = reading.styles.emphasisOf(properties)
  const change = childOf(properties, 'w:rPrChange')
  if (!change) return { emphasis, restyled: null }
  const from = reading.styles.emphasisOf(childOf(change, 'w:rPr'))
  const isSame = from.join() === emphasis.join()
  if (isSame) reading.leftovers.add('lookChange', reading.paragraph, words, trackedIn(change))
  return { emphasis, restyled: isSame ? null : { ...trackedIn(change), from } }
}
