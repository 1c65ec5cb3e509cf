import type { ParagraphKind } from '../../../domain/segments.ts'
import type { Numbering } from './numbering.ts'
import type { Shape } from './styles.ts'

export type KindAndLevel = { readonly kind: ParagraphKind; readonly level: number }

/** Styles that say what a paragraph is; those of our own documents among them. */
const BY_STYLE: ReadonlyMap<string, KindAndLevel> = new Map([
  ['title', { kind: 'title', level: 0 }],
  ['subtitle', { kind: 'heading', level: 0 }],
  ['heading', { kind: 'heading', level: 0 }],
  ['chapeau', { kind: 'chapeau', level: 0 }],
  ['preambular', { kind: 'pp', level: 0 }],
  ['operative', { kind: 'op', level: 0 }],
  ['subparagraph', { kind: 'sub', level: 1 }],
  ['subparagraph 2', { kind: 'sub', level: 2 }],
  ['subparagraph 3', { kind: 'sub', level: 3 }],
  ['statement', { kind: 'plain', level: 0 }],
])

const PLAIN: KindAndLevel = { kind: 'plain', level: 0 }

/** What a paragraph seems to be: by its style, its level in the outline, its numbering. Title is said by a style only. */
export function kindOf(shape: Shape, numbering: Numbering): KindAndLevel {
  for (const style of shape.styles) {
    const known = BY_STYLE.get(style)
    if (known) return known
    if (/^heading \d$/u.test(style)) return { kind: 'heading', level: 0 }
  }
  if (shape.outline !== null) return { kind: 'heading', level: 0 }
  if (!shape.numbering) return PLAIN
  const { list, level } = shape.numbering
  const format = numbering.formatOf(list, level)
  const isNumbered = level === 0 && format !== null && format.startsWith('decimal')
  return isNumbered ? { kind: 'op', level: 0 } : { kind: 'sub', level: Math.max(1, level) }
}
