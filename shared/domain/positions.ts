import { type Audience, nearnessOf } from './audiences.ts'
import type { ParagraphId } from './char-ids.ts'
import type { DelegationCode } from './delegations.ts'
import type { RecordEntry } from './proposals.ts'
import { type PositionRecord, STANDS, type Stand, type StatedVia } from './records.ts'

// Where delegations stand on paragraphs ([Q]): derived from their records, never stored.

/** A stand that says something. */
export type TakenStand = Exclude<Stand, 'none'>
export const TAKEN_STANDS = STANDS.filter((stand) => stand !== 'none')

export type Position = {
  readonly delegation: DelegationCode
  readonly paragraph: ParagraphId
  readonly stand: TakenStand
  readonly note: string
  readonly redLine: string
  readonly condition: string
  /** When its author says it was taken, milliseconds since 1970; null if it does not say. */
  readonly statedAt: number | null
  /** The fingerprint of the wording on which it was taken; null if it is not bound to one. */
  readonly wording: string | null
  /** Who of the pen entered it, and how it was stated; null if it is the delegation's own word. */
  readonly attested: { readonly by: DelegationCode; readonly via: StatedVia } | null
  readonly audience: Audience
}

/** The one position of each delegation on each paragraph. */
export type Standing<P extends Position = Position> = ReadonlyMap<
  ParagraphId,
  ReadonlyMap<DelegationCode, P>
>

/** The key under which a delegation keeps where it stands on a paragraph, or where the pen keeps where another does. */
export function positionKey(paragraph: ParagraphId, of?: DelegationCode): string {
  return of === undefined ? `p-${paragraph}` : `p-${of}-${paragraph}`
}

type Stated = Pick<RecordEntry, 'delegation' | 'key' | 'record'>

/** The positions that the records of one room hold: the last word of each author on each paragraph. */
export function positionsIn(entries: Iterable<Stated>, audience: Audience): readonly Position[] {
  const last = new Map<string, { readonly said: Stated; readonly record: PositionRecord }>()
  for (const said of entries) {
    const { record } = said
    if (record.kind !== 'pos' || record.pid === undefined) continue
    const about = `${said.delegation} ${record.of ?? ''} ${record.pid}`
    const known = last.get(about)
    if (!known || isLater({ said, record }, known)) last.set(about, { said, record })
  }
  return [...last.values()].flatMap(({ said, record }) => positionOf(said, record, audience) ?? [])
}

type Word = { readonly said: Stated; readonly record: PositionRecord }

/** By what the authors say of the time; of one time, by the key, so that every replica picks the same. */
function isLater(one: Word, other: Word): boolean {
  const [at, before] = [one.record.t ?? 0, other.record.t ?? 0]
  return at === before ? one.said.key > other.said.key : at > before
}

function positionOf(
  { delegation }: Stated,
  record: PositionRecord,
  audience: Audience,
): Position | null {
  // What is blacked out in the record says nothing any more.
  const stand = TAKEN_STANDS.find((known) => known === record.v)
  if (stand === undefined || record.pid === undefined) return null
  const { of, via } = record
  return {
    delegation: of ?? delegation,
    paragraph: record.pid,
    stand,
    note: record.note ?? '',
    redLine: record.redLine ?? '',
    condition: record.condition ?? '',
    statedAt: record.t ?? null,
    wording: record.wording ?? null,
    attested: of !== undefined && via !== undefined ? { by: delegation, via } : null,
    audience,
  }
}

/**
 * The position of each delegation that counts for who may read all of these: its own word before what the pen attests
 * ([Q3]), what it told fewer before what it told more ([Q5]), then the later one.
 */
export function standingOf<P extends Position>(positions: Iterable<P>): Standing<P> {
  const standing = new Map<ParagraphId, Map<DelegationCode, P>>()
  for (const position of positions) {
    const { paragraph, delegation } = position
    const here = standing.get(paragraph) ?? new Map<DelegationCode, P>()
    standing.set(paragraph, here)
    const known = here.get(delegation)
    if (!known || precedes(position, known)) here.set(delegation, position)
  }
  return standing
}

function precedes(one: Position, other: Position): boolean {
  if ((one.attested === null) !== (other.attested === null)) return one.attested === null
  const nearer = nearnessOf(one.audience) - nearnessOf(other.audience)
  if (nearer !== 0) return nearer > 0
  const [at, before] = [one.statedAt ?? 0, other.statedAt ?? 0]
  if (at !== before) return at > before
  return (one.attested?.by ?? '') < (other.attested?.by ?? '')
}

/** Whether the wording has changed since the position was taken ([Q2]). */
export function isBeforeLastChange({ wording }: Position, present: string | undefined): boolean {
  return wording !== null && present !== undefined && wording !== present
}

export type Tally = { readonly [S in Stand]: number }

/** How many of the members stand where on a paragraph; those who have said nothing count as `none`. */
export function tallyOf(
  stands: ReadonlyMap<DelegationCode, Position> | undefined,
  members: readonly DelegationCode[],
): Tally {
  const tally = { agree: 0, flexible: 0, reserve: 0, oppose: 0, awaiting: 0, none: 0 }
  for (const member of members) tally[stands?.get(member)?.stand ?? 'none']++
  return tally
}
