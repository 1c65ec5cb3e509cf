import { diff } from 'fast-myers-diff'
import { type ParagraphId, paragraphIdOf } from './char-ids.ts'
import { NOBODY } from './delegations.ts'
import { partsOf } from './find-words.ts'
import type { ParagraphKind } from './segments.ts'
import { SIGN_CHARACTERS, type Sign } from './signs.ts'
import type { Version, VersionParagraph, VersionRun } from './versions.ts'

// A document from outside has no ids. Here it is given those of a version it is compared with: paragraphs are matched
// by their words, and the words that both have get the same ids ([U6]). This is a guess, and the only one; a comparison
// with such a document says so.

/** A paragraph of a document from outside. */
export type OutsideParagraph = {
  /** Signs are read as `SIGN_CHARACTERS`. */
  readonly text: string
  /** Null where the document does not say: then that of the paragraph whose wording it is. */
  readonly kind: ParagraphKind | null
  readonly level: number
}

/** A version without its links, which no document from outside is held to have. */
export function withoutLinks({ paragraphs }: Version): Version {
  const isLink = ({ sign }: VersionRun) => sign?.kind === 'linkStart' || sign?.kind === 'linkEnd'
  return {
    paragraphs: paragraphs.map((one) => ({
      ...one,
      runs: one.runs.filter((run) => !isLink(run)),
    })),
  }
}

/** Below this, two paragraphs are no wordings of one: the share of pairs of letters that both have. */
const ALIKE = 0.5
/** A paragraph that stands elsewhere is taken for the same one only if it reads nearly the same. */
const ALIKE_ELSEWHERE = 0.8
/** More pairs of paragraphs in one gap are not weighed against each other. */
const MOST_PAIRS = 40_000

/** The document as if it were another version of `known`; what it has of its own was written by nobody. */
export function asVersion(
  paragraphs: readonly OutsideParagraph[],
  known: Version,
  lang: string,
): Version {
  const texts = known.paragraphs.map(textOf)
  const matches = match(
    texts,
    paragraphs.map(({ text }) => text),
  )
  let clock = 0
  const fresh = (length: number): { readonly client: number; readonly clock: number } => {
    const id = { client: OUTSIDE_CLIENT, clock }
    clock += length
    return id
  }
  const ranks = ranksOf(matches, known.paragraphs)
  return {
    paragraphs: paragraphs.map(({ text, kind, level }, i) => {
      const at = matches[i] ?? null
      const paragraph = at === null ? undefined : known.paragraphs[at]
      const old = at === null ? '' : (texts[at] ?? '')
      const runs = runsOf(withEdgesOf(old, text), old, paragraph?.runs ?? [], { lang, fresh })
      const id = paragraph?.id ?? outsideId(fresh(1).clock)
      const number = paragraph?.number ?? ''
      const shape = kind
        ? { kind, level }
        : { kind: paragraph?.kind ?? 'plain', level: paragraph?.level ?? 0 }
      return { id, ...shape, number, tapeAt: ranks[i] ?? 0, placedBy: '', runs }
    }),
  }
}

/** No lease ever has this id. */
const OUTSIDE_CLIENT = 0

function outsideId(clock: number): ParagraphId {
  return paragraphIdOf({ client: OUTSIDE_CLIENT, clock })
}

function textOf({ runs }: VersionParagraph): string {
  return runs.map(({ text }) => text).join('')
}

const SIGNS = /([\ue000-\ue001])/u
const NOTE_SIGNS: Readonly<Record<string, Sign>> = {
  [SIGN_CHARACTERS.noteStart]: { kind: 'noteStart' },
  [SIGN_CHARACTERS.noteEnd]: { kind: 'noteEnd' },
}

/** White space at the ends of a paragraph is lost in many a document, and means nothing. */
function withEdgesOf(old: string, text: string): string {
  const start = /^\s*/u.exec(old)?.[0] ?? ''
  const end = old.trim() === '' ? '' : (/\s*$/u.exec(old)?.[0] ?? '')
  return start + text.trim() + end
}

type Making = {
  readonly lang: string
  readonly fresh: (length: number) => { readonly client: number; readonly clock: number }
}

/** The words of a paragraph: under the old ids where the old wording has them. */
function runsOf(
  text: string,
  old: string,
  runs: readonly VersionRun[],
  { lang, fresh }: Making,
): VersionRun[] {
  const made: VersionRun[] = []
  const add = (words: string): void => {
    for (const text of words.split(SIGNS)) {
      if (text === '') continue
      const sign = NOTE_SIGNS[text] ?? null
      made.push({ ...fresh(text.length), text, owner: NOBODY, emphasis: [], sign })
    }
  }
  if (old === text) return [...runs]
  const [from, to] = [partsOf(old, lang), partsOf(text, lang)]
  let at = 0
  let offset = 0
  const keep = (end: number): void => {
    const words = from.slice(at, end).join('')
    made.push(...cutRuns(runs, offset, offset + words.length))
    offset += words.length
    at = end
  }
  for (const [start, end, newStart, newEnd] of diff(from, to)) {
    keep(start)
    add(to.slice(newStart, newEnd).join(''))
    offset += from.slice(start, end).join('').length
    at = end
  }
  keep(from.length)
  return made
}

function cutRuns(runs: readonly VersionRun[], from: number, to: number): VersionRun[] {
  const cut: VersionRun[] = []
  let at = 0
  for (const run of runs) {
    const start = Math.max(0, from - at)
    const end = Math.min(run.text.length, to - at)
    if (start < end)
      cut.push({ ...run, clock: run.clock + start, text: run.text.slice(start, end) })
    at += run.text.length
  }
  return cut
}

/** For each new paragraph the old one that it is a wording of, or null. */
function match(old: readonly string[], texts: readonly string[]): (number | null)[] {
  const alike = similarity()
  const found: (number | null)[] = texts.map(() => null)
  let at = 0
  let to = 0
  for (const [start, end, newStart, newEnd] of diff(old, texts)) {
    while (at < start) found[to++] = at++
    matchGap({ old, texts, found, alike }, [start, end], [newStart, newEnd])
    at = end
    to = newEnd
  }
  while (to < texts.length && at < old.length) found[to++] = at++
  matchElsewhere({ old, texts, found, alike })
  return found
}

type Matching = {
  readonly old: readonly string[]
  readonly texts: readonly string[]
  readonly found: (number | null)[]
  readonly alike: (a: string, b: string) => number
}
type Span = readonly [start: number, end: number]

/** The pairs, in order, that are most alike together. */
function matchGap({ old, texts, found, alike }: Matching, [i0, i1]: Span, [j0, j1]: Span): void {
  const width = j1 - j0 + 1
  if ((i1 - i0) * (j1 - j0) > MOST_PAIRS) return
  const best = new Float64Array((i1 - i0 + 1) * width)
  const cell = (i: number, j: number): number => best[(i - i0) * width + (j - j0)] ?? 0
  const paired = (i: number, j: number): number => {
    const share = alike(old[i] ?? '', texts[j] ?? '')
    return share >= ALIKE ? share + cell(i + 1, j + 1) : -1
  }
  for (let i = i1 - 1; i >= i0; i--)
    for (let j = j1 - 1; j >= j0; j--)
      best[(i - i0) * width + (j - j0)] = Math.max(cell(i + 1, j), cell(i, j + 1), paired(i, j))
  for (let i = i0, j = j0; i < i1 && j < j1; ) {
    if (paired(i, j) >= 0 && paired(i, j) === cell(i, j)) found[j++] = i++
    else if (cell(i + 1, j) === cell(i, j)) i++
    else j++
  }
}

function matchElsewhere({ old, texts, found, alike }: Matching): void {
  const taken = new Set(found)
  texts.forEach((text, j) => {
    if (found[j] !== null || text === '') return
    const i = old.findIndex(
      (one, at) => !taken.has(at) && one !== '' && alike(one, text) >= ALIKE_ELSEWHERE,
    )
    if (i < 0) return
    found[j] = i
    taken.add(i)
  })
}

/** How much two texts have in common, from 0 to 1: twice the common pairs of letters among all of them. */
function similarity(): (a: string, b: string) => number {
  const known = new Map<string, ReadonlySet<string>>()
  const pairsOf = (text: string): ReadonlySet<string> => {
    const pairs = known.get(text) ?? new Set(Array.from(text, (_, i) => text.slice(i, i + 2)))
    known.set(text, pairs)
    return pairs
  }
  return (a, b) => {
    const [one, other] = [pairsOf(a), pairsOf(b)]
    if (one.size === 0 || other.size === 0) return a === b ? 1 : 0
    // So different in length that they cannot be alike.
    const most = Math.min(one.size, other.size)
    if ((2 * most) / (one.size + other.size) < ALIKE) return 0
    let common = 0
    for (const pair of one) if (other.has(pair)) common++
    return (2 * common) / (one.size + other.size)
  }
}

/** Where each new paragraph stands on a tape that both have: a matched one where the old one does, others behind the one before. */
function ranksOf(
  matches: readonly (number | null)[],
  known: readonly VersionParagraph[],
): readonly number[] {
  let last = -1
  let since = 0
  return matches.map((at) => {
    if (at !== null) {
      last = known[at]?.tapeAt ?? last
      since = 0
      return last
    }
    since++
    return last + 1 - 1 / (since + 1)
  })
}
