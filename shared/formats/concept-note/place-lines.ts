import { LineJoiner } from './join-lines.ts'
import { latinLang, type NoteLang } from './note-lang.ts'
import type { NoteLine } from './note-lines.ts'

// A note may come in two languages: a letter in one and its annex in the other, or the whole of it twice. Each stretch of lines in one
// language was set by itself, so how wide its lines are and how they are joined is asked of that stretch alone ([N5]).

/** A line of the note in its language, and the columns of a line there that was broken because it was full. */
export type PlacedLine = NoteLine & { readonly lang: NoteLang; readonly fullWidth: number }

/** Fewer lines than these in another language are names and quotations. */
const MIN_STRETCH = 3

/** The lines with their languages; `main` is the language of lines that do not show theirs. */
export function placeLines(lines: readonly NoteLine[], main: NoteLang): readonly PlacedLine[] {
  const latin = latinOf(lines, main)
  const langs = smooth(lines.map(({ text }) => langOfLine(text, latin)))
  return stretchesOf(langs.map((lang) => lang ?? main)).flatMap(({ lang, from, to }) => {
    const stretch = lines.slice(from, to)
    const fullWidth = fullWidthOf(stretch)
    return stretch.map((line) => ({ ...line, lang, fullWidth }))
  })
}

/** Puts lines behind a text, each in the manner of its language. */
export function joinerOf(lines: readonly PlacedLine[]): (text: string, line: PlacedLine) => string {
  const joiners = new Map<NoteLang, LineJoiner>()
  return (text, { lang, text: line }) => {
    const known = joiners.get(lang)
    if (known) return known.join(text, line)
    const joiner = new LineJoiner(
      lang,
      lines.filter((one) => one.lang === lang).map((one) => one.text),
    )
    joiners.set(lang, joiner)
    return joiner.join(text, line)
  }
}

/** The language of what is written in Latin letters here, unless they are only names in a text of other letters. */
function latinOf(lines: readonly NoteLine[], main: NoteLang): NoteLang {
  if (main === 'en' || main === 'es' || main === 'fr') return main
  const latin = lines.filter(({ text }) => langOfLine(text, 'en') === 'en')
  return latinLang(latin.map(({ text }) => text).join(' ')) ?? main
}

function langOfLine(text: string, latin: NoteLang): NoteLang | null {
  const count = (script: RegExp): number => text.match(script)?.length ?? 0
  const weights: readonly (readonly [NoteLang, number])[] = [
    ['zh', count(/\p{Script=Han}/gu) * 3],
    ['ru', count(/\p{Script=Cyrillic}/gu)],
    ['ar', count(/\p{Script=Arabic}/gu)],
    [latin, count(/\p{Script=Latin}/gu)],
  ]
  const [best] = weights.toSorted(([, a], [, b]) => b - a)
  return best && best[1] > 1 ? best[0] : null
}

/** Lines that do not show a language, and stretches too short to be one, go on with what stands before them. */
function smooth(langs: readonly (NoteLang | null)[]): readonly (NoteLang | null)[] {
  const filled: NoteLang[] = []
  const first = langs.find((lang) => lang !== null)
  if (!first) return langs
  for (const lang of langs) filled.push(lang ?? filled.at(-1) ?? first)
  const kept = stretchesOf(filled)
  return kept.flatMap(({ lang, from, to }, i) => {
    const isStray = to - from < MIN_STRETCH && kept.length > 1
    const around = kept[i - 1]?.lang ?? kept[i + 1]?.lang ?? lang
    return Array.from({ length: to - from }, () => (isStray ? around : lang))
  })
}

type Stretch = { readonly lang: NoteLang; readonly from: number; readonly to: number }

function stretchesOf(langs: readonly NoteLang[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  for (const [at, lang] of langs.entries()) {
    const open = stretches.at(-1)
    if (open?.lang === lang) stretches[stretches.length - 1] = { ...open, to: at + 1 }
    else stretches.push({ lang, from: at, to: at + 1 })
  }
  return stretches
}

/** The few longest lines are not trusted. */
function fullWidthOf(lines: readonly NoteLine[]): number {
  const widths = lines.map(({ width }) => width).sort((a, b) => a - b)
  return widths[Math.floor(widths.length * 0.95)] ?? 0
}
