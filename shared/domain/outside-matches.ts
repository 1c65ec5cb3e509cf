import { diff } from 'fast-myers-diff'

// Which paragraphs of two documents without ids are wordings of one: in order, by likeness, and elsewhere if they read nearly the
// same ([U6]).

/** Below this, two paragraphs are no wordings of one: the share of pairs of letters that both have. */
const ALIKE = 0.5
/** A paragraph that stands elsewhere is taken for the same one only if it reads nearly the same. */
const ALIKE_ELSEWHERE = 0.8
/** More pairs of paragraphs in one gap are not weighed against each other. */
const MOST_PAIRS = 40_000

/** For each new paragraph the old one that it is a wording of, or null. */
export function matchParagraphs(
  old: readonly string[],
  texts: readonly string[],
): (number | null)[] {
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
