import type { ParagraphId } from '../domain/char-ids.ts'
import type { Dossier } from '../domain/dossier.ts'
import type { Proposal, RecordEntry } from '../domain/proposals.ts'
import type { BlockRecord } from '../domain/records.ts'
import { withoutSigns } from '../domain/signs.ts'
import { type Paragraph, wordsOf } from '../domain/views.ts'

/** A negotiation as every exporter takes it: plain data, read at one moment. */
export type ExportSource = {
  readonly dossier: Dossier
  /** Language of the text. */
  readonly lang: string
  readonly markup: readonly Paragraph[]
  readonly base: readonly Paragraph[]
  readonly ifIncorporated: readonly Paragraph[]
  readonly proposals: readonly Proposal[]
  /** Records of the delegations' own maps in the text room, which every member reads; nothing else is ever exported. */
  readonly records: readonly RecordEntry[]
  readonly blocks: ReadonlyMap<ParagraphId, BlockRecord>
  /** What tells the present wording of each paragraph on which somebody stands from another ([Q2]). */
  readonly wordings: ReadonlyMap<ParagraphId, string>
  /** Of which wording it is a translation; nothing in the negotiated language. */
  readonly translates?: Translated
}

/** What a document says of the text that it translates. */
export type Translated = {
  /** Hash of the negotiated text. */
  readonly textHash: string
  /** The item of the agenda, in the language of the translation; empty if nobody said it. */
  readonly item: string
}

/** The paragraphs of a text that have words; the others are in no document. */
export function writtenIn(base: readonly Paragraph[]): readonly Paragraph[] {
  return base.filter((paragraph) => textOf(paragraph).trim() !== '')
}

/** What a paragraph reads, notes in square brackets ([X11]). */
export function textOf(paragraph: Paragraph): string {
  return withoutSigns(wordsOf(paragraph))
}
