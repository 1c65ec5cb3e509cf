import { parseParagraphId, type Range } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import { IdSet } from './id-set.ts'
import type { EmphasisStyle } from './segments.ts'
import type { Sign } from './signs.ts'
import type { Version, VersionParagraph, VersionRun } from './versions.ts'

// Lays two versions of one tape over each other by the ids of their characters ([U1]). What both have stands in the same
// order in both, for the tape never moves a character; so one walk finds all that they share, and nothing is guessed.

/** Characters that both versions have, or only one of them. */
export type RawPiece = {
  readonly kind: 'kept' | 'added' | 'removed'
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly owner: DelegationCode
  readonly emphasis: readonly EmphasisStyle[]
  /** In which styles kept words were set before, if in others; null otherwise. */
  readonly emphasisBefore: readonly EmphasisStyle[] | null
  readonly sign: Sign | null
  /** Whether it stands in both versions and is shown twice, as removed and as added ([U3]); nothing is yet. */
  readonly isCarried: boolean
}

/** What stands behind one mark and before the next, a mark being one that either version has. */
export type Strand = {
  readonly before: VersionParagraph | null
  readonly after: VersionParagraph | null
  readonly pieces: readonly RawPiece[]
}

type OpenStrand = Strand & { readonly pieces: RawPiece[] }

type Token = {
  readonly client: number
  readonly clock: number
  readonly length: number
  /** Whether the other version has it, too. */
  readonly isCommon: boolean
  /** The run it is cut out of; null for a mark. */
  readonly run: VersionRun | null
  readonly paragraph: VersionParagraph
}

/** The strands of both versions in the order of the tape. Throws if they are not of one tape. */
export function mergeTapes(before: Version, after: Version): Strand[] {
  const left = new Walk(tokensOf(before, idsOf(after)))
  const right = new Walk(tokensOf(after, idsOf(before)))
  const strands: OpenStrand[] = []
  for (;;) {
    closeGap(strands, left.takeOwn(), right.takeOwn())
    const length = Math.min(left.ahead, right.ahead)
    const one = left.take(length)
    const other = right.take(length)
    if (!one && !other) return strands
    if (!one || !other || one.client !== other.client || one.clock !== other.clock)
      throw new Error('the versions are not of one tape')
    if (!one.run || !other.run)
      strands.push({ before: one.paragraph, after: other.paragraph, pieces: [] })
    else strands.at(-1)?.pieces.push(keptPiece(one.run, other.run, one))
  }
}

/**
 * What stands in one version alone, between two things that stand in both. Words come before marks, so that what was
 * typed at the end of a paragraph does not end up in one that was removed behind it; and what is gone before what came.
 */
function closeGap(strands: OpenStrand[], gone: readonly Token[], come: readonly Token[]): void {
  const goneTo = firstMarkIn(gone)
  const comeTo = firstMarkIn(come)
  addOwn(strands, gone.slice(0, goneTo), 'removed')
  addOwn(strands, come.slice(0, comeTo), 'added')
  addOwn(strands, gone.slice(goneTo), 'removed')
  addOwn(strands, come.slice(comeTo), 'added')
}

function firstMarkIn(tokens: readonly Token[]): number {
  const at = tokens.findIndex(({ run }) => run === null)
  return at < 0 ? tokens.length : at
}

function addOwn(strands: OpenStrand[], tokens: readonly Token[], kind: 'added' | 'removed'): void {
  for (const { run, paragraph, client, clock, length } of tokens) {
    if (run === null) {
      const isBefore = kind === 'removed'
      const [before, after] = isBefore ? [paragraph, null] : [null, paragraph]
      strands.push({ before, after, pieces: [] })
      continue
    }
    const text = textIn(run, clock, length)
    const { owner, emphasis, sign } = run
    const piece = {
      kind,
      client,
      clock,
      text,
      owner,
      emphasis,
      emphasisBefore: null,
      sign,
      isCarried: false,
    }
    strands.at(-1)?.pieces.push(piece)
  }
}

function keptPiece(
  before: VersionRun,
  after: VersionRun,
  { client, clock, length }: Token,
): RawPiece {
  const text = textIn(after, clock, length)
  const { owner, emphasis, sign } = after
  const isSame = before.emphasis.join() === emphasis.join()
  const emphasisBefore = isSame ? null : before.emphasis
  const isCarried = false
  return { kind: 'kept', client, clock, text, owner, emphasis, emphasisBefore, sign, isCarried }
}

function textIn(run: VersionRun, clock: number, length: number): string {
  return run.text.slice(clock - run.clock, clock - run.clock + length)
}

function rangesOf(paragraph: VersionParagraph): Range[] {
  const mark = parseParagraphId(paragraph.id)
  const own: Range[] = mark ? [[mark.client, mark.clock, 1]] : []
  return [
    ...own,
    ...paragraph.runs.map(({ client, clock, text }): Range => [client, clock, text.length]),
  ]
}

function idsOf({ paragraphs }: Version): IdSet {
  return new IdSet(paragraphs.flatMap(rangesOf))
}

/** Marks and words in the order of the tape, cut where the other version begins or ceases to have them. */
function tokensOf({ paragraphs }: Version, other: IdSet): Token[] {
  const tokens: Token[] = []
  for (const paragraph of paragraphs.toSorted((a, b) => a.tapeAt - b.tapeAt)) {
    const mark = parseParagraphId(paragraph.id)
    if (mark) tokens.push(...cut({ ...mark, length: 1, run: null, paragraph }, other))
    for (const run of paragraph.runs) {
      const { client, clock, text } = run
      tokens.push(...cut({ client, clock, length: text.length, run, paragraph }, other))
    }
  }
  return tokens
}

function cut(whole: Omit<Token, 'isCommon'>, other: IdSet): Token[] {
  const { client, clock, length, run, paragraph } = whole
  const tokens: Token[] = []
  let at = clock
  const add = (end: number, isCommon: boolean): void => {
    if (end > at) tokens.push({ client, clock: at, length: end - at, isCommon, run, paragraph })
    at = end
  }
  for (const [start, end] of other.clip(client, clock, length)) {
    add(start, false)
    add(end, true)
  }
  add(clock + length, false)
  return tokens
}

class Walk {
  readonly #tokens: readonly Token[]
  #at = 0
  /** How much of the present token was taken already. */
  #taken = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** How much of the present token is left; without end once all are taken. */
  get ahead(): number {
    const token = this.#tokens[this.#at]
    return token ? token.length - this.#taken : Number.POSITIVE_INFINITY
  }

  /** All up to the next token that both versions have. */
  takeOwn(): Token[] {
    const own: Token[] = []
    for (let token = this.#tokens[this.#at]; token && !token.isCommon; ) {
      own.push(token)
      token = this.#tokens[++this.#at]
    }
    return own
  }

  take(length: number): Token | null {
    const token = this.#tokens[this.#at]
    if (!token) return null
    const { client, isCommon, run, paragraph } = token
    const part = { client, clock: token.clock + this.#taken, length, isCommon, run, paragraph }
    this.#taken += length
    if (this.#taken === token.length) {
      this.#at++
      this.#taken = 0
    }
    return part
  }
}
