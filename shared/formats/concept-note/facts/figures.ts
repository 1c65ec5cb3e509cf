import type { ConceptNote, Figure } from '../../../domain/dossier.ts'
import { displayWidth } from '../display-width.ts'
import type { NoteLang } from '../note-lang.ts'
import type { FigurePhrases } from '../tongues/tongue.ts'
import { TONGUES } from '../tongues/tongues.ts'
import { annexParagraphs, bare } from './sentences.ts'

// Numbers that say how much or how many: not dates, times, numbers of resolutions, paragraphs and chapters.

/** The figures that the annex states, in order, each with the clause around it. */
export function figuresOf(note: ConceptNote): readonly Figure[] {
  const figures = new Map<string, Figure>()
  for (const text of annexParagraphs(note)) {
    for (const figure of figuresIn(text, note.lang)) {
      const name = `${figure.value} ${figure.text}`
      if (!figures.has(name)) figures.set(name, figure)
    }
  }
  return [...figures.values()]
}

function* figuresIn(text: string, lang: NoteLang): Generator<Figure> {
  const phrases = TONGUES[lang].figures
  const clauses = [...text.matchAll(CLAUSE)]
  let own = 0
  for (const match of text.matchAll(phrases.pattern)) {
    if (phrases.isDate.test(text.slice(match.index, match.index + LONGEST_DATE))) continue
    while (own < clauses.length - 1 && endOf(clauses[own]) <= match.index) own++
    yield { value: amountOf(match, phrases), text: clauseAround(clauses, own, match.index) }
  }
}

/** Characters that are enough to see a year, a month or a time of day. */
const LONGEST_DATE = 16

function endOf(clause: RegExpExecArray | undefined): number {
  return clause ? clause.index + clause[0].length : 0
}

function amountOf(match: RegExpMatchArray, phrases: FigurePhrases): number {
  const [, digits, scale = '', words] = match
  if (digits === undefined) return phrases.amountInWords((words ?? '').toLowerCase())
  const parting = phrases.decimal === ',' ? /[ .\u00A0\u202F]/gu : /[ ,\u00A0\u202F]/gu
  const number = Number(digits.replace(parting, '').replace(',', '.'))
  return number * (phrases.scales[scale.toLowerCase()] ?? 1)
}

const CLAUSE =
  /[^。；：！？，؛؟،.;:!?,]+(?:[.,:](?=\S)[^。；：！？，؛؟،.;:!?,]+)*(?:[。；：！？，؛؟،.;:!?,]+ ?|$)/gu
/** Shorter clauses say too little alone: `72年来，`, `Since 2013,`. */
const MIN_CLAUSE_COLUMNS = 24
/** Of what has no punctuation for so long, only the surroundings are quoted (UTF-16 units). */
const MAX_CLAUSE = 400

/** The clause in which a figure stands, with the short one before it, and the next if it is itself short. */
function clauseAround(clauses: readonly RegExpExecArray[], own: number, at: number): string {
  const clauseAt = (i: number): string => clauses[i]?.[0] ?? ''
  const whole = clauseAt(own)
  if (whole.length > MAX_CLAUSE) {
    const from = Math.max(0, at - (clauses[own]?.index ?? 0) - MAX_CLAUSE / 2)
    return bare(whole.slice(from, from + MAX_CLAUSE))
  }
  const isSentenceEnd = (clause: string): boolean => /[。！？；؟؛.!?;] ?$/u.test(clause)
  const isShort = (clause: string): boolean =>
    clause.length < MIN_CLAUSE_COLUMNS && displayWidth(clause) < MIN_CLAUSE_COLUMNS
  const before = clauseAt(own - 1)
  const lead = before !== '' && isShort(before) && !isSentenceEnd(before) ? before : ''
  const said = lead + whole
  const rest = isShort(said) && !isSentenceEnd(said) ? clauseAt(own + 1) : ''
  return bare(said + rest)
}
