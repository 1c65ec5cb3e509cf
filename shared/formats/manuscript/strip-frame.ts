import { FORMULAS, type FormulaLang } from '../formulas.ts'
import type { ImportedParagraph, ImportedText, ImportLeftover } from '../imported-text.ts'

// What a document of ours has around its text: the mark that it is a draft, the sentence that opens a statement, and the quotation
// marks of its paragraphs ([X2]). They are no words of the text, and are not read into it.

/** The document without its frame, which is listed with what was left over. */
export function stripFrame(imported: ImportedText): ImportedText {
  const { paragraphs } = imported
  const opening = paragraphs.findIndex((one) => isOpening(wordsIn(one)))
  const marks = paragraphs.findIndex((one) => !isMark(wordsIn(one)))
  const framed = (at: number): boolean => at === opening || at < marks
  const kept = paragraphs.filter((_, at) => !framed(at))
  if (kept.length === paragraphs.length) return imported
  const quoted = opening < 0 ? kept : unquoted(kept, opening - Math.max(0, marks))
  const leftovers: ImportLeftover[] = paragraphs.flatMap((one, paragraph) =>
    framed(paragraph)
      ? [{ what: 'pageFrame', paragraph, words: wordsIn(one).slice(0, 120), change: null }]
      : [],
  )
  const moved = (at: number | null) =>
    at === null ? null : at - paragraphs.slice(0, at).filter((_, i) => framed(i)).length
  return {
    ...imported,
    paragraphs: quoted,
    comments: imported.comments.map((one) => ({ ...one, paragraph: moved(one.paragraph) })),
    leftovers: [...imported.leftovers, ...leftovers],
  }
}

function wordsIn({ runs }: ImportedParagraph): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .trim()
}

const LANGS = Object.keys(FORMULAS) as FormulaLang[]

function isMark(words: string): boolean {
  return LANGS.some((lang) => words.startsWith(FORMULAS[lang].draftMark))
}

const OPENINGS = LANGS.map((lang) => {
  const pattern = FORMULAS[lang]
    .opening('\u0001', '\u0001', '\u0001')
    .split('\u0001')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
    .join('.{1,400}?')
  return new RegExp(`^${pattern}$`, 'u')
})

function isOpening(words: string): boolean {
  return OPENINGS.some((pattern) => pattern.test(words))
}

/** The paragraphs from `from` on without the quotation marks that open each of them and close the last. */
function unquoted(
  paragraphs: readonly ImportedParagraph[],
  from: number,
): readonly ImportedParagraph[] {
  const body = paragraphs.slice(from).filter(({ kind }) => kind !== 'heading')
  const quotes = LANGS.map((lang) => FORMULAS[lang].quotes).find(([open]) =>
    body.every((one) => wordsIn(one).startsWith(open)),
  )
  if (!quotes || body.length === 0) return paragraphs
  const [open, close] = quotes
  const last = body.at(-1)
  return paragraphs.map((paragraph, at) => {
    if (at < from || paragraph.kind === 'heading') return paragraph
    const opened = without(paragraph, open, 'start')
    return paragraph === last && wordsIn(paragraph).endsWith(close)
      ? without(opened, close, 'end')
      : opened
  })
}

function without(
  paragraph: ImportedParagraph,
  quote: string,
  side: 'start' | 'end',
): ImportedParagraph {
  const runs = [...paragraph.runs]
  const at = side === 'start' ? 0 : runs.length - 1
  const run = runs[at]
  const holds = side === 'start' ? run?.text.startsWith(quote) : run?.text.endsWith(quote)
  if (!run || !holds) return paragraph
  const text = side === 'start' ? run.text.slice(quote.length) : run.text.slice(0, -quote.length)
  runs[at] = { ...run, text }
  return { ...paragraph, runs: runs.filter((one) => one.text !== '' || one.note !== null) }
}
