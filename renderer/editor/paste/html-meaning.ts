import { EMPHASIS_STYLES, type EmphasisStyle } from '../../../shared/domain/segments.ts'
import type { PastedChange, PastedParagraph } from './pasted.ts'

// What elements mean, in the HTML that Word, Google Docs and web pages put on a clipboard.

const LEFT_OUT = new Set(
  'SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH HEAD TITLE META LINK BASE NOSCRIPT SELECT INPUT BUTTON TEXTAREA AUDIO VIDEO CANVAS IMG PICTURE MAP'.split(
    ' ',
  ),
)

/** Word's hidden text, bullets, comments and footnotes, which are no words of the paragraph. */
const HIDDEN =
  /display:\s*none|visibility:\s*hidden|mso-hide:\s*all|mso-list:\s*ignore|mso-element:\s*(?:comment|footnote|endnote|field)|mso-(?:foot|end)note-id|mso-special-character:\s*(?:foot|end)note/iu

/** Whether nothing of the element is words of the text ([W1], [W2]). */
export function isLeftOut(element: Element): boolean {
  if (LEFT_OUT.has(element.tagName.toUpperCase()) || element.hasAttribute('hidden')) return true
  if (/\bMso(?:Comment|Annotation)/u.test(element.className.toString())) return true
  return HIDDEN.test(styleOf(element))
}

const TAGS: Readonly<Record<string, EmphasisStyle>> = {
  B: 'bold',
  STRONG: 'bold',
  I: 'italic',
  EM: 'italic',
  CITE: 'italic',
  U: 'underline',
}

/** The styles inside the element; what a style sheet says of it counts more than its name ([W3]). */
export function emphasisOf(
  element: Element,
  outer: ReadonlySet<EmphasisStyle>,
): ReadonlySet<EmphasisStyle> {
  const tag = TAGS[element.tagName.toUpperCase()]
  const style = styleOf(element)
  // What a link is underlined for is that it is a link.
  const isLink = element.tagName.toUpperCase() === 'A'
  const said: Readonly<Record<EmphasisStyle, boolean | null>> = {
    bold: told(style, /font-weight:\s*(?:bold|[6-9]00)/iu, /font-weight:\s*(?:normal|[1-5]00)/iu),
    italic: told(style, /font-style:\s*(?:italic|oblique)/iu, /font-style:\s*normal/iu),
    underline: isLink
      ? null
      : told(style, /text-decoration[^;]*:\s*[^;]*underline/iu, /text-decoration[^;]*:\s*none/iu),
  }
  return new Set(EMPHASIS_STYLES.filter((one) => said[one] ?? (outer.has(one) || tag === one)))
}

function told(style: string, yes: RegExp, no: RegExp): boolean | null {
  if (yes.test(style)) return true
  return no.test(style) ? false : null
}

/** A tracked change of Word ([W4]); a web page's own `ins` and `del` mean the same. */
export function changeOf(element: Element): PastedChange | null {
  const tag = element.tagName.toUpperCase()
  const isInserted = tag === 'INS' || element.classList.contains('msoIns')
  const isDeleted = tag === 'DEL' || tag === 'S' || element.classList.contains('msoDel')
  if (!isInserted && !isDeleted) return null
  const cite = element.getAttribute('cite') ?? ''
  return { kind: isInserted ? 'inserted' : 'deleted', author: authorIn(cite) }
}

function authorIn(cite: string): string {
  const name = /^mailto:(.*)$/iu.exec(cite)?.[1] ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

type Level = PastedParagraph['level']

/** How deep in a list the element stands; Word says it in a style, others by nesting. */
export function levelOf(element: Element, outer: Level): Level {
  const word = /mso-list:[^;]*\blevel(\d)/iu.exec(styleOf(element))?.[1]
  const aria = element.tagName.toUpperCase() === 'LI' ? element.getAttribute('aria-level') : null
  if (word ?? aria) return deep(Number(word ?? aria))
  const isList = /^[OU]L$/u.test(element.tagName.toUpperCase())
  return isList ? deep(outer + 1) : outer
}

function deep(level: number): Level {
  if (level >= 2) return 2
  return level === 1 ? 1 : 0
}

function styleOf(element: Element): string {
  return element.getAttribute('style') ?? ''
}
