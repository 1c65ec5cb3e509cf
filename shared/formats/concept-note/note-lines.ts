import { displayWidth } from './display-width.ts'

// The note as it was extracted from a printed page: physical lines. What belongs to the page and not to the note
// (running heads, page numbers, addresses printed between the lines) is taken out here ([N2], [N3]).

export type NoteLine = {
  readonly text: string
  /** Columns before the first character. */
  readonly indent: number
  /** Columns of the text itself. */
  readonly width: number
  /** Empty lines above it that mean something: none where every line is followed by one. */
  readonly gap: number
  /** Something of the page stood directly above it. */
  readonly isAfterBreak: boolean
}

export type NoteLines = {
  readonly lines: readonly NoteLine[]
  /** Distinct addresses in order of appearance. */
  readonly links: readonly string[]
}

type RawLine = { readonly text: string; readonly indent: number }

/** The lines of a note without what belongs to the page, and the addresses that were printed in it. */
export function readNoteLines(text: string): NoteLines {
  const { raw, links } = liftLinks(physicalLines(text))
  const isHead = runningHeads(raw)
  const isDoubleSpaced = isBlankEverySecond(raw)
  const lines: NoteLine[] = []
  let blanks = 0
  let isAfterBreak = false
  for (const [i, line] of raw.entries()) {
    if (line === null || line.text === '\f' || isHead.has(i)) {
      isAfterBreak = true
      blanks = 0
    } else if (line.text === '') blanks++
    else {
      const gap = isDoubleSpaced ? Math.max(0, blanks - 1) : blanks
      lines.push({ ...line, width: displayWidth(line.text), gap, isAfterBreak })
      blanks = 0
      isAfterBreak = false
    }
  }
  return { lines, links }
}

const ARABIC_ZERO = '٠'.charCodeAt(0)

function physicalLines(text: string): RawLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\f/g, '\n\f\n')
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '')
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO))
    .normalize('NFC')
    .split('\n')
    .map((line) => {
      if (line === '\f') return { text: '\f', indent: 0 }
      const flat = line.replace(/[\t\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, (space) =>
        space === '\u3000' ? '  ' : space === '\t' ? '    ' : ' ',
      )
      const trimmed = flat.trim()
      return { text: trimmed.replace(/ {2,}/g, ' '), indent: flat.length - flat.trimStart().length }
    })
}

const LINK = /(?:https?:\/\/|www\.)[^\s<>“”"'，。；、（）《》]+/gu
/** What an address looks like that goes on in the next line. */
const LINK_REST = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*[/?=&][\w\-.~:/?#[\]@!$&'()*+,;=%]*$/

/** Takes the addresses out; a line that held nothing else becomes null, for the page is interrupted there. */
function liftLinks(lines: readonly RawLine[]): {
  readonly raw: readonly (RawLine | null)[]
  readonly links: readonly string[]
} {
  const links: string[] = []
  let isOpen = false
  const raw = lines.map((line) => {
    if (isOpen && !line.text.match(LINK) && LINK_REST.test(line.text)) {
      links.push((links.pop() ?? '') + line.text)
      return null
    }
    const found = line.text.match(LINK) ?? []
    links.push(...found)
    isOpen = found.length > 0 && line.text.endsWith(found.at(-1) ?? '')
    if (found.length === 0) return line
    const rest = line.text.replace(LINK, ' ').replace(/ {2,}/g, ' ').trim()
    return /[\p{L}\p{N}]/u.test(rest) ? { ...line, text: rest } : null
  })
  return { raw, links: [...new Set(links.map((link) => link.replace(/[.,;:)\]]+$/, '')))] }
}

function isBlankEverySecond(raw: readonly (RawLine | null)[]): boolean {
  const texts = raw.filter((line) => line !== null && line.text !== '\f')
  const blank = texts.filter((line) => line?.text === '').length
  return blank >= (texts.length - blank) * 0.8
}

/** Job numbers, bar codes and page counts: nothing else looks like them. */
const CERTAIN_HEAD =
  /^(?:\d{2}-\d{5}(?: ?\([A-Z]\))?(?: \d{6})?(?: \d+\/\d+)?|\d+\/\d+ \d{2}-\d{5}|\*\d{6,}\*|[Pp]age \d+(?: (?:of|sur) \d+)?|[Pp]ágina \d+(?: de \d+)?|[Сс]тр\. ?\d+|第 ?\d+ ?页)$/u
/** Symbols and bare fractions may also stand in a sentence, at the start of a line. */
const POSSIBLE_HEAD = /^(?:[SA]\/[A-Z0-9/.]+|\d{1,3}\/\d{1,3}|\d{1,3})$/

function runningHeads(raw: readonly (RawLine | null)[]): ReadonlySet<number> {
  const heads = new Set<number>()
  const symbols = raw.map((line) => line?.text ?? '').filter((text) => POSSIBLE_HEAD.test(text))
  for (const [i, line] of raw.entries()) if (line && CERTAIN_HEAD.test(line.text)) heads.add(i)
  for (const [i, line] of raw.entries()) {
    if (!line || !POSSIBLE_HEAD.test(line.text)) continue
    const isRepeated =
      line.text.includes('/') && symbols.filter((one) => one === line.text).length > 1
    if (isRepeated || isAtPageEdge(raw, heads, i)) heads.add(i)
  }
  return heads
}

/** Beside a form feed or another running head, or at the very start or end. */
function isAtPageEdge(
  raw: readonly (RawLine | null)[],
  heads: ReadonlySet<number>,
  at: number,
): boolean {
  return [-1, 1].some((step) => {
    let i = at + step
    while (i >= 0 && i < raw.length && raw[i]?.text === '') i += step
    return i < 0 || i >= raw.length || heads.has(i) || raw[i]?.text === '\f'
  })
}
