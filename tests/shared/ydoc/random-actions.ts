import { parseParagraphId } from '../../../shared/domain/char-ids.ts'
import { isOpen } from '../../../shared/domain/proposals.ts'
import { SUPPORTS } from '../../../shared/domain/records.ts'
import { EMPHASIS_STYLES } from '../../../shared/domain/segments.ts'
import { itemAt } from '../../../shared/ydoc/items.ts'
import type { Seat } from './notation.ts'

// What people do, drawn from a seed: the honest half of every fuzzer.

const WORDS = [
  'agrees',
  'notes',
  'urges',
  '和平',
  'peace\u{20BB7}',
  'and',
  'its',
  'mission',
  '🕊',
  'safety',
]

/** Does one random thing a member of this delegation could do; returns its name. */
export function randomAction(replica: Seat, random: () => number): string {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const isPen = replica.writer.author.role === 'penholder'
  const actions = isPen ? PEN_ACTIONS : ACTIONS
  const [name, act] = pick(actions) ?? actions[0] ?? ['nothing', () => undefined]
  act(replica, pick)
  return name
}

type Pick = <T>(from: readonly T[]) => T | undefined
type Action = readonly [name: string, act: (replica: Seat, pick: Pick) => void]

const COMMON: readonly Action[] = [
  ['type', type],
  ['type', type],
  ['type', type],
  ['remove', remove],
  ['remove', remove],
  ['remove units', listUnits],
  ['replace', replace],
  ['split', split],
  ['new paragraph', newParagraph],
  ['join', join],
  ['move', move],
  ['kind', setKind],
  ['emphasise', emphasise],
  ['emphasise', emphasise],
  ['bracket', bracket],
  ['lift brackets', liftBrackets],
  ['retain', retain],
  ['concept', concept],
  ['link', link],
  ['undo', undo],
  ['undo', undo],
  ['redo', redo],
]
const ACTIONS: readonly Action[] = [
  ...COMMON,
  ['withdraw', withdraw],
  ['propose removal', removeParagraph],
  ['support', support],
  ['annotate', annotate],
]
const PEN_ACTIONS: readonly Action[] = [
  ...COMMON,
  ['incorporate', incorporate],
  ['incorporate', incorporate],
  ['incorporate', incorporate],
  ['decline', decline],
  ['incorporate a part', incorporatePart],
  ['reopen', reopen],
  ['reopen', reopen],
  ['remove paragraph', removeParagraph],
]

/** A place in the text between two whole characters: a paragraph's mark or a character of it. */
function place(replica: Seat, pick: Pick) {
  const paragraph = pick(replica.read())
  const mark = paragraph && parseParagraphId(paragraph.id)
  if (!paragraph || !mark) return null
  const ends = paragraph.runs.flatMap(({ client, clock, text }) => {
    const found: { client: number; clock: number }[] = []
    let at = clock
    for (const char of text) {
      at += char.length
      found.push({ client, clock: at - 1 })
    }
    return found
  })
  return pick([mark, ...ends]) ?? mark
}

function phrase(replica: Seat, pick: Pick): string | null {
  const run = pick(pick(replica.read())?.runs ?? [])
  const chars = [...(run?.text ?? '')]
  const start = pick([...chars.keys()]) ?? 0
  return chars.slice(start, start + (pick([1, 1, 2, 5, 9]) ?? 1)).join('') || null
}

function type(replica: Seat, pick: Pick): void {
  const at = place(replica, pick)
  if (at) replica.writer.type(at, ` ${pick(WORDS)}`)
}

function remove(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  if (words) replica.remove(words)
}

/** A list may name half a character: nothing in the lists themselves forbids it ([V6]). */
function listUnits(replica: Seat, pick: Pick): void {
  const run = pick(pick(replica.read())?.runs ?? [])
  const start = pick([...(run?.text ?? '').split('').keys()])
  if (!run || start === undefined) return
  const length = Math.min(pick([1, 2, 3, 4]) ?? 1, run.text.length - start)
  replica.writer.remove([[run.client, run.clock + start, length]])
}

function replace(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  if (words) replica.replace(words, pick(WORDS) ?? '')
}

function split(replica: Seat, pick: Pick): void {
  const at = place(replica, pick)
  if (at && itemAt(replica.doc, at)) replica.writer.splitAfter(at)
}

function newParagraph(replica: Seat, pick: Pick): void {
  const paragraph = pick(replica.read())
  if (paragraph) replica.writer.newParagraphAfter(paragraph.id, 'plain', pick(WORDS) ?? '')
}

function join(replica: Seat, pick: Pick): void {
  const paragraph = pick(replica.read().slice(1))
  if (paragraph) replica.writer.joinToPrevious(paragraph.id)
}

function move(replica: Seat, pick: Pick): void {
  const paragraphs = replica.read()
  const paragraph = pick(paragraphs.slice(1))
  const after = pick(paragraphs)
  if (paragraph && after) replica.writer.moveParagraph(paragraph.id, after.id)
}

function setKind(replica: Seat, pick: Pick): void {
  const paragraph = pick(replica.read())
  const [kind, level] = pick(SHAPES) ?? ['plain', 0]
  if (paragraph) replica.writer.setKind(paragraph.id, kind, level)
}

const SHAPES = [
  ['sub', 1],
  ['sub', 2],
  ['op', 0],
  ['heading', 0],
] as const

function emphasise(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  const style = pick(EMPHASIS_STYLES)
  if (words && style)
    replica.writer.emphasise(replica.ranges(words), style, pick([true, true, false]) ?? true)
}

function bracket(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  if (words) replica.writer.bracket(replica.ranges(words))
}

function liftBrackets(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  if (words) replica.writer.liftBrackets(replica.ranges(words))
}

function retain(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  const paragraph = pick(replica.read())
  if (words && pick([true, false])) replica.writer.retain(replica.ranges(words), 'as drafted')
  else if (paragraph) replica.writer.retain(paragraph.id)
}

function concept(replica: Seat, pick: Pick): void {
  const paragraph = pick(replica.read())
  if (paragraph) replica.writer.propose(paragraph.id, 'mental health')
}

function link(replica: Seat, pick: Pick): void {
  const words = phrase(replica, pick)
  if (words) replica.writer.link(replica.ranges(words), 'https://undocs.org/S/RES/2518')
}

function support(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals)
  if (proposal) replica.writer.support(proposal, pick(SUPPORTS) ?? 'none')
}

function annotate(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals)
  if (proposal) replica.writer.annotate(proposal, { source: 'S/RES/2518 (2020)' })
}

function incorporatePart(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals.filter(isOpen))
  if (!proposal) return
  const ranges = [
    ...proposal.inserted.ranges,
    ...proposal.deleted.ranges,
    ...proposal.subject.ranges,
  ]
  const [client = 0, clock = 0, length = 0] = pick(ranges) ?? []
  if (length > 0) replica.writer.incorporatePart(proposal, [[client, clock, Math.ceil(length / 2)]])
}

function reopen(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals.filter(({ verdict }) => verdict !== null))
  if (proposal) replica.writer.reopen(proposal)
}

function removeParagraph(replica: Seat, pick: Pick): void {
  const paragraphs = replica.read()
  const paragraph = pick(paragraphs.slice(1))
  if (paragraph && paragraphs.length > 4) replica.writer.removeParagraph(paragraph.id)
}

function withdraw(replica: Seat, pick: Pick): void {
  const own = replica.proposals.filter(
    (one) => one.delegation === replica.writer.author.delegation && isOpen(one),
  )
  const proposal = pick(own)
  if (proposal) replica.writer.withdraw(proposal)
}

function incorporate(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals.filter(isOpen))
  if (proposal) replica.writer.incorporate(proposal)
}

function decline(replica: Seat, pick: Pick): void {
  const proposal = pick(replica.proposals.filter(isOpen))
  if (proposal) replica.writer.decline(proposal)
}

function undo(replica: Seat): void {
  replica.writer.undo()
}

function redo(replica: Seat): void {
  replica.writer.redo()
}
