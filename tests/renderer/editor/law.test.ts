import { $getSelection, $isRangeSelection, $setCompositionKey } from 'lexical'
import { describe, expect, it } from 'vitest'
import { $startComposition } from '../../../renderer/editor/binding/actions.ts'
import { splitsPair } from '../../../renderer/editor/binding/text-diff.ts'
import type { Range } from '../../../shared/domain/char-ids.ts'
import { EMPHASIS_STYLES } from '../../../shared/domain/segments.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import {
  backspace,
  cut,
  del,
  enter,
  type Key,
  paste,
  redo,
  type,
  undo,
  wordBack,
  wordForward,
} from './keys.ts'
import { expectLaw, settle } from './notation.ts'
import { Random } from './random.ts'
import { baseOf, deliver, openRoom, type Seat, type Spot, selectIn, shownBy } from './room.ts'

const PARAGRAPHS = [
  'Statement',
  'The Security Council reaffirms its responsibility.',
  'It pays tribute to 𠮷 those who lost their lives.',
  '',
  'It calls upon all States 👩‍🚀 to act.',
]

/** Runs for each seed; `STEPS` and `SEEDS` make a longer run of it. */
const STEPS = Number(process.env.STEPS ?? 150)
const SEEDS = (process.env.SEEDS ?? '1,2,3,4').split(',').map(Number)

describe('[V7] random work by two delegations and the penholder, delivered at random', () => {
  it.each(SEEDS)('shows a fresh derivation after every transaction (seed %i)', (seed) => {
    const random = new Random(seed)
    const seats = openRoom(PARAGRAPHS, ['CHN', 'FRA', 'USA'])
    let proposals = 0
    for (let step = 0; step < STEPS; step++) {
      const seat = random.pick(seats)
      act(seat, random)
      expectLaw(seat)
      const receiver = random.pick(seats)
      for (let count = random.below(5); count > 0 && receiver.inbox.length > 0; count--) {
        deliver(receiver, 1)
        expectLaw(receiver)
      }
      proposals = Math.max(proposals, readProposals(seat.ledger).length)
    }
    settle(seats)
    const [first, ...rest] = seats.map((seat) => plainLook(seat))
    for (const other of rest) expect(other).toEqual(first)
    expect(proposals).toBeGreaterThan(10)
    for (const seat of seats) expect(seat.binding.redraws).toBe(1)
  })
})

// Everybody sees the same, apart from the tint of one's own words.
function plainLook(seat: Seat): string {
  return JSON.stringify(shownBy(seat)).replaceAll('|own|', '||')
}

function act(seat: Seat, random: Random): void {
  const roll = random.next()
  if (seat.code === 'CHN' && roll < 0.15) decide(seat, random)
  else if (roll < 0.2) compose(seat, random)
  else if (roll < 0.4) say(seat, random)
  else press(seat, random)
}

function press(seat: Seat, random: Random): void {
  const anchor = anySpot(seat, random)
  selectIn(seat, anchor, random.next() < 0.3 ? anySpot(seat, random) : anchor)
  const base = baseOf(seat)
  random.pick(KEYS)(random)(seat)
  // [V2] no key of a delegation changes the base text by one character.
  if (seat.code !== 'CHN') expect(baseOf(seat)).toBe(base)
}

const KEYS: readonly ((random: Random) => Key)[] = [
  (random) => type(random.pick(['a', 'ab', 'e', ' all', 'sss'])),
  (random) => type(random.pick(['𠮸', 'x', 'e'])),
  () => enter,
  () => backspace,
  () => backspace,
  () => del,
  () => wordBack,
  () => wordForward,
  () => cut,
  (random) => paste(random.pick(['new words', 'one\ntwo', '\nthree', 'a\n\nb\n'])),
  () => undo,
  () => redo,
]

function decide(seat: Seat, random: Random): void {
  const all = readProposals(seat.ledger)
  const settled = all.filter(({ verdict }) => verdict !== null)
  if (settled.length > 0 && random.next() < 0.3) seat.writer.reopen(random.pick(settled))
  const open = readProposals(seat.ledger).filter(({ state }) => state === 'open')
  if (open.length === 0) return
  const proposal = random.pick(open)
  if (random.next() < 0.6) seat.writer.incorporate(proposal)
  else if (random.next() < 0.3)
    seat.writer.incorporatePart(proposal, proposal.inserted.ranges.slice(0, 1))
  else seat.writer.decline(proposal)
}

// Everything that is said of words and paragraphs without typing, as menus and keys would say it.
function say(seat: Seat, random: Random): void {
  const { writer, ledger } = seat
  const paragraphs = readView(ledger, { kind: 'markup' })
  const one = random.pick(paragraphs)
  const run = one.runs.length > 0 ? random.pick(one.runs) : null
  const whole: Range | null = run && [run.client, run.clock, run.text.length]
  const part: Range | null =
    whole && !run?.sign && !/[\ud800-\udfff]/.test(run?.text ?? '')
      ? [whole[0], whole[1], 1 + random.below(whole[2])]
      : whole
  const base = baseOf(seat)
  random.pick<() => void>([
    () => writer.moveParagraph(one.id, random.pick(paragraphs).id),
    () => writer.moveParagraph(one.id, random.pick(paragraphs).id),
    () => writer.setKind(one.id, random.pick(['op', 'sub', 'heading']), random.below(3)),
    () => part && writer.emphasise([part], random.pick(EMPHASIS_STYLES), random.next() < 0.7),
    () => part && writer.bracket([part]),
    () => part && writer.liftBrackets([part]),
    () => part && writer.link([part], 'https://undocs.org/S/RES/2518'),
    () => part && writer.retain([part]),
    () => part && writer.footnote({ client: part[0], clock: part[1] + part[2] - 1 }, 'S/2020/1'),
    () => writer.propose(one.id, 'mental health'),
  ])()
  if (seat.code !== 'CHN') expect(baseOf(seat)).toBe(base)
}

// An input method types into the text node while others write; nothing is stated until it is done.
function compose(seat: Seat, random: Random): void {
  const spot = anySpot(seat, random)
  selectIn(seat, spot)
  const inNode = (work: (text: string, at: number) => string): void =>
    seat.editor.update(
      () => {
        const selection = $getSelection()
        if (!$isRangeSelection(selection) || selection.anchor.type !== 'text') return
        const node = selection.anchor.getNode()
        if (!('setTextContent' in node)) return
        const at = selection.anchor.offset
        const text = node.getTextContent()
        const next = work(text, at)
        node.setTextContent(next)
        selection.setTextNodeRange(
          node,
          at + next.length - text.length,
          node,
          at + next.length - text.length,
        )
      },
      { discrete: true },
    )
  const isText = seat.editor.read(() => {
    const selection = $getSelection()
    return $isRangeSelection(selection) && selection.anchor.type === 'text'
  })
  if (!isText) return
  const clock = seat.doc.store.clients.size
  seat.editor.update(
    () => {
      const selection = $getSelection()
      $startComposition(seat.binding)
      if ($isRangeSelection(selection)) $setCompositionKey(selection.anchor.key)
    },
    { discrete: true },
  )
  inNode((text, at) => `${text.slice(0, at)}di${text.slice(at)}`)
  deliver(seat, random.below(4))
  expect(seat.doc.store.clients.size).toBeGreaterThanOrEqual(clock)
  inNode((text, at) => `${text.slice(0, at - 2)}点${text.slice(at)}`)
  seat.editor.update(() => $setCompositionKey(null), { discrete: true })
}

function anySpot(seat: Seat, random: Random): Spot {
  const shown = shownBy(seat)
  const paragraph = random.below(shown.length)
  const text = shown[paragraph]?.runs.map((run) => run.text).join('') ?? ''
  const offset = random.next() < 0.2 ? 0 : random.below(text.length + 1)
  return { paragraph, offset: splitsPair(text, offset) ? offset - 1 : offset }
}
