import type { ParagraphId } from './char-ids.ts'
import { compile } from './compilation.ts'
import { IdSet } from './id-set.ts'
import type { Proposal } from './proposals.ts'
import { withoutSigns } from './signs.ts'
import type { Paragraph } from './views.ts'

// What all delegations look at together ([Z12]): one paragraph, what is contested in brackets where it stands, and below
// it who wants which words.

/** A stretch of words: undisputed, to be kept or not, or proposed; brackets are part of it. */
export type RoomPart = { readonly kind: 'plain' | 'contested' | 'proposed'; readonly text: string }

/** A paragraph as it is read aloud: every word once, nobody named. */
export function roomParts(
  paragraph: Paragraph,
  proposals: readonly Proposal[],
  numbers: ReadonlyMap<ParagraphId, string>,
): readonly RoomPart[] {
  const parts: RoomPart[] = []
  let opened = ''
  for (const part of compile([paragraph], proposals, numbers)[0]?.parts ?? []) {
    if (part.kind === 'directive') continue
    if (part.kind === 'bracket' && part.text === '[') {
      opened += part.text
      continue
    }
    // What closes belongs to what stands before it, what opens to what stands behind.
    const kind = part.kind === 'bracket' ? (parts.at(-1)?.kind ?? 'proposed') : KINDS[part.kind]
    add(parts, { kind, text: opened + withoutSigns(part.text) })
    opened = ''
  }
  return parts
}

const KINDS = { base: 'plain', struck: 'contested', pending: 'proposed' } as const

function add(parts: RoomPart[], part: RoomPart): void {
  const last = parts.at(-1)
  if (last?.kind === part.kind) parts[parts.length - 1] = { ...last, text: last.text + part.text }
  else parts.push(part)
}

/** Words with a little of what stands before and behind them. */
export type Excerpt = {
  readonly before: string
  readonly words: string
  readonly after: string
  /** Whether the words would be gone. */
  readonly isGone: boolean
}

/** How many letters of the words around an excerpt are shown, to the next word's end. */
const AROUND = 22

/** What a proposal asks for, in its place; null if it is not about words, or they stand in another paragraph. */
export function excerptOf(paragraph: Paragraph, proposal: Proposal): Excerpt | null {
  const isGone = proposal.inserted.text === ''
  const about = new IdSet((isGone ? proposal.deleted : proposal.inserted).ranges)
  const gone = new IdSet(proposal.deleted.ranges)
  const letters = paragraph.runs.flatMap(lettersOf)
  const first = letters.findIndex(({ client, clock }) => about.hits(client, clock))
  const last = letters.findLastIndex(({ client, clock }) => about.hits(client, clock))
  if (first < 0) return null
  // What others propose, and what would be gone, is not read with it.
  const read = (some: readonly Letter[]): string =>
    withoutSigns(
      some
        .filter((one) => about.hits(one.client, one.clock) || isKept(one, gone))
        .map(({ text }) => text)
        .join(''),
    )
  return {
    before: endOf(read(letters.slice(0, first))),
    words: read(letters.slice(first, last + 1)),
    after: beginningOf(read(letters.slice(last + 1))),
    isGone,
  }
}

type Letter = {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly isPending: boolean
}

function lettersOf({ client, clock, text, isPending }: Paragraph['runs'][number]): Letter[] {
  let at = clock
  return [...text].map((letter) => {
    const one = { client, clock: at, text: letter, isPending }
    at += letter.length
    return one
  })
}

function isKept({ client, clock, isPending }: Letter, gone: IdSet): boolean {
  return !isPending && !gone.hits(client, clock)
}

function endOf(text: string): string {
  const letters = [...text]
  if (letters.length <= AROUND) return text
  const tail = letters.slice(-AROUND).join('')
  const space = tail.indexOf(' ')
  return `… ${tail.slice(space + 1).trimStart()}`
}

function beginningOf(text: string): string {
  const letters = [...text]
  if (letters.length <= AROUND) return text
  const head = letters.slice(0, AROUND).join('')
  const space = head.lastIndexOf(' ')
  return `${(space > 0 ? head.slice(0, space) : head).trimEnd()} …`
}
