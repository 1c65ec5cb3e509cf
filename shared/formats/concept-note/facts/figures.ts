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
  const figures = annexParagraphs(note).flatMap((text) =>
    [...text.matchAll(note.lang === 'zh' ? CHINESE : ENGLISH)]
      .filter((match) => !IS_DATE[note.lang].test(text.slice(match.index)))
      .map((match) => ({ value: amountOf(match), text: clauseAround(text, match.index) })),
  )
  const isFirst = (figure: Figure, i: number): boolean =>
    figures.findIndex((one) => one.value === figure.value && one.text === figure.text) === i
  return figures.filter(isFirst)
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

/** The clause in which a figure stands, with the short one before it, and the next if it is itself short. */
function clauseAround(text: string, at: number): string {
  const clauses = [...text.matchAll(CLAUSE)]
  const own = clauses.findIndex((clause) => at < clause.index + clause[0].length)
  const clauseAt = (i: number): string => clauses[i]?.[0] ?? ''
  const isSentenceEnd = (clause: string): boolean => /[。！？；.!?;] ?$/u.test(clause)
  const isShort = (clause: string): boolean => displayWidth(clause) < MIN_CLAUSE_COLUMNS
  const before = clauseAt(own - 1)
  const lead = before !== '' && isShort(before) && !isSentenceEnd(before) ? before : ''
  const said = lead + clauseAt(own)
  const rest = isShort(said) && !isSentenceEnd(said) ? clauseAt(own + 1) : ''
  return bare(said + rest)
}
