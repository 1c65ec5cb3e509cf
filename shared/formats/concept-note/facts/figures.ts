import type { ConceptNote, Figure } from '../../../domain/dossier.ts'
import { displayWidth } from '../display-width.ts'
import type { NoteLang } from '../note-lang.ts'
import { annexParagraphs, bare } from './sentences.ts'

// Numbers that say how much or how many: not dates, times, numbers of resolutions, paragraphs and chapters.

const NUMBER = '\\d{1,3}(?:[ ,\\u00A0\\u202F]\\d{3})+|\\d+(?:\\.\\d+)?'
const TENS = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const TEENS = 'ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const UNITS = 'one|two|three|four|five|six|seven|eight|nine'
const ORDINALS = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth'

/** The words with a small or a capital first letter. */
const capitals = (words: string): string =>
  words.replace(/\b[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

const CHINESE = new RegExp(
  `(?<![\\d第(/.])(${NUMBER})(万|亿)?[余多]?(?:个百分点|周年|年来|[名个国人次项份起架支所年%％天月])(?!\\d)`,
  'gu',
)
const ENGLISH = new RegExp(
  `(?<![\\d(/.:]|[Rr]esolutions? |[Pp]aragraphs? |[Aa]rticles? |[Cc]hapter |[Nn]o\\. )(?:(${NUMBER})(?: (hundred|thousand|million|billion))?|\\b((?:${capitals(TENS)})(?:-(?:${UNITS}|${ORDINALS}))?|${capitals(TEENS)}|fiftieth|sixtieth|seventieth|hundredth))(?= ?(?:per cent|%)| [\\p{Ll}]|-(?:year|day))`,
  'gu',
)
const IS_DATE: Readonly<Record<NoteLang, RegExp>> = {
  zh: /^\d{4}年|^\d{1,2}月(?!内|以来)/u,
  en: /^(?:(?:19|20)\d{2}\b|\d{1,2}(?:[.:]\d{2})? ?[ap]\.?m\b)/u,
}
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
  const clauses = [...text.matchAll(CLAUSE)]
  let own = 0
  for (const match of text.matchAll(lang === 'zh' ? CHINESE : ENGLISH)) {
    if (IS_DATE[lang].test(text.slice(match.index, match.index + LONGEST_DATE))) continue
    while (own < clauses.length - 1 && endOf(clauses[own]) <= match.index) own++
    yield { value: amountOf(match), text: clauseAround(clauses, own, match.index) }
  }
}

/** Characters that are enough to see a year, a month or a time of day. */
const LONGEST_DATE = 16

function endOf(clause: RegExpExecArray | undefined): number {
  return clause ? clause.index + clause[0].length : 0
}

const SCALES: Readonly<Record<string, number>> = {
  万: 1e4,
  亿: 1e8,
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
}

function amountOf(match: RegExpMatchArray): number {
  const [, digits, scale = '', words] = match
  if (digits === undefined) return amountInWords((words ?? '').toLowerCase())
  return Number(digits.replace(/[ ,\u00A0\u202F]/gu, '')) * (SCALES[scale.toLowerCase()] ?? 1)
}

function amountInWords(words: string): number {
  const [tens = '', unit = ''] = words.split('-')
  const teen = TEENS.split('|').indexOf(tens)
  if (teen >= 0) return 10 + teen
  const round = ['fiftieth', 'sixtieth', 'seventieth'].indexOf(tens)
  if (round >= 0) return 50 + round * 10
  if (tens === 'hundredth') return 100
  const units = [UNITS, ORDINALS].map((list) => list.split('|').indexOf(unit) + 1)
  return (TENS.split('|').indexOf(tens) + 2) * 10 + Math.max(...units)
}

const CLAUSE =
  /[^。；：！？，.;:!?,]+(?:[.,:](?=\S)[^。；：！？，.;:!?,]+)*(?:[。；：！？，.;:!?,]+ ?|$)/gu
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
  const isSentenceEnd = (clause: string): boolean => /[。！？；.!?;] ?$/u.test(clause)
  const isShort = (clause: string): boolean =>
    clause.length < MIN_CLAUSE_COLUMNS && displayWidth(clause) < MIN_CLAUSE_COLUMNS
  const before = clauseAt(own - 1)
  const lead = before !== '' && isShort(before) && !isSentenceEnd(before) ? before : ''
  const said = lead + whole
  const rest = isShort(said) && !isSentenceEnd(said) ? clauseAt(own + 1) : ''
  return bare(said + rest)
}
