import { fail, ok, type Result } from '../../base/result.ts'
import type { ImportError, ImportedParagraph, ImportedText } from '../imported-text.ts'
import { type Progress, untold } from '../reading/progress.ts'
import { childOf, elementsIn, type XmlElement } from '../xml-tree.ts'
import { BlockReader } from './block-reader.ts'
import { commentsIn } from './comments.ts'
import { Numbering } from './look/numbering.ts'
import { StyleSheet } from './look/styles.ts'
import { noteRuns, notesIn } from './notes.ts'
import { wordsIn } from './objects.ts'
import { DocxPackage, type Relationship, UnreadablePart } from './package/docx-package.ts'
import { newReading, type Reading } from './reading.ts'

/** What a Word document says; fails for what is none, or is too much, with the reason. Never throws ([I8]). */
export function readDocx(
  bytes: Uint8Array,
  progress: Progress = untold,
): Result<ImportedText, ImportError> {
  const opened = DocxPackage.open(bytes)
  if (!opened.ok) return opened
  try {
    return read(opened.value, progress)
  } catch (error) {
    if (error instanceof UnreadablePart) return fail({ kind: error.kind })
    throw error
  }
}

function read(parts: DocxPackage, progress: Progress): Result<ImportedText, ImportError> {
  if (hasMacros(parts)) return fail({ kind: 'macros' })
  const main = parts.relationshipsOf('').find(({ type }) => type === 'officeDocument')
  const root = main ? parts.part(main.target) : null
  const body = root ? childOf(root, 'w:body') : undefined
  if (!main || root?.name !== 'w:document' || !body) return fail({ kind: 'notThisFormat' })
  const related = parts.relationshipsOf(main.target)
  const part = (type: string): XmlElement | null => {
    const found = related.find((one) => one.type === type && !one.isExternal)
    return found ? parts.part(found.target) : null
  }
  const styles = part('styles')
  const reading = newReading({
    styles: new StyleSheet(styles),
    numbering: new Numbering(part('numbering')),
    relationships: new Map(related.map((one) => [one.id, one])),
    notes: notesIn(part('footnotes'), part('endnotes')),
    readNote: noteRuns,
  })
  const reader = new BlockReader(reading)
  readBlocks([...elementsIn(body)], reader, progress)
  reading.moves.listBroken(reading.leftovers)
  const comments = commentsIn(part('comments'), part('commentsExtended'), reading)
  listOtherParts(related, parts, reading)
  const { paragraphs } = reader
  const lang = langOf(styles, paragraphs)
  return ok({ format: 'docx', lang, paragraphs, comments, leftovers: reading.leftovers.list })
}

/** So many blocks at a time are told of: to tell costs more than to read one. */
const TOLD_EVERY = 100

function readBlocks(blocks: readonly XmlElement[], reader: BlockReader, progress: Progress): void {
  for (const [at, block] of blocks.entries()) {
    reader.read(block)
    if (at % TOLD_EVERY === TOLD_EVERY - 1) progress(at + 1, blocks.length)
  }
}

function hasMacros(parts: DocxPackage): boolean {
  const types = parts.part('[Content_Types].xml')
  return [...(types ? elementsIn(types) : [])].some(({ attributes }) =>
    /macroEnabled|vbaProject/iu.test(attributes.get('ContentType') ?? ''),
  )
}

/** Headers and footers have words that are not of the text; other parts that hold words are named. */
function listOtherParts(
  related: readonly Relationship[],
  parts: DocxPackage,
  { leftovers }: Reading,
): void {
  for (const { type, target, isExternal } of related) {
    if (type === 'header' || type === 'footer') {
      const root = isExternal ? null : parts.part(target)
      const words = root ? wordsIn(root) : ''
      if (words) leftovers.add('pageFrame', null, words)
    } else if (type === 'aFChunk' || type === 'subDocument') leftovers.add('part', null, target)
  }
}

/** The language that the document's defaults give to the script in which most of it is written. */
function langOf(
  styles: XmlElement | null,
  paragraphs: readonly ImportedParagraph[],
): string | null {
  const defaults = childOf(childOf(styles ?? undefined, 'w:docDefaults'), 'w:rPrDefault')
  const lang = childOf(childOf(defaults, 'w:rPr'), 'w:lang')
  // The beginning shows in which script a text is written.
  const text = paragraphs
    .flatMap(({ runs }) => runs.map((run) => run.text))
    .join('')
    .slice(0, 20_000)
  const letters = count(text, /\p{L}/gu)
  if (count(text, /\p{Script=Han}/gu) * 2 > letters)
    return lang?.attributes.get('w:eastAsia') ?? 'zh'
  if (count(text, /\p{Script=Arabic}/gu) * 2 > letters)
    return lang?.attributes.get('w:bidi') ?? 'ar'
  return lang?.attributes.get('w:val') ?? null
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
