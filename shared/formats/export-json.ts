import type { Annex } from '../domain/annexes.ts'
import { numberParagraphs } from '../domain/numbers.ts'
import { type Proposal, proposalName, type RecordEntry } from '../domain/proposals.ts'
import type { CommentRecord, PositionRecord, SupportRecord } from '../domain/records.ts'
import { withoutSigns } from '../domain/signs.ts'
import { type Translation, translatedWords } from '../domain/translations.ts'
import { type Paragraph, plainText, type Run } from '../domain/views.ts'
import { type ExportSource, textOf } from './export-source.ts'

// Everything that all members share, as one JSON document ([X1]); `export.schema.json` publishes its form. Rooms that not
// everybody reads are no part of it.

/** Version of the form; it changes with the schema. */
const FORM = 7

/** The document, two spaces a level, with a line end; annexes where they are asked for. */
export function exportJson(source: ExportSource, withAnnexes = false): string {
  const { annexes } = source.dossier
  const json = { ...jsonOf(source), ...(withAnnexes ? { annexes: annexes.map(annexOf) } : {}) }
  return `${JSON.stringify(json, null, 2)}\n`
}

function jsonOf(source: ExportSource) {
  const {
    revisions,
    rounds,
    typeChoices,
    inBlue,
    reopenings,
    stances,
    issuedAs,
    adoption,
    gateOverrides,
    annexes: _annexes,
    translations,
    ...dossier
  } = source.dossier
  return {
    form: FORM,
    dossier,
    text: textOfSource(source),
    ...negotiatedIn(source),
    revisions,
    translations: translations.map(translationOf),
    closing: {
      ...{ rounds, typeChoices, inBlue, reopenings, stances, issuedAs, adoption },
      gateOverrides,
    },
  }
}

function translationOf({ at, paragraphs, ...translation }: Translation) {
  return {
    ...translation,
    at: new Date(at).toISOString(),
    paragraphs: paragraphs.map(({ of, pieces }) => ({ of, text: translatedWords(pieces) })),
  }
}

/** Annexes are in a document only where they are asked for ([X14]). */
function annexOf({ at, ...annex }: Annex) {
  return { ...annex, at: new Date(at).toISOString() }
}

/** What delegations proposed and said where every member reads it. */
export function negotiatedIn({ proposals, records }: Pick<ExportSource, 'proposals' | 'records'>) {
  return {
    proposals: proposals.map(proposalOf),
    positions: records.flatMap((entry) =>
      entry.record.kind === 'pos' && entry.record.v !== 'none'
        ? positionOf(entry, entry.record)
        : [],
    ),
    comments: records.flatMap((entry) =>
      entry.record.kind === 'comment' ? commentOf(entry, entry.record) : [],
    ),
    support: records.flatMap((entry) =>
      entry.record.kind === 'support' ? supportOf(entry, entry.record) : [],
    ),
  }
}

function textOfSource(source: ExportSource) {
  const numbers = numberParagraphs(source.markup, source.dossier.revisions.at(-1)?.numbers)
  return {
    lang: source.lang,
    paragraphs: source.markup.map((paragraph) => ({
      ...paragraphOf(paragraph),
      number: numbers.get(paragraph.id) ?? '',
      ladder: source.blocks.get(paragraph.id)?.ladder ?? 'open',
      issue: source.blocks.get(paragraph.id)?.issue ?? null,
    })),
    baseText: withoutSigns(plainText(source.base)),
    ifIncorporatedText: withoutSigns(plainText(source.ifIncorporated)),
  }
}

function paragraphOf(paragraph: Paragraph) {
  const { id, kind, level, proposedBy, joinedBy, removedBy, isRemoved, runs } = paragraph
  return {
    id,
    kind,
    level,
    proposedBy,
    joinedBy: joinedBy.map(proposalName),
    removedBy: removedBy.map(proposalName),
    isRemoved,
    text: textOf(paragraph),
    runs: runs.map(runOf),
  }
}

/** A sign has no words ([X11]). */
function runOf({ text, owner, isPending, deletedBy, emphasis, sign }: Run) {
  const words = sign ? '' : text
  return { text: words, owner, isPending, deletedBy: deletedBy.map(proposalName), emphasis, sign }
}

function proposalOf(proposal: Proposal) {
  const { delegation, kind, state, paragraph, inserted, deleted } = proposal
  return {
    id: proposalName(proposal),
    delegation,
    kind,
    state,
    paragraph,
    inserted: withoutSigns(inserted.text),
    deleted: withoutSigns(deleted.text),
    subject: withoutSigns(proposal.subject.text),
    change: proposal.change,
    source: proposal.source,
    sponsors: proposal.stands.sponsors,
    nested: proposal.nested.map(proposalName),
    rivals: proposal.rivals.map(proposalName),
    verdict: proposal.verdict,
    note: proposal.note,
    statedAt: isoTime(proposal.statedAt),
  }
}

/** The furthest from 1970 that a date can be, in milliseconds. */
const LAST_DATE = 8.64e15

/** A moment that an author stated; what names no moment is as good as unsaid. */
function isoTime(ms: number | null): string | null {
  return ms !== null && Math.abs(ms) <= LAST_DATE ? new Date(ms).toISOString() : null
}

function positionOf(entry: RecordEntry, record: PositionRecord) {
  const { v, on, pid, rev, of, via } = record
  return {
    ...target(entry, on, pid),
    delegation: of ?? entry.delegation,
    position: v,
    revision: rev ?? null,
    note: record.note ?? '',
    redLine: record.redLine ?? '',
    condition: record.condition ?? '',
    wording: record.wording ?? null,
    statedAt: isoTime(record.t ?? null),
    attested: via === undefined ? null : { by: entry.delegation, via },
  }
}

function commentOf(entry: RecordEntry, record: CommentRecord) {
  const { on, pid, quote, rev, note, withdrawn, re, sets, t } = record
  return {
    ...target(entry, on, pid),
    replyTo: re ?? null,
    settles: sets ?? null,
    quote: quote ?? null,
    revision: rev ?? null,
    note,
    isWithdrawn: withdrawn === true,
    statedAt: isoTime(t ?? null),
  }
}

function supportOf(entry: RecordEntry, { on, v }: SupportRecord) {
  return { id: proposalName(entry), delegation: entry.delegation, proposal: on, support: v }
}

function target(entry: RecordEntry, on: string | undefined, pid: string | undefined) {
  const { delegation } = entry
  return { id: proposalName(entry), delegation, proposal: on ?? null, paragraph: pid ?? null }
}
