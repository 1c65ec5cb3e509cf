import type { ParagraphId } from '../../domain/char-ids.ts'
import { bookmarkOf } from '../docx/ids.ts'
import type { TrackedParagraph } from '../docx/tracked/tracked-text.ts'
import { escapeXml } from '../xml.ts'
import type { InlineWriter } from './inline.ts'

// The body: paragraphs in their order, sub-paragraphs inside the paragraph that they belong to.

export type AknParagraph = {
  readonly paragraph: TrackedParagraph
  readonly element: string
  readonly inside: readonly AknParagraph[]
}

/** Paragraphs with those below them, each with the name of its element. */
export function nested(paragraphs: readonly TrackedParagraph[]): readonly AknParagraph[] {
  return nestedBelow(paragraphs, '')
}

function nestedBelow(paragraphs: readonly TrackedParagraph[], above: string): AknParagraph[] {
  const found: AknParagraph[] = []
  for (let at = 0; at < paragraphs.length; ) {
    const paragraph = paragraphs[at]
    if (!paragraph) break
    const depth = depthOf(paragraph)
    let end = at + 1
    while (depthOf(paragraphs[end]) > depth) end++
    const name = paragraph.kind === 'sub' ? 'subpara' : 'para'
    const element = `${above && `${above}__`}${name}_${found.length + 1}`
    const inside = nestedBelow(paragraphs.slice(at + 1, end), element)
    found.push({ paragraph, element, inside })
    at = end
  }
  return found
}

function depthOf(paragraph: TrackedParagraph | undefined): number {
  if (!paragraph) return -1
  return paragraph.kind === 'sub' ? Math.max(1, paragraph.level) : 0
}

/** The elements of all paragraphs by their ids; one that moves is where it stands now. */
export function elementsOf(all: readonly AknParagraph[]): ReadonlyMap<ParagraphId, string> {
  const flat = (one: AknParagraph): AknParagraph[] => [one, ...one.inside.flatMap(flat)]
  return new Map(
    all
      .flatMap(flat)
      .flatMap(({ paragraph: { id }, element }) => (id === null ? [] : [[id, element] as const])),
  )
}

const CLASSES: Readonly<Record<TrackedParagraph['kind'], string>> = {
  title: 'heading',
  heading: 'heading',
  chapeau: 'chapeau',
  plain: '',
  pp: 'preambular',
  op: 'operative',
  sub: '',
}

/** What the page shows in front of a paragraph and behind it. */
export type Frame = {
  readonly num: string
  readonly open: string
  readonly close: string
}

/** A paragraph with those below it. */
export function paragraphXml(
  { paragraph, element, inside }: AknParagraph,
  writer: InlineWriter,
  frameOf: (paragraph: TrackedParagraph) => Frame,
): string {
  const { num, open, close } = frameOf(paragraph)
  const tag = paragraph.kind === 'sub' ? 'subparagraph' : 'paragraph'
  const label = num ? `<num>${escapeXml(num)}</num>` : ''
  const words = `${mark(open)}${writer.words(paragraph)}${mark(close)}`
  const p = `<p${endXml(paragraph, writer)}>${words}</p>`
  const below = inside.map((one) => paragraphXml(one, writer, frameOf)).join('')
  const content = below
    ? `<intro eId="${element}__intro">${p}</intro>${below}`
    : `<content eId="${element}__content">${p}</content>`
  return `<${tag} eId="${element}"${attributesOf(paragraph, writer)}>${label}${content}</${tag}>`
}

/** A quotation mark that the page sets around a paragraph. */
function mark(quote: string): string {
  return quote && `<inline name="quotationMark">${escapeXml(quote)}</inline>`
}

/** What is tracked on the end of a paragraph, as attribute. */
export function endXml(paragraph: TrackedParagraph, writer: InlineWriter): string {
  return paragraph.end.length > 0 ? ` ph:end="${writer.end(paragraph)}"` : ''
}

function attributesOf(
  { id, kind, level, rekinded }: TrackedParagraph,
  writer: InlineWriter,
): string {
  const name = CLASSES[kind]
  // A paragraph that moves stands in two places and is one.
  const known = id === null ? '' : ` wId="${bookmarkOf(id)}"`
  const shape = `${name && ` class="${name}"`}${kind === 'sub' || level > 0 ? ` ph:level="${level}"` : ''}`
  const was = rekinded
    ? ` ph:rekinded="${writer.hand(rekinded.by)}" ph:was="${rekinded.from}:${rekinded.fromLevel}"`
    : ''
  return `${known}${shape}${was}`
}
