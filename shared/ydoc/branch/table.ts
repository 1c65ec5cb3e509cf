import type { CharId, Range } from '../../domain/char-ids.ts'
import type { BlockRecord, ProposalRecord, VerdictRecord } from '../../domain/records.ts'
import { rangeOf, type Segment } from '../../domain/segments.ts'
import type { Edit } from '../edits.ts'
import { firstItem, type Item, isFence, itemAt } from '../items.ts'
import type { Ledger } from '../ledger.ts'
import { segmentsIn } from '../neighbours.ts'
import { blocksOf, recordsOf } from '../roots.ts'
import { originalOf } from '../settled.ts'
import type { Writer } from '../writer.ts'
import type { Branch } from './branch.ts'
import { type Draft, type DraftPart, isVisible, mayTable } from './draft-part.ts'
import { readDrafts } from './read-drafts.ts'
import { contentOf, TabledWords } from './tabled-words.ts'

// Tabling says again in the text what stands in the branch, as one action: one transaction, one step of undo, one update
// ([B4]). Drafted words are typed as they read now, under the author's own lease, and every statement that names them names
// the new ones. Nothing else of the branch is in it: no word that was taken back, no record that was replaced, no id.

type Kind<Name extends DraftPart['kind']> = Extract<DraftPart, { readonly kind: Name }>

/** Tables the drafts of these ids that can be tabled as they stand; returns them. `writer` writes in the branch's text. */
export function table(
  branch: Branch,
  writer: Writer,
  ids: ReadonlySet<string>,
  options: { readonly origin?: string; readonly now?: number } = {},
): readonly Draft[] {
  const drafts = readDrafts(branch).filter((draft) => ids.has(draft.id) && mayTable(draft))
  if (drafts.length === 0 || !writer.canWrite) return []
  const { origin = 'table', now = Date.now() } = options
  const parts = drafts.flatMap((draft) => draft.parts)
  writer.edit(origin, (edit) => new Tabling(branch, edit, now).say(parts))
  return drafts
}

class Tabling {
  readonly #branch: Branch
  readonly #text: Ledger
  readonly #edit: Edit
  readonly #now: number
  readonly #words: TabledWords
  readonly #groups = new Map<string, string>()
  readonly #waiting: { readonly at: CharId; readonly segment: Segment }[] = []

  constructor(branch: Branch, edit: Edit, now: number) {
    this.#branch = branch
    this.#text = branch.text
    this.#edit = edit
    this.#now = now
    this.#words = new TabledWords(branch.ledger)
  }

  say(parts: readonly DraftPart[]): void {
    this.#type(parts.filter((part) => part.kind === 'words'))
    const verdicts = parts.filter((part) => part.kind === 'verdict')
    const brought = new Set(verdicts.flatMap((verdict) => broughtBy(verdict, parts)))
    for (const part of parts) {
      if (part.kind === 'unlisted') this.#edit.statements.takeBack(part.list, part.range)
    }
    for (const part of parts) if (!brought.has(part)) this.#state(part)
    for (const verdict of inOrder(verdicts)) {
      const { nextClock: from } = this.#edit.statements
      for (const part of broughtBy(verdict, parts)) this.#state(part)
      const given = verdict.verdict
      const since = given?.from === undefined ? {} : { from }
      this.#edit.statements.putVerdict(verdict.name, given && { ...this.#onText(given), ...since })
    }
  }

  /** In the order of the tape, each stretch behind the character that it stands behind in the branch. */
  #type(stretches: readonly Kind<'words'>[]): void {
    const wanted = new Map(stretches.map((one) => [one.ranges[0]?.slice(0, 2).join(':'), one]))
    for (let item = firstItem(this.#branch.doc); item; item = item.right) {
      if (!this.#branch.ledger.isDraft(item.id.client)) continue
      for (let at = 0; at < item.length; at++) {
        const stretch = wanted.get(`${item.id.client}:${item.id.clock + at}`)
        if (stretch) this.#typeStretch(stretch)
      }
    }
    for (const { at, segment } of this.#waiting) this.#place(at, segment)
  }

  #typeStretch({ ranges, left, text }: Kind<'words'>): void {
    const { ledger } = this.#branch
    let at = text.startsWith('¶') ? left : beforeFences(this.#text, left)
    for (const range of ranges) {
      for (const segment of segmentsIn(ledger, range)) {
        const next = this.#place(at, segment)
        // A reference to a paragraph that is tabled further down waits until that has its name ([G9]).
        if (!next) this.#waiting.push({ at, segment })
        at = next ?? at
      }
    }
  }

  /** Returns the id of the last character; null if what the segment means is not there yet. */
  #place(left: CharId, segment: Segment): CharId | null {
    const content = contentOf(segment, this.#words)
    if (!content) return null
    const { length } = segment
    const hand = segment.isByBaseHand ? 'base' : 'proposing'
    const last = this.#edit.place(left, { content, length, hand })
    this.#words.add(rangeOf(segment), { client: last.client, clock: last.clock - length + 1 })
    return last
  }

  #onText(verdict: VerdictRecord): VerdictRecord {
    const [client, clock] = verdict.rec
    const record = originalOf(this.#branch.doc, { client, clock })
    return { ...verdict, rec: [record.client, record.clock] }
  }

  #state(part: DraftPart): void {
    if (part.kind === 'listed') this.#list(part)
    else if (part.kind === 'record') this.#record(part)
    else if (part.kind === 'block') this.#block(part)
  }

  /** What others have taken back or decided since is left out: the rest of the statement stands. */
  #list({ list, range: listed }: Kind<'listed'>): void {
    const named = this.#words.rangesOf([listed])
    const isStanding = ([client, clock]: Range): boolean => {
      if (this.#words.isNew(client, clock)) return true
      const isPending = this.#text.isPending({ client, clock })
      const isWanted = list === 'incorporated' || list === 'withdrawn' ? isPending : true
      return isWanted && isVisible(this.#text, [client, clock, 1])
    }
    const standing = named.flatMap((range) =>
      this.#words.isNew(range[0], range[1])
        ? [range]
        : [...segmentsIn(this.#text, range)]
            .map(({ client, clock, length }): Range => [client, clock, length])
            .filter(isStanding),
    )
    this.#edit.statements.list(list, standing)
  }

  #record({ key, record, before }: Kind<'record'>): void {
    const said = this.#words.record(record)
    if (!said) return
    const { statements, delegation } = this.#edit
    const grouped =
      'group' in said && said.group ? { ...said, group: this.#group(said.group) } : said
    const dated = isDated(grouped) ? { ...grouped, t: this.#now } : grouped
    const isKnown = before !== null || recordsOf(this.#text.doc, delegation).has(key)
    const isSigned = said.kind === 'support' || said.kind === 'pos'
    statements.putRecord(isKnown || isSigned ? key : statements.newKey(), dated)
  }

  /** A group has a name of the text, as if it had been made there. */
  #group(name: string): string {
    const known = this.#groups.get(name) ?? this.#edit.statements.newKey()
    this.#groups.set(name, known)
    return known
  }

  /** What the pen has said of the paragraph meanwhile in another respect stays. */
  #block({ paragraph, block, before }: Kind<'block'>): void {
    const id = this.#words.paragraph(paragraph)
    if (!id) return
    const present = blocksOf(this.#text.doc).get(id) ?? {}
    const next: Record<string, unknown> = { ...present }
    for (const name of new Set([...Object.keys(before), ...Object.keys(block)])) {
      const [old, now] = [fieldOf(before, name), fieldOf(block, name)]
      if (old === now) continue
      const isParagraph = name === 'after' || name === 'until'
      const value = isParagraph && typeof now === 'string' ? this.#words.paragraph(now) : now
      if (value === undefined || value === null) delete next[name]
      else next[name] = value
    }
    this.#edit.statements.putBlock(id, next)
  }
}

function fieldOf(block: BlockRecord, name: string): unknown {
  return Object.entries(block).find(([key]) => key === name)?.[1]
}

function isDated({ kind }: ProposalRecord): boolean {
  return !['comment', 'support', 'editorial', 'pos'].includes(kind)
}

function broughtBy({ verdict, id }: Kind<'verdict'>, parts: readonly DraftPart[]): DraftPart[] {
  const from = verdict?.from
  if (from === undefined) return []
  return parts.filter(
    (part) =>
      (part.kind === 'listed' || part.kind === 'block') &&
      part.id.client === id.client &&
      part.id.clock >= from &&
      part.id.clock < id.clock,
  )
}

function inOrder(verdicts: readonly Kind<'verdict'>[]): readonly Kind<'verdict'>[] {
  return [...verdicts].sort((a, b) => a.id.client - b.id.client || a.id.clock - b.id.clock)
}

/** Words without a paragraph of their own go left of the fence that ends the paragraph ([T5]). */
function beforeFences({ doc }: Ledger, left: CharId): CharId {
  let item: Item | null = itemAt(doc, left)
  if (!item || !isFence(item)) return left
  while (item?.left && isFence(item)) item = item.left
  return item ? { client: item.id.client, clock: item.id.clock + item.length - 1 } : left
}
