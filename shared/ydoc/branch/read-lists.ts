import type * as Y from 'yjs'
import type { Range } from '../../domain/char-ids.ts'
import type { DelegationCode } from '../../domain/delegations.ts'
import { IdSet } from '../../domain/id-set.ts'
import { EMPHASIS_STYLES } from '../../domain/segments.ts'
import { type Item, itemsIn, valuesOf } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { cutsOf, emphasisOf, incorporatedOf, OWN_CUTS_PREFIX, ownCutsOf } from '../roots.ts'
import type { ListName } from '../statement.ts'
import type { Branch } from './branch.ts'
import { type DraftPart, stands } from './draft-part.ts'

// What a branch has entered into the lists of ranges, and taken out of them.

/** Every entry that the branch has and the text has not, and the other way round. */
export function readLists(branch: Branch): DraftPart[] {
  return listsOf(branch).flatMap((list) => readList(branch, list))
}

type List = { readonly name: ListName; readonly delegation: DelegationCode }

function listsOf({ doc, writer }: Branch): List[] {
  const { delegation } = writer.author
  const withdrawing = [...doc.share.keys()]
    .filter((name) => name.startsWith(OWN_CUTS_PREFIX))
    .map((name) => name.slice(OWN_CUTS_PREFIX.length) as DelegationCode)
  return [
    ...(['incorporated', 'cut', ...EMPHASIS_STYLES] as const).map((name) => ({ name, delegation })),
    ...withdrawing.map((one) => ({ name: 'withdrawn' as const, delegation: one })),
  ]
}

export function listIn(doc: Y.Doc, { name, delegation }: List): Y.Array<Range> {
  switch (name) {
    case 'incorporated':
      return incorporatedOf(doc)
    case 'cut':
      return cutsOf(doc)
    case 'withdrawn':
      return ownCutsOf(doc, delegation)
    default:
      return emphasisOf(doc, name)
  }
}

/** What is said of drafted words that nobody has seen, such as that they are gone again, is part of the words. */
function readList(branch: Branch, list: List): DraftPart[] {
  const { ledger } = branch
  const { name, delegation } = list
  const hides = name === 'cut' || name === 'withdrawn'
  const unlisted = unlistedIn(branch, list)
  const opened = new IdSet(unlisted.map(({ range }) => range))
  const parts: DraftPart[] = []
  for (const item of itemsIn(listIn(branch.doc, list))) {
    const { id } = item
    if (item.deleted || !ledger.isDraft(id.client)) continue
    for (const [at, range] of valuesOf(item).entries()) {
      const isIdle = (hides && ledger.isDraft(range[0])) || !stands(ledger, range)
      // What the text says already is said again only if the branch takes that back.
      const isKnown = isListed(branch.text, list, range) && !opened.hits(...range)
      if (isIdle || isKnown) continue
      const value = { client: id.client, clock: id.clock + at }
      parts.push({ kind: 'listed', list: name, delegation, range, id: value, length: 1 })
    }
  }
  return [...parts, ...unlisted]
}

type Unlisted = Extract<DraftPart, { readonly kind: 'unlisted' }>

function unlistedIn({ text, doc, ledger }: Branch, list: List): Unlisted[] {
  const gone = new Set<string>()
  for (const item of itemsIn(listIn(doc, list))) {
    if (!item.deleted || ledger.isDraft(item.id.client)) continue
    for (let at = 0; at < item.length; at++) gone.add(nameOfValue(item, at))
  }
  if (gone.size === 0) return []
  const parts: Unlisted[] = []
  for (const item of itemsIn(listIn(text.doc, list))) {
    if (item.deleted) continue
    for (const [at, range] of valuesOf(item).entries()) {
      // Another entry may say the same.
      const isGone = gone.has(nameOfValue(item, at)) && !isListed(ledger, list, range)
      if (isGone)
        parts.push({ kind: 'unlisted', list: list.name, delegation: list.delegation, range })
    }
  }
  return parts
}

const nameOfValue = ({ id }: Item, at: number): string => `${id.client}:${id.clock + at}`

function isListed(
  text: Ledger,
  { name, delegation }: List,
  [client, clock, length]: Range,
): boolean {
  const set = setOf(text, name, delegation)
  const covered = set?.clip(client, clock, length) ?? []
  return covered.reduce((sum, [start, end]) => sum + end - start, 0) === length
}

function setOf(text: Ledger, name: ListName, delegation: DelegationCode): IdSet | undefined {
  switch (name) {
    case 'incorporated':
      return text.incorporated
    case 'cut':
      return text.cuts
    case 'withdrawn':
      return text.ownCutsOf(delegation)
    default:
      return text.emphasis[name]
  }
}
