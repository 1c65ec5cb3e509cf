import type { ParagraphId } from '../domain/char-ids.ts'
import type { EmphasisStyle, ParagraphKind } from '../domain/segments.ts'

// What every reader of a document returns, whatever the format, and what the one importer writes from ([I1]). It holds what the
// document says, its tracked changes unresolved, and a list of what the reader did not understand. The end of a paragraph
// is treated as a character: it can be inserted and deleted like any other, and joins or parts what stands around it.

export type ImportedText = {
  readonly format: ImportFormat
  /** Language of the text as the document declares it (`en`, `zh-CN`), null if it does not. */
  readonly lang: string | null
  readonly paragraphs: readonly ImportedParagraph[]
  readonly comments: readonly ImportedComment[]
  readonly leftovers: readonly ImportLeftover[]
  /** Whether it is a compilation text of ours, of which the text alone is left. */
  readonly isCompiled?: true
}

type ImportFormat = 'docx' | 'txt' | 'html' | 'xml' | 'md' | 'pdf'

export type ImportedParagraph = {
  /** The paragraph of a dossier that it came from, where the document carries its id. */
  readonly id: ParagraphId | null
  /** What it seems to be; a guess wherever the format does not say. */
  readonly kind: ParagraphKind
  /** How deep it is indented; 1 for (a), 2 for (i). */
  readonly level: number
  readonly runs: readonly ImportedRun[]
  /** What is tracked on the end of the paragraph, the outermost first. */
  readonly end: readonly TrackedChange[]
  /** A tracked change of its kind: what it was before. */
  readonly rekinded: Rekinded | null
}

export type ImportedRun = {
  /** Empty for a footnote alone; tabs and line breaks are `\t` and `\n`. */
  readonly text: string
  readonly emphasis: readonly EmphasisStyle[]
  /** Where a link leads, null if it is none. */
  readonly href: string | null
  /** The words of a footnote, which has a run of its own. */
  readonly note: readonly ImportedRun[] | null
  /** The paragraph of a dossier whose number the text shows, null if it is no such reference. */
  readonly refersTo: ParagraphId | null
  /** What is tracked on the words, the outermost first: what somebody inserted and another deleted has two. */
  readonly changes: readonly TrackedChange[]
  /** A tracked change of style: the styles before it. */
  readonly restyled: Restyled | null
  /** Whether a document of ours says it about its words, and it is none of them. */
  readonly isAside?: true
  /** Ids of the comments whose words these are. */
  readonly comments: readonly string[]
}

/** Who made a change, as the document names it, and when: milliseconds since 1970, null if it does not say. */
export type Tracked = { readonly author: string; readonly at: number | null }

export type TrackedChange = Tracked & {
  readonly kind: 'inserted' | 'deleted' | 'movedHere' | 'movedAway'
  /** The name that both ends of a move share; null for anything else. */
  readonly move: string | null
}

export type Restyled = Tracked & { readonly from: readonly EmphasisStyle[] }
export type Rekinded = Tracked & { readonly from: ParagraphKind; readonly fromLevel: number }

export type ImportedComment = Tracked & {
  readonly id: string
  readonly text: string
  /** The comment that it answers, null for the first of a thread. */
  readonly parent: string | null
  /** Index of the paragraph in which it ends; null if it is about nothing in the text. */
  readonly paragraph: number | null
  readonly isResolved: boolean
}

/** Something of the document that no reader makes words, changes or comments of. */
export type ImportLeftover = {
  readonly what: LeftoverKind
  /** Index of the paragraph in which, or before which, it stands; null if it has no place in the text. */
  readonly paragraph: number | null
  /** Its words or its name, cut off after 120 characters. */
  readonly words: string
  /** Who changed it and when, if it is a tracked change. */
  readonly change: Tracked | null
}

export type LeftoverKind =
  // What stands in the text.
  | 'picture'
  | 'textBox'
  | 'equation'
  | 'embedded'
  | 'field'
  | 'table'
  | 'endnote'
  | 'pageNote'
  | 'symbol'
  | 'address'
  | 'pageFrame'
  | 'altContent'
  | 'element'
  | 'active'
  | 'hidden'
  | 'struck'
  // Tracked changes that the text has no place for.
  | 'tableChange'
  | 'sectionChange'
  | 'numberingChange'
  | 'layoutChange'
  | 'lookChange'
  | 'brokenMove'
  // What belongs to comments.
  | 'lostThread'
  | 'unplacedComment'
  // Parts of the package.
  | 'part'

/** Why a document is not read; one sentence each in the message tables. */
export type ImportError = {
  readonly kind:
    | 'notThisFormat'
    | 'malformed'
    | 'encrypted'
    | 'oldFormat'
    | 'macros'
    | 'tooLarge'
    | 'tooMuchInside'
    | 'encoding'
    | 'empty'
    | 'scanned'
    | 'documentType'
}

/** A run with nothing special about it. */
export function plainRun(text: string): ImportedRun {
  return {
    text,
    emphasis: [],
    href: null,
    note: null,
    refersTo: null,
    changes: [],
    restyled: null,
    comments: [],
  }
}

/** A paragraph with nothing tracked on it. */
export function plainParagraph(
  runs: readonly ImportedRun[],
  kind: ParagraphKind = 'plain',
  level = 0,
): ImportedParagraph {
  return { id: null, kind, level, runs, end: [], rekinded: null }
}
