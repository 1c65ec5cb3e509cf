import type { ParagraphId, Range } from '../domain/char-ids.ts'
import { type Proposal, proposalName } from '../domain/proposals.ts'
import type { ProposalRecord, RetainRecord, Support, SupportRecord } from '../domain/records.ts'
import type { Author } from './author.ts'
import type { Edit } from './edits.ts'
import { proposalFingerprint } from './fingerprint.ts'
import type { Ledger } from './ledger.ts'
import { recordsOf } from './roots.ts'
import { verdictOn } from './verdict-on.ts'

// What a delegation says of a text without changing a word of it ([P11], [P15]-[P17]).

/** Asks that words, or a whole paragraph, stay as they were drafted. */
export function retain(
  edit: Edit,
  of: { readonly ids: readonly Range[] } | { readonly pid: ParagraphId },
  { note, now }: { readonly note: string; readonly now: number },
): void {
  const said = note ? { note } : {}
  const record: RetainRecord = { kind: 'retain', ...of, t: now, ...said }
  edit.statements.putRecord(edit.statements.newKey(), record)
}

/** Something that is to be said behind the paragraph, before there is wording for it. */
export function propose(
  edit: Edit,
  paragraph: ParagraphId,
  { note, now }: { readonly note: string; readonly now: number },
): void {
  const record = { kind: 'concept', pid: paragraph, note, t: now } as const
  edit.statements.putRecord(edit.statements.newKey(), record)
}

/** Where the author stands on another's proposal; the record before gives way to it. */
export function support(
  edit: Edit,
  ledger: Ledger,
  proposal: Proposal,
  { v, now }: { readonly v: Support; readonly now: number },
): void {
  const on = proposalName(proposal)
  const records = recordsOf(ledger.doc, edit.delegation)
  const known = [...records].find(([, record]) => record.kind === 'support' && record.on === on)
  const key = known?.[0] ?? supportKey(on) ?? edit.statements.newKey()
  edit.statements.putRecord(key, supportOf(proposal, v, now))
}

/** What is said of the proposal as it stands, bound to what it asks for ([P11]); who takes it back speaks of nothing. */
export function supportOf(proposal: Proposal, v: Support, at: number): SupportRecord {
  const wording = v === 'none' ? {} : { wording: proposalFingerprint(proposal) }
  return { kind: 'support', on: proposalName(proposal), v, ...wording, t: at }
}

/** The same on every machine of a delegation, so that two of its members do not sign twice. */
export function supportKey(name: string): string | null {
  const key = `s-${name.replace('/', '-')}`
  return key.length <= 60 ? key : null
}

type Remark = { readonly note?: string; readonly source?: string }

/** Says why, or where the wording is from; nothing happens to a proposal that is decided or has no record. */
export function annotate(
  edit: Edit,
  ledger: Ledger,
  { delegation }: Author,
  { keys }: Proposal,
  remark: Remark,
): void {
  const [key] = keys
  const record = key === undefined ? undefined : recordsOf(ledger.doc, delegation).get(key)
  if (!key || !record || !isProposal(record) || verdictOn(ledger.doc, { delegation, key })) return
  edit.statements.putRecord(key, { ...record, ...remark })
}

type ProposalOnly = Exclude<ProposalRecord, { kind: 'comment' | 'pos' | 'support' | 'editorial' }>

function isProposal(record: ProposalRecord): record is ProposalOnly {
  return !['comment', 'pos', 'support', 'editorial'].includes(record.kind)
}
