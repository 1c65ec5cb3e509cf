import { fail, ok, type Result } from '../base/result.ts'
import { type ImportError, type ImportedText, plainParagraph, plainRun } from './imported-text.ts'
import { decodeText } from './reading/decode-text.ts'

/** The largest text file that is read. */
const MAX_BYTES = 8 * 1024 * 1024

/**
 * A plain text: paragraphs are parted by empty lines, and their lines belong together; where there is no empty line each line is
 * a paragraph ([I9]).
 */
export function readText(bytes: Uint8Array): Result<ImportedText, ImportError> {
  if (bytes.length > MAX_BYTES) return fail({ kind: 'tooLarge' })
  const text = decodeText(bytes)
  if (text === null) return fail({ kind: 'encoding' })
  if (text.includes('\0')) return fail({ kind: 'notThisFormat' })
  const blocks = blocksIn(text)
  if (blocks.length === 0) return fail({ kind: 'empty' })
  const paragraphs = blocks.map((words) => plainParagraph([plainRun(words)]))
  return ok({ format: 'txt', lang: null, paragraphs, comments: [], leftovers: [] })
}

function blocksIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f]/u).map((line) => line.trim())
  const hasBlanks = lines.some((line, at) => line === '' && at > 0 && at < lines.length - 1)
  if (!hasBlanks) return lines.filter((line) => line !== '')
  const blocks: string[] = []
  let isOpen = false
  for (const line of lines) {
    if (line === '') isOpen = false
    else if (isOpen) blocks.push(joinLines(blocks.pop() ?? '', line))
    else {
      blocks.push(line)
      isOpen = true
    }
  }
  return blocks
}

/** One line behind another: no space between two characters of a script that is written without spaces. */
function joinLines(before: string, after: string): string {
  const isDense =
    /[\p{Script=Han}\p{P}]$/u.test(before) && /^[\p{Script=Han}\u3000-\u303f]/u.test(after)
  return isDense ? before + after : `${before} ${after}`
}
