import { fail, ok, type Result } from '../../base/result.ts'
import {
  ANNEXES_AT_MOST,
  type AnnexBlock,
  type AnnexWords,
  isBoundedAnnex,
} from '../../domain/annexes.ts'
import type { ImportedParagraph, ImportedRun, ImportedText } from '../imported-text.ts'

/**
 * A document as an annex for reference: its words as they stand with no change taken, paragraph by paragraph, footnotes in square
 * brackets. Styles, links, comments and whatever acts stay outside. Fails if there are no words in it, or more than an annex holds ([I15]).
 */
export function annexOf(
  { paragraphs }: ImportedText,
  source: string,
  title: string | null,
): Result<AnnexWords, 'empty' | 'tooLong'> {
  const blocks = paragraphs.map(blockOf).filter(({ text }) => text !== '')
  const [first] = blocks
  if (!first) return fail('empty')
  const words = { title: titleOf(title ?? first.text), source, blocks }
  return isBoundedAnnex(words) ? ok(words) : fail('tooLong')
}

function blockOf(paragraph: ImportedParagraph): AnnexBlock {
  const isHeading = paragraph.kind === 'title' || paragraph.kind === 'heading'
  return { kind: isHeading ? 'heading' : 'words', text: wordsOf(paragraph.runs) }
}

function wordsOf(runs: readonly ImportedRun[]): string {
  return runs
    .filter(
      ({ changes }) => !changes.some(({ kind }) => kind === 'inserted' || kind === 'movedHere'),
    )
    .map(({ text, note }) => (note ? `${text} [${wordsOf(note)}]` : text))
    .join('')
    .replace(CONTROL, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Nothing that steers a terminal, or turns the direction of what stands around it. */
const CONTROL = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu

function titleOf(words: string): string {
  const flat = words.replace(CONTROL, ' ').replace(/\s+/gu, ' ').trim()
  return [...flat].slice(0, ANNEXES_AT_MOST.title / 2).join('')
}
