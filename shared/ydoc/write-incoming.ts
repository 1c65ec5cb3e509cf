import { fail, ok, type Result } from '../base/result.ts'
import {
  type CharId,
  type ParagraphId,
  paragraphIdOf,
  parseParagraphId,
} from '../domain/char-ids.ts'
import type { Thread } from '../domain/comments.ts'
import { type IncomingChange, type IncomingWhat, isBreak } from '../domain/incoming.ts'
import type { Piece } from '../domain/manuscript.ts'
import { beginThread, readThreads, reply } from './comments.ts'
import type { ActionError } from './decide.ts'
import type { Edit } from './edits.ts'
import { LIMITS } from './guard/limits.ts'
import { itemAt } from './items.ts'
import { markOf } from './tape.ts'
import { typePieces } from './type-pieces.ts'
import type { Writer } from './writer.ts'

type Done = Result<void, ActionError>

/** Makes a change that came in with a document one's own, as if one had made it here ([I10]). `now` is in milliseconds since 1970. */
export function writeIncoming(
  writer: Writer,
  { paragraph, what }: IncomingChange,
  now: number,
): Done {
  if (!writer.canWrite) return fail({ kind: 'notAllowed' })
  switch (what.kind) {
    case 'words':
      writeWords(writer, what)
      return ok(undefined)
    case 'removal':
      writer.removeParagraph(paragraph)
      return ok(undefined)
    case 'join':
      writer.joinToPrevious(paragraph)
      return ok(undefined)
    case 'move':
      writer.moveParagraph(paragraph, what.after)
      return ok(undefined)
    case 'kind':
      writer.setKind(paragraph, what.to, what.level)
      return ok(undefined)
    case 'style':
      writer.emphasise(what.ranges, what.style, what.on)
      return ok(undefined)
    case 'comment':
      return writeComment(writer, paragraph, what, now)
  }
}

type Words = Extract<IncomingWhat, { kind: 'words' }>

function writeWords(writer: Writer, words: Words): void {
  const { inserted, left, removed } = words
  const first = inserted.findIndex(isBreak)
  const pieces = piecesIn(first < 0 ? inserted : inserted.slice(0, first))
  let last = left
  writer.edit('import', (edit) => {
    const type = (): void => {
      last = typePieces(edit, left, pieces)
    }
    if (removed.length === 0 || pieces.length === 0) {
      if (removed.length > 0) edit.remove(removed)
      type()
    } else
      edit.inGroup(() => {
        type()
        edit.remove(removed)
      })
  })
  if (first >= 0) writeParagraphs(writer, { ...words, left: last, inserted: inserted.slice(first) })
}

/** New paragraphs: parted from the one in which they stand, or behind it ([P13]). */
function writeParagraphs(writer: Writer, { inserted, left, isMiddle }: Words): void {
  let last = left
  for (const [at, part] of inserted.entries()) {
    if (!isBreak(part)) continue
    const end = inserted.findIndex((one, i) => i > at && isBreak(one))
    const pieces = piecesIn(inserted.slice(at + 1, end < 0 ? undefined : end))
    const mark = isMiddle
      ? parted(writer, last, part.breaks)
      : parseParagraphId(behind(writer, last, part.breaks))
    if (!mark) return
    if (part.level > 0) writer.setKind(paragraphIdOf(mark), part.breaks, part.level)
    last = mark
    writer.edit('import', (edit) => {
      last = typePieces(edit, mark, pieces)
    })
  }
}

function parted(
  writer: Writer,
  left: CharId,
  kind: Parameters<Edit['insertParagraph']>[1],
): CharId {
  let mark = left
  writer.edit('split', (edit) => {
    mark = edit.insertParagraph(left, kind)
  })
  return mark
}

function behind(
  writer: Writer,
  left: CharId,
  kind: Parameters<Edit['insertParagraph']>[1],
): ParagraphId {
  const mark = markOf(writer.ledger, itemAt(writer.ledger.doc, left))
  const paragraph = paragraphIdOf(mark ? mark.id : left)
  return writer.newParagraphAfter(paragraph, kind, '')
}

function piecesIn(parts: Words['inserted']): readonly Piece[] {
  return parts.flatMap((part) => (isBreak(part) ? [] : [part]))
}

/** An answer to a thread that stands here already goes there; what is longer than a comment may be goes on in answers. */
function writeComment(
  writer: Writer,
  paragraph: ParagraphId,
  { comment, answers, ranges, quote }: Extract<IncomingWhat, { kind: 'comment' }>,
  now: number,
): Done {
  const at = comment.at ?? now
  const [first = '', ...more] = partsOf(comment.text)
  const thread = answers === null ? undefined : threadOf(writer, answers)
  const about = { paragraph, ranges, quote: quote.slice(0, LIMITS.noteLength) }
  let done = thread ? reply(writer, thread, first, at) : beginThread(writer, about, first, at)
  for (const part of more) {
    const begun = thread ?? threadOf(writer, first)
    if (done.ok && begun) done = reply(writer, begun, part, at)
  }
  return done
}

function threadOf(writer: Writer, words: string): Thread | undefined {
  return readThreads(writer.ledger.doc, 'all').find(({ root }) => root.words === words)
}

function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  for (let at = 0; at < text.length; at += LIMITS.noteLength)
    parts.push(text.slice(at, at + LIMITS.noteLength))
  return parts
}
