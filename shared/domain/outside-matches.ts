import { diff } from 'fast-myers-diff'

// Which paragraphs of two documents without ids are wordings of one: in order, by likeness, and elsewhere if they read nearly the
// same ([U6]).

/** Below this, two paragraphs are no wordings of one: the share of pairs of letters that both have. */
const ALIKE = 0.5
/** A paragraph that stands elsewhere is taken for the same one only if it reads nearly the same. */
const ALIKE_ELSEWHERE = 0.8
/** More pairs of paragraphs in one gap are not weighed against each other. */
const MOST_PAIRS = 250_000

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
  const places = new Map<number, number>()
  const known = new Map<string, Pairs>()
  const pairsOf = (text: string): Pairs => {
    const pairs = known.get(text) ?? pairsIn(text, places)
    known.set(text, pairs)
    return pairs
  }
  return (a, b) => {
    const [one, other] = [pairsOf(a), pairsOf(b)]
    if (one.size === 0 || other.size === 0) return a === b ? 1 : 0
    // So different in length that they cannot be alike.
    const most = Math.min(one.size, other.size)
    if ((2 * most) / (one.size + other.size) < ALIKE) return 0
    return (2 * commonTo(one.bits, other.bits)) / (one.size + other.size)
  }
}

/** Which pairs of letters a text has: a bit for each. Every paragraph is weighed against every other, and bits are quick to compare. */
type Pairs = { readonly bits: Uint32Array; readonly size: number }

/** `places` says which bit a pair has; what is met for the first time gets the next one. */
function pairsIn(text: string, places: Map<number, number>): Pairs {
  const found = new Set<number>()
  for (let i = 0; i < text.length; i++) {
    const next = i + 1 < text.length ? text.charCodeAt(i + 1) : 0
    const pair = text.charCodeAt(i) * 0x10000 + next
    const place = places.get(pair) ?? places.size
    places.set(pair, place)
    found.add(place)
  }
  const bits = new Uint32Array((places.size + 31) >> 5)
  for (const place of found) bits[place >> 5] = (bits[place >> 5] ?? 0) | (1 << (place & 31))
  return { bits, size: found.size }
}

function commonTo(one: Uint32Array, other: Uint32Array): number {
  let common = 0
  for (let i = Math.min(one.length, other.length) - 1; i >= 0; i--) {
    common += countOfBits((one[i] ?? 0) & (other[i] ?? 0))
  }
  return common
}

/** How many bits of the 32 are set: counted in pairs, fours and bytes, and the bytes added up. */
function countOfBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
