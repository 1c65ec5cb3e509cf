import { randomUUID } from 'node:crypto'
import type { Result } from '../../shared/base/result.ts'
import { firstClosing } from '../../shared/domain/closing.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import {
  conductOf,
  factsOfNote,
  membersAt,
} from '../../shared/formats/concept-note/dossier-of-note.ts'
import { readConceptNote } from '../../shared/formats/concept-note/read-concept-note.ts'
import { FORMULAS } from '../../shared/formats/formulas.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import { Negotiation, type Seat } from '../seat.ts'
import type { Store } from '../store/store.ts'
import { SAMPLE_NOTE } from './concept-note.ts'
import { MOVES, type Move } from './moves.ts'
import { endOf, paragraphOf, passage, proposalOf } from './passages.ts'
import { ZERO_DRAFT } from './zero-draft.ts'

// The sample negotiation comes about as any other: a concept note, a zero draft, delegations that come and propose.

/** The dossier that the sample's concept note makes. */
export function sampleDossier(): Dossier {
  const facts = certain(factsOfNote(certain(readConceptNote(SAMPLE_NOTE))))
  const { penholder } = facts
  if (!penholder) throw new Error('the sample note does not say who presides')
  const { members } = membersAt(facts.meeting.date, penholder)
  const conduct = conductOf(facts, penholder)
  return {
    ...facts,
    ...conduct,
    ...firstClosing(),
    id: randomUUID(),
    lang: 'en',
    penholder,
    members,
    stage: 'drafting',
  }
}

/** Writes the zero draft and lets the delegations make their moves. */
export async function negotiate(store: Store, { lang, stage, penholder }: Dossier): Promise<void> {
  const negotiation = await Negotiation.open(store, lang, stage)
  const pen = await negotiation.seat(penholder, 'penholder')
  await writeZeroDraft(pen)
  const seats = new Map<DelegationCode, Seat>([[penholder, pen]])
  for (const move of MOVES) {
    const seat = seats.get(move.by) ?? (await negotiation.seat(move.by, 'delegation'))
    seats.set(move.by, seat)
    await seat.act((writer) => make(move, writer, seat.ledger))
  }
  await negotiation.close()
}

async function writeZeroDraft(pen: Seat): Promise<void> {
  let last = await pen.openText(FORMULAS.en.title)
  for (const text of ZERO_DRAFT) {
    last = await pen.act((writer) => writer.newParagraphAfter(last, 'plain', text))
  }
}

function make(move: Move, writer: Writer, ledger: Ledger): void {
  switch (move.kind) {
    case 'insert':
      writer.type(endOf(ledger, move.after), move.text)
      return
    case 'delete':
      writer.remove(passage(ledger, move.words))
      return
    case 'replace':
      writer.replace(passage(ledger, move.words), move.text)
      return
    case 'split':
      writer.splitAfter(endOf(ledger, move.after))
      return
    case 'join':
      writer.joinToPrevious(paragraphOf(ledger, move.paragraph))
      return
    case 'newParagraph':
      writer.newParagraphAfter(paragraphOf(ledger, move.after), 'plain', move.text)
      return
    case 'incorporate':
      certain(writer.incorporate(proposalOf(ledger, move.words)))
      return
    case 'decline':
      certain(writer.decline(proposalOf(ledger, move.words)))
  }
}

/** The sample's own contents are known to be right; if they are not, that is a fault of this program. */
function certain<T>(result: Result<T, { readonly kind: string }>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}
