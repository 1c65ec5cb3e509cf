import { digest } from 'lib0/hash/sha256'
import type { DelegationCode } from '../domain/delegations.ts'
import type { Proposal } from '../domain/proposals.ts'
import { beforeLastChange } from '../domain/stands.ts'
import { type Paragraph, wordsOf } from '../domain/views.ts'

const BYTES = 8

const known = new WeakMap<Paragraph | Proposal, string>()

/** What tells one wording of a paragraph from another ([Q2]): sixteen hexadecimal digits, of its words alone. */
export function fingerprint(paragraph: Paragraph): string {
  const before = known.get(paragraph)
  if (before !== undefined) return before
  const made = hashOf(wordsOf(paragraph))
  known.set(paragraph, made)
  return made
}

/** What tells what a proposal asks for from what it asked for before ([P11]): of its words and its change, not of its reasons. */
export function proposalFingerprint(proposal: Proposal): string {
  const before = known.get(proposal)
  if (before !== undefined) return before
  const { kind, deleted, inserted, subject, change } = proposal
  // A thing to be said stands in the note, before there is wording for it ([P16]).
  const concept = kind === 'concept' ? proposal.note : ''
  const asked = [kind, deleted.text, inserted.text, subject.text, concept, change]
  const made = hashOf(JSON.stringify(asked))
  known.set(proposal, made)
  return made
}

/** Those who spoke of the proposal before its last change; without their stands nothing is hashed. */
export function spokeBefore(proposal: Proposal): readonly DelegationCode[] {
  if (proposal.stands.takenOn.length === 0) return []
  return beforeLastChange(proposal, proposalFingerprint(proposal))
}

function hashOf(words: string): string {
  const hash = digest(new TextEncoder().encode(words))
  return [...hash.subarray(0, BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
