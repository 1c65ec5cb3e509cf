import { type CharId, isSameChar, type Range } from '../../shared/domain/char-ids.ts'
import { positionKey } from '../../shared/domain/positions.ts'
import { proposalName } from '../../shared/domain/proposals.ts'
import type { RefusalCode } from '../../shared/domain/refusals.ts'
import { holdsPen } from '../../shared/domain/roles.ts'
import { itemAt } from '../../shared/ydoc/items.ts'
import type { Ledger } from '../../shared/ydoc/ledger.ts'
import { readProposals } from '../../shared/ydoc/read-text.ts'
import { blocksOf, recordsOf, verdictsOf } from '../../shared/ydoc/roots.ts'
import { markOf } from '../../shared/ydoc/tape.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import type { KeptNote } from './kept-notes.ts'
import type { LostTyping, Token } from './lost-typing.ts'
import type { LostPiece } from './lost-work.ts'
import { textOfRanges, wordsBefore } from './words-at.ts'

/** Why work was lost: the relay's refusal, other rights, or a log that does not hold it (a restored backup, a session that ended). */
export type LossReason = RefusalCode | 'epoch' | 'session' | 'rights'

// Refusals after which the same words may be entered again ([G14]); after the others they would be refused again.
const MAY_RESTATE: ReadonlySet<LossReason> = new Set<LossReason>([
  'closed',
  'withdrawn',
  'decided',
  'stale',
  'too-costly',
  'too-large',
  'epoch',
  'session',
  'rights',
])

export function mayRestate(reason: LossReason): boolean {
  return MAY_RESTATE.has(reason)
}

/** Does again, under the present lease, what is still possible; returns whether it was done. */
export function restate(writer: Writer, piece: LostPiece): boolean {
  if (!writer.canWrite) return false
  const { ledger } = writer
  switch (piece.kind) {
    case 'typing':
      return retype(writer, piece)
    case 'removal': {
      const standing = piece.ranges.filter((range) => isVisible(ledger, range))
      if (standing.length === 0) return false
      writer.remove(standing)
      return true
    }
    case 'paragraphRemoval':
      writer.removeParagraph(piece.paragraph)
      return true
    case 'withdrawal': {
      // What the pen has incorporated meanwhile is base text: to want it gone is another thing to say ([T11]).
      const pending = piece.ranges.filter(
        ([client, clock]) =>
          ledger.isPending({ client, clock }) && isVisible(ledger, [client, clock, 1]),
      )
      if (pending.length === 0) return false
      writer.remove(pending)
      return pending.length === piece.ranges.length
    }
    case 'verdict':
      return decideAgain(writer, piece)
    case 'said':
      return sayAgain(writer, piece.record)
    case 'shape':
      return shapeAgain(writer, piece)
    case 'style':
      if (!holdsPen(writer.author.role)) return false
      writer.emphasise(piece.ranges, piece.style, true)
      return true
  }
}

function sayAgain(writer: Writer, record: LostSaying['record']): boolean {
  const isPosition = record.kind === 'pos' && record.pid !== undefined
  if (isPosition && record.of !== undefined && !holdsPen(writer.author.role)) return false
  writer.edit('restate', ({ statements }) => {
    const key = isPosition && record.pid ? positionKey(record.pid, record.of) : statements.newKey()
    const present = recordsOf(writer.ledger.doc, writer.author.delegation).get(key)
    // Where a colleague has said since that one stands is where one stands ([Q1]).
    const isOvertaken = present?.kind === 'pos' && isPosition && (present.t ?? 0) > (record.t ?? 0)
    if (!isOvertaken) statements.putRecord(key, record)
  })
  return true
}

/** What else the pen has said of the paragraph meanwhile stays. */
function shapeAgain(writer: Writer, { paragraph, block }: LostShape): boolean {
  if (!holdsPen(writer.author.role)) return false
  const present = blocksOf(writer.ledger.doc).get(paragraph)
  const { kind, level, after, until } = block
  const shape = {
    ...(kind ? { kind } : {}),
    ...(level ? { level } : {}),
    ...(after ? { after } : {}),
    ...(after && until ? { until } : {}),
  }
  writer.edit('restate', ({ statements }) =>
    statements.putBlock(paragraph, { ...present, ...shape }),
  )
  return true
}

type LostShape = Extract<LostPiece, { readonly kind: 'shape' }>

type LostSaying = Extract<LostPiece, { readonly kind: 'said' }>

type LostVerdict = Extract<LostPiece, { readonly kind: 'verdict' }>

// Only on the very wording that was decided upon ([P7]).
function decideAgain(writer: Writer, { ref, verdict }: LostVerdict): boolean {
  const name = proposalName(ref)
  const proposal = readProposals(writer.ledger).find(
    ({ delegation, keys }) => delegation === ref.delegation && keys.includes(ref.key),
  )
  const [client, clock] = verdict.rec
  if (!proposal?.recordIds.some((id) => isSameChar(id, { client, clock }))) return false
  if (verdictsOf(writer.ledger.doc).has(name)) return true
  if (verdict.v === 'incorporated') return writer.incorporate(proposal).ok
  return verdict.v === 'declined' && writer.decline(proposal).ok
}

function retype(writer: Writer, { left, tokens, replaces }: LostTyping): boolean {
  if (!itemAt(writer.ledger.doc, left)) return false
  const standing = replaces.filter((range) => isVisible(writer.ledger, range))
  let at = left
  tokens.forEach((token, index) => {
    writer.edit('restate', (edit) => {
      if (index === 0 && standing.length > 0) {
        edit.startReplacement()
        edit.remove(standing)
      }
      at = writeToken(writer.ledger, edit, at, token)
    })
  })
  return true
}

type Edit = Parameters<Parameters<Writer['edit']>[1]>[0]

function writeToken(ledger: Ledger, edit: Edit, at: CharId, token: Token): CharId {
  switch (token.kind) {
    case 'text':
      return edit.insertText(at, token.text)
    case 'sign':
      return edit.insertSign(at, token.sign)
    case 'split':
      return edit.insertParagraph(at, token.opens)
    case 'paragraph': {
      const mark = markOf(ledger, itemAt(ledger.doc, at))
      return mark ? edit.newParagraphAtEnd(mark, token.opens, token.text) : at
    }
  }
}

function isVisible(ledger: Ledger, [client, clock]: Range): boolean {
  return itemAt(ledger.doc, { client, clock }) !== null && !ledger.isHidden({ client, clock })
}

/** The piece as a note of one's own, in words; `old` is the replica that still holds it. */
export function noteOf(
  old: Ledger,
  piece: LostPiece,
  about: { readonly id: string; readonly at: number; readonly reason: LossReason },
): KeptNote {
  const note = { ...about, detail: '', quote: '', isRestated: false }
  switch (piece.kind) {
    case 'typing':
      return { ...note, ...describeTyping(old, piece), quote: wordsBefore(old, piece.left) }
    case 'removal':
      return { ...note, ...describeRanges(old, piece.ranges), kind: 'deletion' }
    case 'withdrawal':
      return { ...note, ...describeRanges(old, piece.ranges), kind: 'withdrawal' }
    case 'paragraphRemoval':
      return { ...note, kind: 'deletion', text: '¶' }
    case 'verdict':
      return { ...note, kind: 'verdict', text: piece.verdict.v, detail: piece.ref.delegation }
    case 'said':
      return {
        ...note,
        kind: 'statement',
        text: wordsOfSaid(old, piece.record),
        detail: piece.record.kind,
      }
    case 'shape':
      return { ...note, kind: 'statement', text: '', detail: piece.block.after ? 'move' : 'attr' }
    case 'style':
      return {
        ...note,
        ...describeRanges(old, piece.ranges),
        kind: 'statement',
        detail: 'emphasis',
      }
  }
}

function wordsOfSaid(old: Ledger, record: LostSaying['record']): string {
  if (record.kind === 'pos') {
    const { v, note, redLine, condition } = record
    return [v, note, redLine, condition].filter(Boolean).join(' – ')
  }
  if ('note' in record && record.note) return record.note
  return 'ids' in record && record.ids ? textOfRanges(old, record.ids) : ''
}

function wordsOfToken(token: Token): string {
  if (token.kind === 'sign') return ''
  return token.kind === 'split' ? '\n' : token.text
}

function describeTyping(
  old: Ledger,
  { tokens, replaces }: LostTyping,
): Pick<KeptNote, 'kind' | 'text' | 'detail'> {
  const text = tokens.map(wordsOfToken).join('')
  if (replaces.length > 0) return { kind: 'replacement', text, detail: textOfRanges(old, replaces) }
  const isParagraph = tokens.some(({ kind }) => kind === 'paragraph')
  return { kind: isParagraph ? 'paragraph' : 'text', text, detail: '' }
}

function describeRanges(old: Ledger, ranges: readonly Range[]): Pick<KeptNote, 'text' | 'quote'> {
  const [first] = ranges
  const quote = first ? wordsBefore(old, { client: first[0], clock: first[1] }) : ''
  return { text: textOfRanges(old, ranges), quote }
}
