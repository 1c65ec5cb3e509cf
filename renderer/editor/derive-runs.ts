import { mergeRanges, type ParagraphId, type Range } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import {
  EMPHASIS_STYLES,
  type EmphasisStyle,
  type ParagraphKind,
  type ProposalRef,
  type Restyling,
} from '../../shared/domain/segments.ts'
import type { Sign } from '../../shared/domain/signs.ts'
import { isCarried, restyled } from '../../shared/domain/views.ts'

// What a reader of the mark-up sees of one paragraph: pure, and the same whether the paragraph is read
// from the tape piece by piece (the editor) or from a whole view (the tests' fresh derivation). Looks
// and faces are strings, so that "does it still look the same" is one comparison.

/** A piece of visible text with one status; a `Segment` and a `Run` are both pieces. */
export type Piece = {
  readonly client: number
  readonly clock: number
  readonly text: string
  readonly owner: DelegationCode
  readonly isPending: boolean
  readonly deletedBy: readonly ProposalRef[]
  readonly emphasis: readonly EmphasisStyle[]
  readonly restyledBy: readonly Restyling[]
  readonly sign: Sign | null
}

/** What is known of a paragraph apart from its text. */
export type Head = {
  readonly id: ParagraphId
  readonly kind: ParagraphKind
  readonly proposedBy: DelegationCode | null
  readonly joinedBy: readonly ProposalRef[]
  readonly removedBy: readonly ProposalRef[]
  readonly level: number
  readonly rekindedBy: readonly ProposalRef[]
  readonly movedBy: readonly ProposalRef[]
  /** Blocks that somebody proposes to read behind this paragraph. */
  readonly ghosts: readonly Ghost[]
  readonly isRemoved: boolean
}

/** A block of paragraphs where a delegation would have it read. */
export type Ghost = { readonly paragraph: ParagraphId; readonly by: DelegationCode }

/** How a run is drawn. */
export type Look = {
  /** Who proposes these words; null for base text. */
  readonly owner: DelegationCode | null
  readonly isOwn: boolean
  readonly struckBy: readonly DelegationCode[]
  /** Whose stretch of proposed or struck words ends with this run: they are named behind it. */
  readonly ends: readonly DelegationCode[]
  readonly emphasis: readonly EmphasisStyle[]
  /** Who wants the words set otherwise, and how they would be set then. */
  readonly restyledBy: readonly DelegationCode[]
  readonly wanted: readonly EmphasisStyle[]
  readonly sign: Sign['kind'] | null
  /** Where a link leads, or which paragraph a reference names; empty for anything else. */
  readonly target: string
  readonly isInNote: boolean
  readonly isInLink: boolean
  /** Drafted in a branch, and seen by nobody else ([B1]). */
  readonly isDraft: boolean
}

/** How a paragraph itself is drawn. */
export type Face = {
  readonly kind: ParagraphKind
  readonly proposedBy: DelegationCode | null
  readonly joinedBy: readonly DelegationCode[]
  readonly removedBy: readonly DelegationCode[]
  readonly level: number
  readonly rekindedBy: readonly DelegationCode[]
  readonly movedBy: readonly DelegationCode[]
  readonly ghosts: readonly Ghost[]
  readonly isRemoved: boolean
}

export type ShownRun = { readonly text: string; readonly look: string }

/** Exactly what is on the screen of one paragraph, and which character of the tape each unit is. */
export type ShownParagraph = {
  readonly face: string
  readonly runs: readonly ShownRun[]
  readonly text: string
  /** The ids of the units of `text`, in order. */
  readonly ranges: readonly Range[]
}

type Dressed = Omit<Look, 'isOwn' | 'ends'>

const PLAIN: Dressed = {
  owner: null,
  struckBy: [],
  emphasis: [],
  restyledBy: [],
  wanted: [],
  sign: null,
  target: '',
  isInNote: false,
  isInLink: false,
  isDraft: false,
}

/** The look of base text that nobody wants gone. */
export const PLAIN_LOOK = lookKey({ ...PLAIN, isOwn: false, ends: [] })

/** What is shown of a paragraph to `me`, whose own words are tinted; drafts are what the given hands wrote. */
export function showParagraph(
  head: Head,
  pieces: Iterable<Piece>,
  me: DelegationCode,
  isDraftHand: (client: number) => boolean = () => false,
): ShownParagraph {
  const removers = codesOf(head.removedBy)
  const runs: { text: string; dressed: Dressed; key: string }[] = []
  const ranges: Range[] = []
  const signs = new OpenSigns()
  for (const piece of pieces) {
    ranges.push([piece.client, piece.clock, piece.text.length])
    const isDraft = isDrafted(piece, isDraftHand)
    const dressed = { ...dress(piece, removers, signs), isDraft }
    const key = lookKey({ ...dressed, isOwn: false, ends: [] })
    const last = runs.at(-1)
    if (last?.key === key && !dressed.sign) last.text += piece.text
    else runs.push({ text: piece.text, dressed, key })
  }
  return {
    face: faceKey({
      ...head,
      joinedBy: codesOf(head.joinedBy),
      removedBy: removers,
      rekindedBy: codesOf(head.rekindedBy),
      movedBy: codesOf(head.movedBy),
    }),
    runs: runs.map(({ text, dressed }, at) => {
      const ends = endingCodes(dressed, runs[at + 1]?.dressed)
      return { text, look: lookKey({ ...dressed, isOwn: dressed.owner === me, ends }) }
    }),
    text: runs.map((run) => run.text).join(''),
    ranges: mergeRanges(ranges),
  }
}

/** Which notes and links are open at a place of a paragraph ([T24]). */
class OpenSigns {
  isInNote = false
  isInLink = false

  pass(sign: Sign): void {
    if (sign.kind === 'noteStart') this.isInNote = true
    if (sign.kind === 'noteEnd') this.isInNote = false
    if (sign.kind === 'linkStart') this.isInLink = true
    if (sign.kind === 'linkEnd') this.isInLink = false
  }
}

/** A record has its maker's hand in its key. */
function isDrafted(
  { client, deletedBy }: Piece,
  isDraftHand: (client: number) => boolean,
): boolean {
  if (isDraftHand(client)) return true
  return deletedBy.some(({ key }) => isDraftHand(Number.parseInt(key.split('-')[0] ?? '', 36)))
}

function dress(
  piece: Piece,
  removers: readonly DelegationCode[],
  signs: OpenSigns,
): Omit<Dressed, 'isDraft'> {
  const owner = piece.isPending ? piece.owner : null
  // A removal takes the base text of the paragraph; what others propose inside it stays ([T12]).
  const struckBy = codesOf(piece.deletedBy, owner ? [] : removers)
  if (piece.sign) signs.pass(piece.sign)
  const { isInNote, isInLink } = signs
  const isPlain = !piece.emphasis.length && !piece.restyledBy.length && !piece.sign
  if (isPlain && !isInNote && !isInLink) return { ...PLAIN, owner, struckBy }
  const carried = piece.restyledBy.filter((one) => isCarried(piece, one))
  const asked = piece.restyledBy.filter((one) => !isCarried(piece, one))
  const emphasis = carried.length ? restyled(piece.emphasis, carried) : piece.emphasis
  return {
    owner,
    struckBy,
    emphasis,
    restyledBy: codesOf(asked),
    wanted: asked.length ? restyled(emphasis, asked) : [],
    sign: piece.sign?.kind ?? null,
    target: targetOf(piece.sign),
    isInNote,
    isInLink,
  }
}

function targetOf(sign: Sign | null): string {
  if (sign?.kind === 'linkStart') return sign.href
  return sign?.kind === 'reference' ? sign.to : ''
}

type Marked = Pick<Dressed, 'owner' | 'struckBy' | 'restyledBy'>

// One label for a stretch: a replacement (struck words, then new ones) is named once, at its very end.
function endingCodes(run: Marked, next: Marked | undefined): DelegationCode[] {
  const involved = [...(run.owner ? [run.owner] : []), ...run.struckBy, ...run.restyledBy]
  const goesOn = (code: DelegationCode): boolean =>
    next !== undefined &&
    (next.owner === code || next.struckBy.includes(code) || next.restyledBy.includes(code))
  return [...new Set(involved)].filter((code) => !goesOn(code))
}

function codesOf(
  refs: readonly ProposalRef[],
  more: readonly DelegationCode[] = [],
): DelegationCode[] {
  if (refs.length === 0 && more.length === 0) return []
  return [...new Set([...refs.map((ref) => ref.delegation), ...more])].sort()
}

// What separates the parts of a key is in no code, no id and no address that a link may have.
function lookKey(look: Look): string {
  return [
    look.owner ?? '',
    look.isOwn ? 'own' : '',
    look.struckBy.join(','),
    look.ends.join(','),
    look.emphasis.join(','),
    look.restyledBy.join(','),
    look.wanted.join(','),
    look.sign ?? '',
    look.target,
    look.isInNote ? 'note' : '',
    look.isInLink ? 'link' : '',
    look.isDraft ? 'draft' : '',
  ].join('|')
}

export function parseLook(key: string): Look {
  const [owner = '', own = '', struckBy = '', ends = '', ...rest] = key.split('|')
  const [emphasis = '', restyledBy = '', wanted = '', sign = '', target = '', note, link, draft] =
    rest
  return {
    owner: parseCodes(owner)[0] ?? null,
    isOwn: own !== '',
    struckBy: parseCodes(struckBy),
    ends: parseCodes(ends),
    emphasis: parseStyles(emphasis),
    restyledBy: parseCodes(restyledBy),
    wanted: parseStyles(wanted),
    sign: sign === '' ? null : (sign as Sign['kind']),
    target,
    isInNote: note === 'note',
    isInLink: link === 'link',
    isDraft: draft === 'draft',
  }
}

function parseStyles(text: string): EmphasisStyle[] {
  const names = text.split(',')
  return EMPHASIS_STYLES.filter((style) => names.includes(style))
}

function faceKey(face: Face): string {
  return [
    face.kind,
    face.proposedBy ?? '',
    face.joinedBy.join(','),
    face.removedBy.join(','),
    face.isRemoved ? 'removed' : '',
    face.level || '',
    face.rekindedBy.join(','),
    face.movedBy.join(','),
    face.ghosts.map(({ paragraph, by }) => `${paragraph}@${by}`).join(','),
  ].join('|')
}

/** The face of a plain paragraph about which nothing is said. */
export const PLAIN_FACE = faceKey({
  kind: 'plain',
  proposedBy: null,
  joinedBy: [],
  removedBy: [],
  level: 0,
  rekindedBy: [],
  movedBy: [],
  ghosts: [],
  isRemoved: false,
})

export function parseFace(key: string): Face {
  const [kind = 'plain', proposedBy = '', joinedBy = '', removedBy = '', ...rest] = key.split('|')
  const [removed = '', level = '', rekindedBy = '', movedBy = '', ghosts = ''] = rest
  return {
    kind: kind as ParagraphKind,
    proposedBy: parseCodes(proposedBy)[0] ?? null,
    joinedBy: parseCodes(joinedBy),
    removedBy: parseCodes(removedBy),
    isRemoved: removed !== '',
    level: Number(level),
    rekindedBy: parseCodes(rekindedBy),
    movedBy: parseCodes(movedBy),
    ghosts: ghosts === '' ? [] : ghosts.split(',').map(parseGhost),
  }
}

// Only what `lookKey` and `faceKey` wrote is parsed.
function parseCodes(text: string): DelegationCode[] {
  return text === '' ? [] : (text.split(',') as DelegationCode[])
}

function parseGhost(text: string): Ghost {
  const [paragraph = '', by = ''] = text.split('@')
  return { paragraph: paragraph as ParagraphId, by: by as DelegationCode }
}

/** The ghosts behind each paragraph: where the proposed moves would lead. */
export function ghostsOf(
  movings: Iterable<
    readonly [ParagraphId, readonly (ProposalRef & { readonly after: ParagraphId })[]]
  >,
  after: ParagraphId,
): readonly Ghost[] {
  const ghosts: Ghost[] = []
  for (const [paragraph, refs] of movings) {
    for (const ref of refs) if (ref.after === after) ghosts.push({ paragraph, by: ref.delegation })
  }
  return ghosts.sort((a, b) => (keyOfGhost(a) < keyOfGhost(b) ? -1 : 1))
}

const keyOfGhost = ({ paragraph, by }: Ghost): string => `${by} ${paragraph}`
