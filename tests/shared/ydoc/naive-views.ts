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
  readonly isHidden: boolean
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
  const paragraphs: { isRemoved: boolean; id: string; text: string }[] = []
  const marks: { id: string; isShown: boolean }[] = []
  const places = naivePlaces(doc, kind, delegations)
  let removers: string[] = []
  for (const char of allChars(doc)) {
    const mark = { id: char.id, isShown: false }
    if (char.isMark) marks.push(mark)
    if (char.isHidden) continue
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
      mark.isShown = true
      paragraphs.push({ isRemoved, id: char.id, text: '' })
      continue
    }
    const last = paragraphs.at(-1)
    if (last && (char.isPending || removers.length === 0)) last.text += char.text
  }
  const order = naiveOrder(marks, places)
  return order
    .flatMap((id) => paragraphs.filter((one) => one.id === id))
    .filter(({ isRemoved, text }) => !isRemoved || text)
    .map(({ text }) => text)
    .join(' | ')
}

type Place = { readonly after: string; readonly until: string | null }

/** [T22] The places that hold in a reading, by the paragraph with which the block begins. */
function naivePlaces(
  doc: Y.Doc,
  kind: string,
  delegations: readonly string[] | null,
): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const [id, { after, until = null }] of blocksOf(doc)) {
    if (after) places.set(id, { after, until })
  }
  const pending = new Map(
    [...allChars(doc)].filter((char) => char.isPending).map((char) => [char.id, char.owner]),
  )
  for (const delegation of [...delegationsOf(doc)].sort()) {
    const records = [...recordsOf(doc, delegation)].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [key, record] of records) {
      if (record.kind !== 'move' || record.withdrawn || verdictOn(doc, { delegation, key }))
        continue
      const isOfOwn = pending.get(record.pid) === delegation
      const isTaken =
        kind === 'ifIncorporated' && (delegations === null || delegations.includes(delegation))
      if (isOfOwn || isTaken) {
        places.set(record.pid, { after: record.after, until: record.until ?? null })
      }
    }
  }
  return places
}

/** [T22] By paths: a moved paragraph's path is that of its anchor, its block's number and its own. */
function naiveOrder(
  marks: readonly { readonly id: string; readonly isShown: boolean }[],
  places: Map<string, Place>,
): string[] {
  const shown = marks.filter((mark) => mark.isShown).map((mark) => mark.id)
  const valid = new Map([...places].filter(([id]) => shown.includes(id)))
  const numberOf = (id: string) => marks.findIndex((mark) => mark.id === id)
  const standIn = (id: string): string | undefined => {
    const at = numberOf(id)
    return marks.slice(0, at + 1).findLast((mark) => mark.isShown)?.id
  }
  const moverOf = (id: string): string | null => {
    const at = numberOf(id)
    for (let from = at; from >= 0; from--) {
      const mover = marks[from]?.id ?? ''
      const place = valid.get(mover)
      if (!place) continue
      const end =
        place.until === null
          ? -1
          : marks.findIndex((mark, i) => i > from && mark.id === place.until)
      // An outer block that ends takes the inner ones with it.
      const isCutOff = [...valid].some(([outer, { until }]) => {
        const start = numberOf(outer)
        const stop = marks.findIndex((mark, i) => i > start && mark.id === until)
        return start < from && stop > from && stop <= at
      })
      if ((end < 0 || end > at) && !isCutOff) return mover
    }
    return null
  }
  const path = (id: string, seen: readonly string[]): number[] | null => {
    const mover = moverOf(id)
    if (mover === null) return [numberOf(id)]
    const anchor = standIn(valid.get(mover)?.after ?? '')
    if (anchor === undefined || seen.includes(mover)) return null
    const above = path(anchor, [...seen, mover])
    return above && [...above, numberOf(mover), numberOf(id)]
  }
  const inTapeOrder = () => [...valid.keys()].sort((a, b) => numberOf(a) - numberOf(b))
  for (;;) {
    const wrong = inTapeOrder().find((mover) => {
      const anchor = standIn(valid.get(mover)?.after ?? '')
      return anchor === undefined || leadsTo(anchor, mover)
    })
    if (wrong === undefined) break
    valid.delete(wrong)
  }
  function leadsTo(id: string, wanted: string): boolean {
    const seen = new Set<string>()
    for (let mover = moverOf(id); mover; ) {
      if (mover === wanted) return true
      if (seen.has(mover)) return false
      seen.add(mover)
      const anchor = standIn(valid.get(mover)?.after ?? '')
      mover = anchor === undefined ? null : moverOf(anchor)
    }
    return false
  }
  const paths = new Map(shown.map((id) => [id, path(id, []) ?? []]))
  return shown.toSorted((a, b) => comparePaths(paths.get(a) ?? [], paths.get(b) ?? []))
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0)
  }
  return a.length - b.length
}

function* allChars(doc: Y.Doc): Generator<Char> {
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
      yield {
        id,
        isHidden: cut.has(id) || (isPending && withdrawn.has(id)),
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
