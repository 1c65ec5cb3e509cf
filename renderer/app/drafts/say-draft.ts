import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { type Proposal, parseProposalName } from '../../../shared/domain/proposals.ts'
import { deletedIn, isWithdrawn, type ProposalRecord } from '../../../shared/domain/records.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import type { Draft, DraftPart } from '../../../shared/ydoc/branch/draft-part.ts'

// What a draft does, in a sentence or a few: messages and their values.

export type Sentence = {
  readonly key: string
  readonly removed: string
  readonly added: string
  readonly words: string
  readonly by: DelegationCode | null
}

const LONGEST = 160

/** The sentences of a draft; `proposals` are those of the branch, for verdicts name them. */
export function sayDraft(draft: Draft, proposals: readonly Proposal[]): readonly Sentence[] {
  const said = [...aboutWords(draft), ...draft.parts.flatMap((part) => aboutPart(part, proposals))]
  const known = new Set<string>()
  return said.filter((sentence) => {
    const name = JSON.stringify(sentence)
    return !known.has(name) && known.add(name)
  })
}

function aboutWords({ added, removed, parts }: Draft): Sentence[] {
  // What a verdict cuts or takes in is told with the verdict.
  if (parts.some(({ kind }) => kind === 'verdict')) return []
  const isWithdrawing = parts.some((part) => part.kind === 'listed' && part.list === 'withdrawn')
  if (added && removed) return [sentence('say_replace', { added, removed })]
  if (added) return [sentence('say_add', { added })]
  return removed ? [sentence(isWithdrawing ? 'say_withdraw' : 'say_remove', { removed })] : []
}

function aboutPart(part: DraftPart, proposals: readonly Proposal[]): Sentence[] {
  switch (part.kind) {
    case 'words':
      return []
    case 'record':
      return aboutRecord(part.record, part.before)
    case 'verdict': {
      const { delegation, key } = parseProposalName(part.name)
      const proposal = proposals.find(
        (one) => one.delegation === delegation && one.keys.includes(key),
      )
      const words = proposal ? wordsOf(proposal) : ''
      return [sentence(`say_${part.verdict?.v ?? 'reopened'}`, { words, by: delegation })]
    }
    case 'block':
      return [sentence(part.block.removed ? 'say_removeParagraph' : 'say_shape', {})]
    case 'unlisted':
      return [sentence('say_takenBack', {})]
    case 'listed':
      if (part.list === 'cut' || part.list === 'withdrawn') return []
      return part.list === 'incorporated' ? [] : [sentence('say_style', {})]
  }
}

function aboutRecord(record: ProposalRecord, before: ProposalRecord | null): Sentence[] {
  if (before && !isWithdrawn(record)) return [sentence('say_note', {})]
  if (isWithdrawn(record) || deletedIn(record) || record.kind === 'ins') return []
  if (record.kind === 'remove') return [sentence('say_removeParagraph', {})]
  const words = 'note' in record && record.note ? record.note : ''
  return [sentence(`say_${record.kind}`, { words })]
}

function wordsOf({ inserted, deleted, note }: Proposal): string {
  return inserted.text || deleted.text || note
}

function sentence(key: string, values: Partial<Omit<Sentence, 'key'>>): Sentence {
  const { removed = '', added = '', words = '', by = null } = values
  return { key, removed: short(removed), added: short(added), words: short(words), by }
}

function short(text: string): string {
  const plain = withoutSigns(text).trim()
  return plain.length <= LONGEST ? plain : `${plain.slice(0, LONGEST / 2)} … ${plain.slice(-60)}`
}
