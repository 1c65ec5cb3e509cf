import type { ParagraphId } from '../domain/char-ids.ts'
import type { Change, Proposal } from '../domain/proposals.ts'
import { SIGN_CHARACTERS, withoutSigns } from '../domain/signs.ts'
import type { Paragraph } from '../domain/views.ts'
import type { en } from '../messages/app.ts'

/** What a proposal asks for, as a message and its values. */
export type Saying = {
  readonly key: SayingKey
  readonly values: {
    readonly inserted: string
    readonly deleted: string
    /** The words that it is about and leaves as they are. */
    readonly subject: string
    readonly before: string
    readonly number: string
    /** The number of the paragraph behind which another one is to stand; the address of a link. */
    readonly target: string
    readonly note: string
  }
}

type SayingKey = Extract<keyof typeof en, `say_${string}`>

/** The numbers that a sentence may name. */
export type Places = {
  /** Of the paragraph that it stands in, and of the one before; empty if there is none. */
  readonly number: string
  readonly before: string
  readonly numberOf: (paragraph: ParagraphId) => string
}

const LONGEST = 240
const LINE = 80

/** The sentence for a proposal; long wordings lose their middle, for the text itself is one key away. */
export function describeProposal(proposal: Proposal, places: Places, longest = LONGEST): Saying {
  const { number, before } = places
  const inserted = shorten(readable(proposal.inserted.text, proposal.kind), longest)
  const deleted = shorten(withoutSigns(proposal.deleted.text), longest)
  const values = {
    inserted,
    deleted,
    subject: shorten(withoutSigns(proposal.subject.text), longest),
    before,
    number,
    target: targetOf(proposal.change, places),
    note: shorten(proposal.note, longest),
  }
  return { key: keyOf(proposal, values), values }
}

/** Tells the proposals of a text in a list, where none takes more than a line or two. */
export function listingIn(
  markup: readonly Paragraph[],
  numbers: ReadonlyMap<ParagraphId, string>,
): (proposal: Proposal) => Saying {
  const numberOf = (id: ParagraphId | undefined) => (id && numbers.get(id)) ?? ''
  const before = new Map(markup.map(({ id }, at) => [id, numberOf(markup[at - 1]?.id)]))
  return (proposal) => {
    const id = proposal.paragraph ?? undefined
    const places = { number: numberOf(id), before: (id && before.get(id)) ?? '', numberOf }
    return describeProposal(proposal, places, LINE)
  }
}

/** A card about a footnote says that it is one; elsewhere a note in the words is told from them. */
function readable(text: string, kind: Proposal['kind']): string {
  if (kind !== 'footnote') return withoutSigns(text)
  return text.replaceAll(SIGN_CHARACTERS.noteStart, '').replaceAll(SIGN_CHARACTERS.noteEnd, '')
}

function targetOf(change: Change | null, { numberOf }: Places): string {
  if (change?.kind === 'place') return numberOf(change.after)
  return change?.kind === 'link' ? change.href : ''
}

function keyOf(proposal: Proposal, values: Saying['values']): SayingKey {
  const { inserted, deleted, subject, before, number, target } = values
  switch (proposal.kind) {
    case 'insertion':
      return inserted ? 'say_insertion' : 'say_nothing'
    case 'deletion':
      return deleted ? 'say_deletion' : 'say_nothing'
    case 'replacement':
      if (inserted && inserted === deleted) return 'say_moveWords'
      return inserted && deleted ? 'say_replacement' : oneSided(inserted, deleted)
    case 'newParagraph':
      if (!inserted && before) return 'say_newParagraphEmpty'
      return before ? 'say_newParagraph' : 'say_newParagraphFirst'
    case 'join':
      return before ? 'say_joinNumber' : 'say_join'
    case 'split':
      return inserted ? 'say_splitText' : 'say_split'
    case 'removal':
      return 'say_removal'
    case 'move':
      return target ? 'say_move' : 'say_moveFirst'
    case 'retain':
      return subject ? 'say_retain' : 'say_retainParagraph'
    case 'concept':
      return number ? 'say_concept' : 'say_conceptFirst'
    case 'kind':
      return keyOfKind(proposal.change)
    case 'emphasis':
      return keyOfStyle(proposal.change)
    case 'bracket':
    case 'liftBrackets':
    case 'footnote':
    case 'link':
      return `say_${proposal.kind}`
  }
}

function keyOfKind(change: Change | null): SayingKey {
  if (change?.kind !== 'kind') return 'say_nothing'
  return `say_kind_${change.to === 'sub' && change.level > 1 ? 'subsub' : change.to}`
}

function keyOfStyle(change: Change | null): SayingKey {
  if (change?.kind !== 'style') return 'say_nothing'
  return `say_style_${change.style}_${change.on ? 'on' : 'off'}`
}

// One half of it has been decided or withdrawn.
function oneSided(inserted: string, deleted: string): SayingKey {
  if (inserted) return 'say_insertion'
  return deleted ? 'say_deletion' : 'say_nothing'
}

// A paragraph mark at either end says what the sentence says already; between words it tells where a paragraph ends.
const OUTER_MARKS = /^[\s¶]+|[\s¶]+$/gu

/** White space as one space, no paragraph marks at the ends, and the middle of long wordings left out. */
export function shorten(text: string, longest = LONGEST): string {
  const flat = text
    .replace(OUTER_MARKS, '')
    .replace(/\s*¶\s*/gu, ' ¶ ')
    .replace(/\s+/gu, ' ')
  const letters = [...flat]
  if (letters.length <= longest) return flat
  const half = Math.floor((longest - 3) / 2)
  return `${letters.slice(0, half).join('').trimEnd()} … ${letters.slice(-half).join('').trimStart()}`
}
