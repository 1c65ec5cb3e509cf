import type * as Y from 'yjs'
import { firstItem, isFence, markKind, textOfItem } from '../../../shared/ydoc/items.ts'
import {
  blocksOf,
  cutsOf,
  delegationsOf,
  incorporatedOf,
  leasesOf,
  ownCutsOf,
  recordsOf,
} from '../../../shared/ydoc/roots.ts'
import { verdictOn } from '../../../shared/ydoc/verdict-on.ts'

// A second implementation of [V1]–[V4], as slow and as plain as possible: character by character, with
// sets of single characters, from the rules alone. The real one must always agree with it.

type Char = {
  /** The id whose status it has. */
  readonly id: string
  readonly text: string
  readonly isMark: boolean
  readonly isPending: boolean
  readonly owner: string
}

export function naiveView(
  doc: Y.Doc,
  kind: 'markup' | 'base' | 'ifIncorporated',
  delegations: readonly string[] | null = null,
): string {
  const struck = new Set<string>()
  const removedBy = new Map<string, string[]>()
  for (const delegation of delegationsOf(doc)) {
    for (const [key, record] of recordsOf(doc, delegation)) {
      const isOpen = !('withdrawn' in record && record.withdrawn)
      const verdict = verdictOn(doc, { delegation, key })
      const counts =
        kind === 'ifIncorporated' && (delegations === null || delegations.includes(delegation))
      const deletes = record.kind === 'del' || (record.kind === 'editorial' && record.ids)
      if (deletes && isOpen && verdict !== 'declined' && counts)
        for (const id of single(record.ids ?? [])) struck.add(id)
      const removes = record.kind === 'remove' || (record.kind === 'editorial' && !record.ids)
      if (removes && record.pid && isOpen && !verdict && counts)
        removedBy.set(record.pid, [...(removedBy.get(record.pid) ?? []), delegation])
    }
  }
  const pens = new Set(
    [...leasesOf(doc).values()]
      .filter((lease) => lease.hand === 'base')
      .map((lease) => lease.delegation as string),
  )
  let host: Char | null = null
  const paragraphs: { isRemoved: boolean; text: string }[] = []
  let removers: string[] = []
  for (const char of liveChars(doc)) {
    const isCorrection = char.isPending && pens.has(char.owner)
    const fate: string =
      isCorrection && !delegations?.includes(char.owner) && host?.isPending
        ? host.owner
        : char.owner
    if (!isCorrection) host = char
    const isOfOthers = char.isPending && delegations !== null && !delegations.includes(fate)
    if (char.isMark)
      removers = [
        ...(char.isPending ? removers.filter((one) => one !== char.owner) : []),
        ...(removedBy.get(char.id) ?? []),
      ]
    if (kind === 'base' && char.isPending) continue
    if (kind === 'ifIncorporated' && (isOfOthers || struck.has(char.id))) continue
    if (char.isMark) {
      const isRemovedByPen = blocksOf(doc).get(char.id)?.removed === true
      const isTitle = paragraphs.length === 0
      const isRemoved = !isTitle && (isRemovedByPen || removedBy.has(char.id))
      paragraphs.push({ isRemoved, text: '' })
      continue
    }
    const last = paragraphs.at(-1)
    if (last && (char.isPending || removers.length === 0)) last.text += char.text
  }
  return paragraphs
    .filter(({ isRemoved, text }) => !isRemoved || text)
    .map(({ text }) => text)
    .join(' | ')
}

function* liveChars(doc: Y.Doc): Generator<Char> {
  const incorporated = new Set(single(incorporatedOf(doc).toArray()))
  const cut = new Set(single(cutsOf(doc).toArray()))
  const withdrawn = new Set(
    delegationsOf(doc).flatMap((one) => single(ownCutsOf(doc, one).toArray())),
  )
  for (const name of doc.share.keys()) {
    if (name.startsWith('cut:'))
      for (const id of single(doc.getArray<readonly [number, number, number]>(name).toArray()))
        withdrawn.add(id)
  }
  for (let item = firstItem(doc); item; item = item.right) {
    if (isFence(item)) continue
    const lease = leasesOf(doc).get(String(item.id.client))
    for (let i = 0; i < item.length; i++) {
      const text = textOfItem(item)?.[i] ?? ''
      // [V6] Both halves of a pair have the status of the second.
      const isFirstHalf = /^[\ud800-\udbff]$/.test(text)
      const id = `${item.id.client}:${item.id.clock + i + (isFirstHalf ? 1 : 0)}`
      const isPending = lease?.hand !== 'base' && !incorporated.has(id)
      if (cut.has(id) || (isPending && withdrawn.has(id))) continue
      yield {
        id,
        text,
        isMark: markKind(item) !== null,
        isPending,
        owner: lease?.delegation ?? '',
      }
    }
  }
}

function single(ranges: readonly (readonly [number, number, number])[]): string[] {
  return ranges.flatMap(([client, clock, length]) =>
    Array.from({ length }, (_, i) => `${client}:${clock + i}`),
  )
}
