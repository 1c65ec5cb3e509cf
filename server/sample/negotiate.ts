import { randomUUID } from 'node:crypto'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import { firstClosing } from '../../shared/domain/closing.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { awaitedIn } from '../../shared/domain/ladder.ts'
import { isOpen } from '../../shared/domain/proposals.ts'
import {
  conductOf,
  factsOfNote,
  membersAt,
} from '../../shared/formats/concept-note/dossier-of-note.ts'
import { readConceptNote } from '../../shared/formats/concept-note/read-concept-note.ts'
import { FORMULAS } from '../../shared/formats/formulas.ts'
import { beginThread, readThreads, reply, settle } from '../../shared/ydoc/comments.ts'
import { linkParagraph } from '../../shared/ydoc/coverage.ts'
import { fingerprint } from '../../shared/ydoc/fingerprint.ts'
import { moveOnLadder } from '../../shared/ydoc/ladder.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { type StatedPosition, statePosition } from '../../shared/ydoc/positions.ts'
import { readProposals, readView } from '../../shared/ydoc/read-text.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import { Negotiation, type Seat } from '../seat.ts'
import type { Store } from '../store/store.ts'
import { ANSWERS } from './answers.ts'
import { certain } from './certain.ts'
import { SAMPLE_NOTE } from './concept-note.ts'
import { INCORPORATED, LAST_WORDS, MOVES, type Move, REVISIONS_AFTER } from './moves.ts'
import { endOf, paragraphOf, paragraphWith, passage, proposalOf, threadOf } from './passages.ts'
import { draftInPrivate, PRIVATE_DRAFTER, type RoomSecret } from './private-draft.ts'
import { SampleChair } from './sample-chair.ts'
import { type ParagraphStands, RUNGS_REACHED, STANDS_TAKEN, wordOf } from './stands.ts'
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

/** How far the sample is played. */
export const SAMPLE_STAGES = ['drafting', 'silence', 'adopted'] as const
export type SampleStage = (typeof SAMPLE_STAGES)[number]

/**
 * Writes the zero draft and lets the delegations make their moves, as far as `until`; it is `now` at the end. Resolves with
 * the keys of rooms in which somebody has drafted in private; they are nowhere else.
 */
export async function negotiate(
  store: Store,
  { id, lang, stage, penholder, members }: Dossier,
  until: SampleStage,
  now: number,
): Promise<readonly RoomSecret[]> {
  const negotiation = await Negotiation.open(store, lang, stage)
  const chair = new SampleChair(store, now)
  const pen = await negotiation.seat(penholder, 'penholder')
  await writeZeroDraft(pen)
  await chair.circulate('The penholder thanks the members for their first comments.')
  const seats = new Map<DelegationCode, Seat>([[penholder, pen]])
  for (const member of members) {
    if (!seats.has(member)) seats.set(member, await negotiation.seat(member, 'delegation'))
  }
  const all = [...seats.values()]
  await takeStands(all, pen, now, ({ isEarly }) => isEarly === true)
  for (const [at, move] of MOVES.entries()) {
    const note = REVISIONS_AFTER.get(at)
    if (note !== undefined) await chair.circulate(note)
    const seat = seats.get(move.by)
    if (!seat) throw new Error(`${move.by} is no member`)
    await seat.act((writer) => make(move, writer, seat.ledger, now))
  }
  await takeStands(all, pen, now, ({ isEarly }) => isEarly !== true)
  await climb(pen, now)
  await noteAnswers(pen)
  const drafter = until === 'drafting' ? seats.get(PRIVATE_DRAFTER) : undefined
  const secrets = drafter ? [await draftInPrivate(store, id, drafter, now)] : []
  if (until !== 'drafting') {
    await decideAll(pen)
    await settleAll(pen, now)
    await joinAll(all, pen, now)
    await chair.circulate('What the members can join, in the penholder’s judgement.')
  }
  if (until === 'silence') await chair.putUnderSilence()
  if (until === 'adopted') await finish(chair, pen)
  await negotiation.close()
  return secrets
}

/** Silence is broken, the pen finds other words, and they are adopted. */
async function finish(chair: SampleChair, pen: Seat): Promise<void> {
  await chair.breakSilence()
  await pen.act((writer) => writer.replace(passage(pen.ledger, LAST_WORDS.old), LAST_WORDS.next))
  await chair.circulate('With the words on which the penholder has consulted since.')
  await chair.passSilence()
  await chair.adopt()
}

/** The pen incorporates what some propose and declines the rest, until nothing is left to decide. */
async function decideAll(pen: Seat): Promise<void> {
  for (;;) {
    const open = readProposals(pen.ledger).find(isOpen)
    if (!open) return
    const takes = INCORPORATED.some((code) => code === open.delegation)
    await pen.act((writer) => {
      const isTaken = takes && writer.incorporate(open).ok
      if (!isTaken) certain(writer.decline(open))
    })
  }
}

/** With what the pen has decided, the threads are settled. */
async function settleAll(pen: Seat, now: number): Promise<void> {
  await pen.act((writer) => {
    for (const thread of readThreads(writer.ledger.doc, 'all')) {
      if (!thread.isResolved) certain(settle(writer, thread, true, now))
    }
  })
}

/** Each member says where it stands; what was said on the floor is entered by the pen. */
async function takeStands(
  seats: readonly Seat[],
  pen: Seat,
  now: number,
  which: (stands: ParagraphStands) => boolean,
): Promise<void> {
  for (const stands of STANDS_TAKEN.filter(which)) {
    const paragraph = paragraphOf(pen.ledger, stands.paragraph)
    for (const seat of seats) {
      const word = wordOf(stands, seat.delegation)
      if (word) await state(seat, paragraph, { ...word, at: now })
    }
    for (const [code, word] of Object.entries(stands.onTheFloor ?? {})) {
      const attested = { of: code as DelegationCode, via: 'floor' } as const
      await state(pen, paragraph, { ...word, attested, at: now })
    }
  }
}

async function climb(pen: Seat, now: number): Promise<void> {
  for (const { paragraph, rung, waitsFor = [], with: other } of RUNGS_REACHED) {
    await pen.act((writer) => {
      const together = other === undefined ? [] : [paragraphOf(writer.ledger, other)]
      const awaited = awaitedIn([...waitsFor, ...together].join(' '))
      const to = { rung, waitsFor: awaited, reason: '', at: now }
      certain(moveOnLadder(writer, paragraphOf(writer.ledger, paragraph), to))
    })
  }
}

/** The pen notes what answers the concept note. */
async function noteAnswers(pen: Seat): Promise<void> {
  for (const [paragraph, ...keys] of ANSWERS) {
    await pen.act((writer) => {
      for (const key of keys)
        certain(linkParagraph(writer, paragraphOf(writer.ledger, paragraph), key, true))
    })
  }
}

/** Once the pen has decided, whoever stood against a paragraph joins the others. */
async function joinAll(seats: readonly Seat[], pen: Seat, now: number): Promise<void> {
  for (const stands of STANDS_TAKEN) {
    const paragraph = paragraphOf(pen.ledger, stands.paragraph)
    for (const seat of seats) {
      const stand = wordOf(stands, seat.delegation)?.stand
      const isContrary = stand === 'reserve' || stand === 'oppose'
      if (isContrary) await state(seat, paragraph, { stand: 'agree', at: now })
    }
  }
}

async function state(
  seat: Seat,
  paragraph: ParagraphId,
  said: Omit<StatedPosition, 'wording'>,
): Promise<void> {
  // Read as it stands when it is said: between two acts of its own a replica does not follow the others.
  await seat.act((writer) => {
    const read = readView(writer.ledger, { kind: 'base' }).find(({ id }) => id === paragraph)
    if (!read) throw new Error('a position on a paragraph that is not in the base text')
    const stated = { ...said, wording: fingerprint(read) }
    certain(statePosition(writer, paragraph, stated))
  })
}

async function writeZeroDraft(pen: Seat): Promise<void> {
  let last = await pen.openText(FORMULAS.en.title)
  for (const text of ZERO_DRAFT) {
    last = await pen.act((writer) => writer.newParagraphAfter(last, 'plain', text))
  }
}

function make(move: Move, writer: Writer, ledger: Ledger, now: number): void {
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
    case 'move':
      writer.moveParagraph(paragraphOf(ledger, move.paragraph), paragraphOf(ledger, move.after))
      return
    case 'bracket':
      writer.bracket(passage(ledger, move.words))
      return
    case 'italic':
      writer.emphasise(passage(ledger, move.words), 'italic', true)
      return
    case 'retain':
      writer.retain(passage(ledger, move.words), move.note)
      return
    case 'concept':
      writer.propose(paragraphOf(ledger, move.paragraph), move.note)
      return
    case 'cite':
      certain(writer.annotate(proposalOf(ledger, move.words), { source: move.source }))
      return
    case 'comment': {
      const ranges = passage(ledger, move.on)
      const about = { paragraph: paragraphWith(ledger, ranges), ranges, quote: move.on }
      certain(beginThread(writer, about, move.words, now))
      return
    }
    case 'reply':
      certain(reply(writer, threadOf(ledger, move.to), move.words, now))
      return
    case 'settle':
      certain(settle(writer, threadOf(ledger, move.to), true, now))
      return
    case 'sign':
    case 'accept':
    case 'oppose': {
      const stand = move.kind === 'sign' ? 'sponsor' : move.kind
      certain(writer.support(proposalOf(ledger, move.words), stand))
      return
    }
    case 'incorporate':
      certain(writer.incorporate(proposalOf(ledger, move.words)))
      return
    case 'decline':
      certain(writer.decline(proposalOf(ledger, move.words)))
  }
}
