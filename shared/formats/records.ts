import type { ParagraphId } from '../domain/char-ids.ts'
import type { Dossier } from '../domain/dossier.ts'
import { numberParagraphs } from '../domain/numbers.ts'
import { negotiatedIn } from './export-json.ts'
import { type ExportSource, textOf } from './export-source.ts'
import { presidentsWords } from './presidents-words.ts'

// Two records of one negotiation ([X7]): what was adopted, for everybody and for good, and what was negotiated, for those who
// were there. Neither holds what belongs to the other; either can be kept without the other.

/** Version of both forms. */
const FORM = 1

/** What was adopted: text, symbol, adoption, dissociations, hashes. Null while nothing is. */
export function adoptedRecord(source: ExportSource): string | null {
  const { dossier } = source
  const { adoption, issuedAs, stances, revisions, rounds } = dossier
  if (!adoption) return null
  const numbers = numberParagraphs(source.base)
  return written({
    form: FORM,
    record: 'adopted',
    ...aboutOf(dossier),
    type: adoption.type,
    symbol: issuedAs?.symbol ?? null,
    meeting: issuedAs?.meeting ?? null,
    date: issuedAs?.date ?? null,
    text: {
      hash: adoption.textHash,
      lastEntry: adoption.seq,
      paragraphs: source.base.map((paragraph) => ({
        number: numbers.get(paragraph.id) ?? '',
        kind: paragraph.kind,
        text: textOf(paragraph),
      })),
    },
    president: presidentsWords(dossier),
    adopted: { at: time(adoption.at), by: adoption.by, revision: adoption.revision },
    overridden: adoption.overridden?.reason ?? null,
    members: stances.map(({ delegation, stance, paragraphs, explanation }) => ({
      delegation,
      stance,
      paragraphs: paragraphs.map((id: ParagraphId) => numbers.get(id) ?? ''),
      explanation,
    })),
    rivals: adoption.rivals,
    revisions: revisions.map(({ name, at, textHash }) => ({ name, at: time(at), textHash })),
    rounds: rounds.map(({ number, revision, textHash, begun, deadline, end }) => ({
      number,
      revision,
      textHash,
      begun: time(begun),
      deadline: time(deadline),
      end: end && { kind: end.kind, at: time(end.at) },
    })),
  })
}

/** What was negotiated, as far as every member may read it: proposals, positions, comments, revisions with their notes, rounds. */
export function negotiatingRecord(source: ExportSource): string {
  const { dossier } = source
  const { revisions, rounds, typeChoices, reopenings } = dossier
  const about = { form: FORM, record: 'negotiating', ...aboutOf(dossier) }
  return written({
    ...about,
    ...negotiatedIn(source),
    revisions,
    rounds,
    typeChoices,
    reopenings,
  })
}

function aboutOf({ id, topic, lang, penholder, members }: Dossier) {
  return { dossier: id, topic, lang, penholder, roster: members }
}

function time(at: number): string {
  return new Date(at).toISOString()
}

function written(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
