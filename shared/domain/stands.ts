import type { Audience } from './audiences.ts'
import type { Group } from './conduct.ts'
import type { DelegationCode } from './delegations.ts'
import { type Proposal, proposalName, type RecordEntry, type Stands } from './proposals.ts'
import type { Support, SupportRecord } from './records.ts'

// Where others stand on a proposal ([P11]): each delegation says it in its own map.

type Taken = Pick<SupportRecord, 'v' | 'wording'>

/** What each delegation says of a proposal, by the name of the proposal or of one of its records. */
export type Supports = ReadonlyMap<string, ReadonlyMap<DelegationCode, Taken>>

export function supportsIn(records: readonly RecordEntry[]): Supports {
  const said = new Map<string, Map<DelegationCode, Taken>>()
  for (const { delegation, record } of records) {
    if (record.kind !== 'support') continue
    const known = said.get(record.on) ?? new Map<DelegationCode, Taken>()
    known.set(delegation, record)
    said.set(record.on, known)
  }
  return said
}

/** A stand that fewer than all members were told of, by the name of the proposal ([Q14]). */
export type ToldSupport = {
  readonly on: string
  readonly delegation: DelegationCode
  readonly support: Exclude<Support, 'none'>
  readonly audience: Audience
  /** What the proposal asked for when it was said; null if that is not known. */
  readonly wording: string | null
  /** When its author says it was said, milliseconds since 1970; null if it does not say. */
  readonly saidAt: number | null
}

type Said = Pick<RecordEntry, 'delegation' | 'key' | 'record'>

/** The stands on proposals in a room that is not the text: the last word of each delegation on each proposal. */
export function supportsTold(entries: Iterable<Said>, audience: Audience): readonly ToldSupport[] {
  const last = new Map<string, { readonly said: Said; readonly record: SupportRecord }>()
  for (const said of entries) {
    const { record } = said
    if (record.kind !== 'support') continue
    const about = `${said.delegation} ${record.on}`
    const known = last.get(about)
    if (!known || isLater(said, record, known)) last.set(about, { said, record })
  }
  return [...last.values()].flatMap(
    ({ said: { delegation }, record: { on, v, wording = null, t } }) =>
      v === 'none' ? [] : [{ on, delegation, support: v, audience, wording, saidAt: t ?? null }],
  )
}

/** By what the authors say of the time; of one time, by the key, so that every replica picks the same. */
function isLater(
  said: Said,
  record: SupportRecord,
  known: { readonly said: Said; readonly record: SupportRecord },
): boolean {
  const [at, before] = [record.t ?? 0, known.record.t ?? 0]
  return at === before ? said.key > known.said.key : at > before
}

/** The proposal with what delegations have said of it; what one says of its own does not count. */
export function withStands(proposal: Proposal, supports: Supports): Proposal {
  if (supports.size === 0) return proposal
  const found = namesOf(proposal).flatMap((name) => [...(supports.get(name) ?? [])])
  return found.length > 0 ? { ...proposal, stands: standsOf(found, proposal.delegation) } : proposal
}

/** The names under which others can speak of a proposal: those of its records, and its own. */
export function namesOf(proposal: Proposal): readonly string[] {
  const names = proposal.keys.map((key) => proposalName({ ...proposal, key }))
  return [...new Set([...names, proposalName(proposal)])]
}

function standsOf(
  said: readonly (readonly [DelegationCode, Taken])[],
  owner: DelegationCode,
): Stands {
  const saying = (support: Support): readonly DelegationCode[] =>
    [...new Set(said.filter(([code, { v }]) => v === support && code !== owner))]
      .map(([code]) => code)
      .filter((code, at, all) => all.indexOf(code) === at)
      .sort()
  const bound = said.flatMap(([code, { v, wording }]) =>
    v === 'none' || wording === undefined || code === owner ? [] : [[code, wording] as const],
  )
  const takenOn = [...new Map(bound)].sort(([one], [other]) => (one < other ? -1 : 1))
  return {
    ...{ sponsors: saying('sponsor'), accepting: saying('accept'), opposing: saying('oppose') },
    takenOn,
  }
}

/** Those who spoke of the proposal when it asked for something else than at present ([P11]), in the order of the codes. */
export function beforeLastChange(
  { stands }: Pick<Proposal, 'stands'>,
  present: string,
): readonly DelegationCode[] {
  return stands.takenOn.flatMap(([code, on]) => (on === present ? [] : [code]))
}

/**
 * The groups whose members have all signed what it asks for at present, its author among them; a group of one member says
 * nothing. `before` are those who signed something else.
 */
export function groupsBehind(
  { delegation, stands }: Pick<Proposal, 'delegation' | 'stands'>,
  groups: readonly Group[],
  before: readonly DelegationCode[] = [],
): readonly string[] {
  const signed = new Set([delegation, ...stands.sponsors.filter((code) => !before.includes(code))])
  return groups
    .filter(({ members }) => members.length > 1 && members.every((member) => signed.has(member)))
    .map(({ name }) => name)
}
