import { IdSet } from './id-set.ts'
import type { PlacedProposal } from './link-proposals.ts'
import {
  type Passage,
  type Proposal,
  type ProposalState,
  proposalName,
  type RecordEntry,
} from './proposals.ts'
import { SIGN_CHARACTERS } from './signs.ts'

/** `FRA/3k2` → the name of its group, for records that have one. */
function groupsOf(records: readonly RecordEntry[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>()
  for (const { delegation, key, record } of records) {
    if ('group' in record && record.group)
      groups.set(proposalName({ delegation, key }), `${delegation} ${record.group}`)
  }
  return groups
}

/** The records of a kind, with all others that are parts of the same proposals. */
export function withTheirGroups(
  records: readonly RecordEntry[],
  isWanted: (entry: RecordEntry) => boolean,
): ReadonlySet<RecordEntry> {
  const groups = groupsOf(records)
  const nameOf = (entry: RecordEntry): string => {
    const name = proposalName(entry)
    return groups.get(name) ?? name
  }
  const names = new Set(records.filter(isWanted).map(nameOf))
  return new Set(records.filter((entry) => names.has(nameOf(entry))))
}

/** The parts of each group as one proposal, under the name of its first part ([P8]). */
export function joinGroups(
  parts: readonly PlacedProposal[],
  records: readonly RecordEntry[],
): PlacedProposal[] {
  const groups = groupsOf(records)
  const whole = new Map<string, PlacedProposal>()
  for (const part of parts) {
    const name = proposalName(part.proposal)
    const group = groups.get(name) ?? name
    const other = whole.get(group)
    whole.set(group, other ? joinParts(other, part) : part)
  }
  return [...whole.values()]
}

/** Two parts of one group: the deletion gives the place, the insertion the run. A part that is off says nothing any more. */
function joinParts(a: PlacedProposal, b: PlacedProposal): PlacedProposal {
  if (isOff(a) !== isOff(b)) {
    const [living, dead] = isOff(a) ? [b, a] : [a, b]
    const keys = [...living.proposal.keys, ...dead.proposal.keys]
    const recordIds = [...living.proposal.recordIds, ...dead.proposal.recordIds]
    return { ...living, proposal: { ...living.proposal, keys, recordIds } }
  }
  const [left, right] = a.at <= b.at ? [a, b] : [b, a]
  const deletion = [left, right].find(({ proposal }) => proposal.deleted.ranges.length) ?? left
  const other = deletion === left ? right : left
  const one = deletion.proposal
  const two = other.proposal
  const pair = pairOf(a, b)
  if (pair) return pair
  const isReplacement = one.kind === 'deletion' && two.kind === 'insertion'
  const proposal: Proposal = {
    ...one,
    kind: isReplacement ? 'replacement' : one.kind,
    state: joinStates(one.state, two.state),
    keys: [...one.keys, ...two.keys],
    recordIds: [...one.recordIds, ...two.recordIds],
    paragraph: one.paragraph ?? two.paragraph,
    inserted: join(one.inserted, two.inserted),
    deleted: join(one.deleted, two.deleted),
    struck: [...one.struck, ...two.struck],
    source: one.source || two.source,
    verdict: one.verdict === two.verdict ? one.verdict : (one.verdict ?? two.verdict),
    note: one.note || two.note,
    statedAt: one.statedAt ?? two.statedAt,
  }
  return { proposal, at: Math.min(deletion.at, other.at), run: deletion.run ?? other.run }
}

/** Two insertions around words are brackets or a link: one card, about what stands between them ([P14]). */
function pairOf(a: PlacedProposal, b: PlacedProposal): PlacedProposal | null {
  const [left, right] = a.at <= b.at ? [a, b] : [b, a]
  const { proposal: first } = left
  const { proposal: last } = right
  if (!left.run || !right.run || first.deleted.ranges.length || last.deleted.ranges.length)
    return null
  const read = first.inserted.text + last.inserted.text
  const isLink = read === SIGN_CHARACTERS.linkStart + SIGN_CHARACTERS.linkEnd
  if (read !== '[]' && !isLink) return null
  const proposal: Proposal = {
    ...first,
    kind: isLink ? 'link' : 'bracket',
    state: joinStates(first.state, last.state),
    keys: [...first.keys, ...last.keys],
    recordIds: [...first.recordIds, ...last.recordIds],
    inserted: join(first.inserted, last.inserted),
    struck: [...first.struck, ...last.struck],
    verdict: first.verdict ?? last.verdict,
  }
  return { proposal, at: left.at, run: left.run, until: right.at }
}

function joinStates(a: ProposalState, b: ProposalState): ProposalState {
  if (a === b) return a
  const areOff = (a === 'withdrawn' || a === 'declined') && (b === 'withdrawn' || b === 'declined')
  return areOff ? 'declined' : 'partly incorporated'
}

function isOff({ proposal }: PlacedProposal): boolean {
  return proposal.state === 'withdrawn' || proposal.state === 'declined'
}

function join(a: Passage, b: Passage): Passage {
  if (!a.ranges.length) return b
  if (!b.ranges.length) return a
  const known = new IdSet(a.ranges)
  const fresh = b.ranges.filter((range) => !known.hits(...range))
  return { ranges: [...a.ranges, ...fresh], text: a.text + b.text }
}
