import { type CharId, type ParagraphId, parseParagraphId } from '../../domain/char-ids.ts'
import type { Deed } from '../../domain/deeds.ts'
import { type Proposal, proposalName } from '../../domain/proposals.ts'
import type { BlockRecord } from '../../domain/records.ts'
import type { Segment } from '../../domain/segments.ts'
import type { SpanIndex } from '../../domain/span-index.ts'
import { type Item, itemAt, itemsUnder, markKind, valueIn } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { readProposals } from '../read-text.ts'
import { blocksOf, cutsOf, incorporatedOf } from '../roots.ts'
import { isLiveMark, nextMark } from '../tape.ts'
import { entriesBySpan, proposalsBySpan } from './record-deeds.ts'

/**
 * The story of a paragraph ([U8]): how it came into being, whose words were taken into it and which were struck, what was split off it
 * and joined to it, and how it was moved, reshaped and removed. Empty if there is no such paragraph.
 */
export function readParagraphDeeds(ledger: Ledger, paragraph: ParagraphId): Deed[] {
  const id = parseParagraphId(paragraph)
  const mark = id && itemAt(ledger.doc, id)
  if (!mark || markKind(mark) === null) return []
  const items = extentOf(ledger, mark)
  return [
    { ...NOTHING, kind: isSplit(mark, items) ? 'split' : 'born', said: idOf(mark) },
    ...new Words(ledger).deedsOf([mark, ...items]),
    ...splitOff(ledger, mark),
    ...shapes(ledger, paragraph),
  ]
}

const NOTHING = { of: null, proposal: null, words: '' } as const
const FIRST_WORDS = 40

function idOf({ id }: Item): CharId {
  return { client: id.client, clock: id.clock }
}

/** Everything behind the mark up to the next one that nobody has hidden. */
function extentOf(ledger: Ledger, mark: Item): Item[] {
  const items: Item[] = []
  for (let at = mark.right; at && !isLiveMark(ledger, at); at = at.right) items.push(at)
  return items
}

/** Whether something behind the mark was written behind something in front of it: it stood there before the mark did. */
function isSplit(mark: Item, items: readonly Item[]): boolean {
  const inside = new Map<number, [start: number, end: number][]>()
  for (const { id, length } of [mark, ...items]) {
    const spans = inside.get(id.client) ?? []
    spans.push([id.clock, id.clock + length])
    inside.set(id.client, spans)
  }
  const isInside = ({ client, clock }: CharId): boolean =>
    (inside.get(client) ?? []).some(([start, end]) => start <= clock && clock < end)
  return items.some(({ origin }) => origin !== null && !isInside(origin))
}

function splitOff(ledger: Ledger, mark: Item): Deed[] {
  const next = nextMark(ledger, mark)
  if (!next) return []
  const items = extentOf(ledger, next)
  if (!isSplit(next, items)) return []
  const segments = items.flatMap((item) => [...ledger.segmentsOf(item)])
  const words = segments.map(({ isHidden, text }) => (isHidden ? '' : text)).join('')
  return [{ ...NOTHING, kind: 'splitOff', said: idOf(next), words: words.slice(0, FIRST_WORDS) }]
}

/** What the pen has said of it as a whole, one word after another. */
function shapes({ doc }: Ledger, paragraph: ParagraphId): Deed[] {
  let before: BlockRecord = {}
  return [...itemsUnder(blocksOf(doc), paragraph)].reverse().flatMap((item): Deed[] => {
    const after = valueIn<BlockRecord>(item) ?? {}
    const kinds = [
      ...(after.after !== before.after ? (['moved'] as const) : []),
      ...(after.kind !== before.kind || after.level !== before.level ? (['shaped'] as const) : []),
      ...(after.removed && !before.removed ? (['removed'] as const) : []),
      ...(before.removed && !after.removed ? (['returned'] as const) : []),
    ]
    before = after
    return kinds.map((kind) => ({ ...NOTHING, kind, said: idOf(item) }))
  })
}

/** Words by the entry of a list that took them in or away. */
class Words {
  readonly #ledger: Ledger
  readonly #taken: SpanIndex<CharId>
  readonly #cut: SpanIndex<CharId>
  readonly #brought: SpanIndex<Proposal>
  readonly #asked: SpanIndex<Proposal>

  constructor(ledger: Ledger) {
    this.#ledger = ledger
    const proposals = readProposals(ledger)
    this.#taken = entriesBySpan(incorporatedOf(ledger.doc))
    this.#cut = entriesBySpan(cutsOf(ledger.doc))
    this.#brought = proposalsBySpan(proposals, ({ inserted }) => inserted.ranges)
    const taken = proposals.filter(({ verdict }) => verdict === 'incorporated')
    this.#asked = proposalsBySpan(taken, ({ deleted }) => deleted.ranges)
  }

  deedsOf(items: readonly Item[]): Deed[] {
    const deeds = new Map<string, Deed>()
    for (const item of items)
      for (const segment of this.#ledger.segmentsOf(item))
        for (const deed of this.#of(segment)) {
          const name = `${deed.kind} ${deed.said.client}:${deed.said.clock} ${deed.of}`
          const known = deeds.get(name)
          deeds.set(name, known ? { ...known, words: known.words + deed.words } : deed)
        }
    return [...deeds.values()]
  }

  #of(segment: Segment): Deed[] {
    const { client, clock, length, kind, text, isByBaseHand, isPending, isCut, owner } = segment
    if (kind === 'fence') return []
    const over = [client, clock, length] as const
    const [taken] = isByBaseHand ? [] : this.#taken.over(...over)
    const [cut] = isCut ? this.#cut.over(...over) : []
    const [brought] = this.#brought.over(...over)
    const [asked] = this.#asked.over(...over)
    const named = (by: Proposal | undefined) => ({ proposal: by ? proposalName(by) : null })
    const deeds: Deed[] = []
    if (taken)
      deeds.push({
        kind: 'tookIn',
        said: taken.label,
        of: owner,
        words: text,
        ...named(brought?.label),
      })
    if (!cut) return deeds
    const gone = kind === 'mark' ? 'joined' : isPending ? 'declined' : 'struckOut'
    const of = isPending ? owner : (asked?.label.delegation ?? null)
    deeds.push({ kind: gone, said: cut.label, of, words: text, ...named(asked?.label) })
    return deeds
  }
}
