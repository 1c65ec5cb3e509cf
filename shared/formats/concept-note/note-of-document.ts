import { fail, ok, type Result } from '../../base/result.ts'
import type { ImportedParagraph, ImportedText } from '../imported-text.ts'
import { MAX_NOTE_BYTES, MIN_NOTE_CHARACTERS, type NoteError } from './decode-note.ts'
import { markersOf } from './markers.ts'

/**
 * A concept note that came as a document, as the text that its reader knows: a paragraph a line, empty lines between them. Numbers that
 * the document leaves to whoever shows it are written out; of what is tracked nothing is taken ([N9]).
 */
export function noteOfDocument({ paragraphs }: ImportedText): Result<string, NoteError> {
  let item = 0
  let point = 0
  const lines = paragraphs.map((paragraph) => {
    const words = wordsOf(paragraph)
    const isMarked = markersOf(words).length > 0
    if (paragraph.kind === 'op') {
      item++
      point = 0
      return isMarked ? words : `${item}. ${words}`
    }
    if (paragraph.kind === 'sub' && paragraph.level === 1 && !isMarked) {
      point++
      return point > LETTERS.length ? words : `(${LETTERS[point - 1]}) ${words}`
    }
    return words
  })
  const text = lines.filter((line) => line !== '').join('\n\n')
  if (text.length > MAX_NOTE_BYTES) return fail({ kind: 'tooLarge' })
  if (text.replace(/\s/gu, '').length < MIN_NOTE_CHARACTERS) return fail({ kind: 'tooShort' })
  return ok(text)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

function wordsOf({ runs }: ImportedParagraph): string {
  return runs
    .filter(
      ({ changes }) => !changes.some(({ kind }) => kind === 'inserted' || kind === 'movedHere'),
    )
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim()
}
