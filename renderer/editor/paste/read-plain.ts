import { withoutForbidden } from '../../../shared/domain/characters.ts'
import type { PastedParagraph } from './pasted.ts'

// Plain text: a line is a paragraph, unless the lines were broken where a page was full, as in text out of a PDF ([W5]).

/** The paragraphs of a plain text, blank lines left out. */
export function readPlain(text: string): PastedParagraph[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029\f]/u).map((line) => line.replace(/\t/gu, ' '))
  const paragraphs = isWrapped(lines) ? unwrapped(lines) : lines
  return (
    paragraphs
      // The words of the first line continue those before the caret.
      .map((line, at) =>
        at === 0 ? withoutForbidden(line).trimEnd() : withoutForbidden(line).trim(),
      )
      .filter((line) => line !== '')
      .map((line) => ({ level: 0, runs: [{ text: line, emphasis: [], change: null }] }))
  )
}

const FEWEST_LINES = 3
/** How much of the longest line a line fills that was broken because it was full. */
const FULL = 0.72
const SENTENCE_ENDS = /[.!?:;。！？：；؟][”’"'»)\]]*$/u

/** Most lines are about as long as the longest and go on in the next one in the middle of a sentence. */
function isWrapped(lines: readonly string[]): boolean {
  const written = lines.map((line) => line.trim()).filter((line) => line !== '')
  const longest = Math.max(0, ...written.map((line) => line.length))
  if (written.length < FEWEST_LINES || longest < 40) return false
  const broken = lines.filter((line, at) => isBroken(line, lines[at + 1], longest))
  return broken.length * 2 >= written.length
}

function isBroken(line: string, next: string | undefined, longest: number): boolean {
  const here = line.trim()
  const there = (next ?? '').trim()
  if (here === '' || there === '' || SENTENCE_ENDS.test(here)) return false
  return here.length >= longest * FULL || /^[\p{Ll}\p{Lo}(]/u.test(there)
}

function unwrapped(lines: readonly string[]): string[] {
  const longest = Math.max(0, ...lines.map((line) => line.trim().length))
  const paragraphs: string[] = []
  let open = ''
  for (const [at, line] of lines.entries()) {
    const here = line.trim()
    open = open === '' ? here : joined(open, here)
    const isFull = here.length >= longest * FULL
    const goesOn =
      isBroken(line, lines[at + 1], longest) || (isFull && (lines[at + 1] ?? '').trim() !== '')
    if (goesOn) continue
    paragraphs.push(open)
    open = ''
  }
  return [...paragraphs, open]
}

/** A soft hyphen goes with the break; one that was written stays, and Chinese has no space between. */
function joined(left: string, right: string): string {
  if (left.endsWith('\u00ad')) return left.slice(0, -1) + right
  if (/\p{L}-$/u.test(left) && /^\p{Ll}/u.test(right)) return left + right
  const isHan = /\p{sc=Han}$/u.test(left) && /^\p{sc=Han}/u.test(right)
  return isHan ? left + right : `${left} ${right}`
}
