import * as Y from 'yjs'
import { parseParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { Stage } from '../../../../shared/domain/roles.ts'
import { plainText } from '../../../../shared/domain/views.ts'
import { GuardedText, UNEXPECTED } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { hasPending } from '../../../../shared/ydoc/guard/stored.ts'
import { clockOf, isFence, itemAt } from '../../../../shared/ydoc/items.ts'
import { Ledger } from '../../../../shared/ydoc/ledger.ts'
import { readView } from '../../../../shared/ydoc/read-text.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { Replica, randomFrom } from '../notation.ts'
import { randomAction } from '../random-actions.ts'
import { FRA, FRA_TOO, fra, from, PEN, pen, roomWith, tapeText, USA, usa } from './a-room.ts'
import { block, type RawItem, type Ref, rawUpdate } from './raw-update.ts'

// Updates of FRA with flipped bytes, and updates drawn item by item from everything that bytes can say. Whatever the
// guard makes of them: no exception, nothing pending, no root created, neither the base text nor a closed paragraph nor
// anything of USA or the pen is changed, nothing on the tape is under the silence procedure, and a replica that gets
// what the guard sends on has the same document.

export type MutationRun = {
  readonly seed: number
  readonly tried: number
  readonly accepted: number
  readonly refused: Readonly<Record<string, number>>
  readonly faults: readonly string[]
}

type Dice = (sides: number) => number

const UPDATES_PER_ROOM = 40
/** The furnished room's last paragraph. */
const CLOSED = `${PEN}:45`

/** What is attacked: a room with something in it, how its guard is made, and what FRA must not be able to change. */
export type Ground = {
  furnished(): GuardedText
  guard(doc: Y.Doc): GuardedText
  untouchable(doc: Y.Doc, stage: Stage): string
  /** What an honest client of FRA would send next; null if it has nothing to say. */
  honest(room: GuardedText, random: () => number): Uint8Array | null
}

const ROLLING_TEXT: Ground = {
  furnished: furnishedRoom,
  guard: (doc) => new GuardedText(doc),
  untouchable: (doc, stage) => untouchableOf(doc) + (stage === 'silence' ? tapeText(doc) : ''),
  honest: (room, random) => {
    const author = { delegation: fra.delegation, role: fra.role, clientIds: { proposing: FRA } }
    const replica = new Replica(author, Y.encodeStateAsUpdate(room.doc), () => 0)
    for (let i = 0; replica.outbox.length === 0 && i < 9; i++) randomAction(replica, random)
    return replica.outbox[0] ?? null
  },
}

export function runMutations(seed: number, steps: number, ground = ROLLING_TEXT): MutationRun {
  const random = randomFrom(seed)
  const dice: Dice = (sides) => Math.floor(random() * sides)
  const start = Y.encodeStateAsUpdate(ground.furnished().doc)
  const refused: Record<string, number> = {}
  const faults: string[] = []
  let accepted = 0
  let trial = new Trial(ground, start, 'drafting')
  for (let step = 0; step < steps && faults.length < 3; step++) {
    if (step % UPDATES_PER_ROOM === 0)
      trial = new Trial(ground, start, dice(4) ? 'drafting' : 'silence')
    const honest = dice(2) ? ground.honest(trial.room, random) : null
    const update = honest ? mutated(honest, dice) : drawn(trial.room, dice)
    const outcome = trial.attempt(update)
    if (outcome === 'accepted') accepted++
    else refused[outcome] = (refused[outcome] ?? 0) + 1
    const fault = trial.faultAfter(outcome)
    if (!fault) continue
    faults.push(`step ${step}: ${fault}: ${Buffer.from(update).toString('hex')}`)
    trial = new Trial(ground, start, 'drafting')
  }
  return { seed, tried: steps, accepted, refused, faults }
}

class Trial {
  readonly room: GuardedText
  readonly #ground: Ground
  readonly #replica: Y.Doc
  readonly #untouchable: string

  constructor(ground: Ground, state: Uint8Array, stage: Stage) {
    this.#ground = ground
    this.room = ground.guard(load(state))
    this.room.stage = stage
    this.#replica = load(state)
    this.#untouchable = this.#readUntouchable()
  }

  attempt(update: Uint8Array): string {
    try {
      const judged = this.room.receive(update, fra)
      if (!judged.ok) {
        return judged.refusal.detail === UNEXPECTED ? UNEXPECTED : judged.refusal.code
      }
      if (judged.update) Y.applyUpdate(this.#replica, judged.update)
      return 'accepted'
    } catch (error) {
      return `threw ${error}`
    }
  }

  faultAfter(outcome: string): string | null {
    if (outcome === UNEXPECTED || outcome.startsWith('threw')) return outcome
    if (hasPending(this.room.doc)) return 'something is pending'
    if (outcome !== 'accepted') return null
    if (this.#readUntouchable() !== this.#untouchable) return 'what is not FRA’s has changed'
    const [ours, theirs] = [this.room.doc, this.#replica].map((doc) => Y.encodeStateAsUpdate(doc))
    return ours && theirs && Buffer.compare(ours, theirs) === 0 ? null : 'a replica differs'
  }

  #readUntouchable(): string {
    return this.#ground.untouchable(this.room.doc, this.room.stage)
  }
}

export function load(state: Uint8Array): Y.Doc {
  const doc = newReplica()
  Y.applyUpdate(doc, state)
  return doc
}

/** Everything that FRA must not be able to change. */
export function untouchableOf(doc: Y.Doc): string {
  const ledger = new Ledger(doc)
  const read = (delegations: readonly (typeof usa.delegation)[]) =>
    plainText(readView(ledger, { kind: 'ifIncorporated', delegations }))
  const roots = [...doc.share.keys()].filter((name) => !['d:FRA', 'cut:FRA', 'text'].includes(name))
  const values = ['incorporated', 'cut', 'cut:USA'].map((name) => doc.getArray(name).toJSON())
  const maps = ['decided', 'blocks', 'who', 'd:USA'].map((name) => doc.getMap(name).toJSON())
  const base = plainText(readView(ledger, { kind: 'base' }))
  const closed = [...closedSegments(ledger)]
  ledger.destroy()
  return JSON.stringify([base, read([usa.delegation]), closed, roots.sort(), values, maps])
}

/** The closed paragraph from its mark to its fence, with what is proposed about it ([G15]). */
function* closedSegments(ledger: Ledger) {
  const mark = parseParagraphId(CLOSED)
  let item = mark && itemAt(ledger.doc, mark)
  for (; item && !isFence(item); item = item.right) yield* ledger.segmentsOf(item)
}

/** A text with surrogate pairs, proposals of two delegations, verdicts, cuts and a closed paragraph. */
export function furnishedRoom(): GuardedText {
  const room = roomWith('Statement', 'The \u{20BB7}\u{20BB7} Council.', 'It urges all.', 'Closed.')
  const receive = (update: Uint8Array, by: typeof fra): void => {
    const judged = room.receive(update, by)
    if (!judged.ok) throw new Error(`the furniture was refused: ${judged.refusal.code}`)
  }
  const typed = (client: number, at: number, text: string) =>
    from(room, client, { after: [PEN, at], before: [PEN, at + 1], text })
  receive(typed(USA, 3, 'usa'), usa)
  receive(typed(FRA, 5, 'fra \u{20BB7}'), fra)
  const del = (at: number) => ({ kind: 'del', ids: [[PEN, at, 2]] })
  receive(from(room, USA, { root: 'd:USA', key: 's', values: [del(5)] }), usa)
  receive(from(room, FRA, { root: 'd:FRA', key: 's', values: [del(7)] }), fra)
  receive(from(room, FRA, { root: 'd:FRA', key: 'a', values: [{ kind: 'pos', v: 'none' }] }), fra)
  receive(from(room, FRA, { root: 'cut:FRA', values: [[FRA, 0, 1]] }), fra)
  receive(from(room, USA, { root: 'cut:USA', values: [[USA, 0, 1]] }), usa)
  const verdict = { v: 'declined', rec: [FRA, 6] }
  receive(from(room, PEN, { root: 'decided', key: 'FRA/s', values: [verdict] }), pen)
  receive(from(room, PEN, { root: 'incorporated', values: [[USA, 1, 1]] }), pen)
  receive(from(room, PEN, { root: 'cut', values: [[PEN, 12, 2]] }), pen)
  const closed = { root: 'blocks', key: CLOSED, values: [{ closed: true }] }
  receive(from(room, PEN, closed), pen)
  return room
}

/** The same with a few bytes changed. */
function mutated(honest: Uint8Array, dice: Dice): Uint8Array {
  const bytes = honest.slice()
  for (let left = dice(4); left > 0; left--) {
    const at = dice(bytes.length)
    const byte = bytes[at] ?? 0
    bytes[at] = [dice(256), byte ^ (1 << dice(8)), byte + 1, byte - 1][dice(4)] ?? 0
  }
  return bytes
}

const KEYS = ['a', 's', 'k', `${PEN}:11`, 'FRA/s', '__proto__', String(FRA), 'a'.repeat(60)]
const ROOTS = ['text', 'd:FRA', 'cut:FRA', 'd:USA', 'cut:USA', 'incorporated', 'cut', 'decided']
const ODD = ['gc', 'skip', 'format', 'type', 'binary', 'json', 'doc'] as const

/** Any struct at all, with references that mostly exist. */
function drawn(room: GuardedText, dice: Dice): Uint8Array {
  const clients = [...room.doc.store.clients.keys(), FRA, FRA_TOO]
  const pick = <T>(all: readonly T[]): T => all[dice(all.length)] as T
  const ref = (): Ref => {
    const client = pick(clients)
    return [client, dice(Math.max(2, clockOf(room.doc, client) + (dice(8) ? 0 : 3)))]
  }
  const range = () => [...ref(), 1 + dice(3)]
  const values = (): unknown =>
    pick<() => unknown>([
      () => ({ kind: 'del', ids: [range()] }),
      () => ({ kind: 'comment', note: 'n', ids: [range(), range()] }),
      () => ({
        kind: pick(['pos', 'ins', 'remove']),
        v: 'none',
        head: ref(),
        pid: ref().join(':'),
      }),
      () => ({ kind: 'pos', v: 'x' }),
      () => ({ v: 'declined', rec: ref() }),
      range,
      range,
      () => pick([null, 1, 'x', [], {}, true, undefined, -1]),
    ])()
  const content = (): RawItem =>
    pick<() => RawItem>([
      () => ({ text: pick(['x', 'ab', '\u{20BB7}', '', '\n', '\ufffd']) }),
      () => ({ text: pick(['x', 'yes']) }),
      () => ({ embed: pick<unknown>([{ p: 'op' }, { f: 1 }, { p: 'x' }, null, 7, []]) }),
      () => ({ values: Array.from({ length: dice(3) }, values) }),
      () => ({ values: [values()] }),
      () => ({ gone: dice(4) }),
      () => ({ odd: pick(ODD) }),
    ])()
  const item = (): RawItem => ({
    ...content(),
    ...(dice(3) ? { after: ref() } : {}),
    ...(dice(2) ? { before: ref() } : {}),
    ...(dice(3) ? { root: pick(ROOTS) } : { root: 'd:FRA' }),
    ...(dice(2) ? { key: pick(KEYS) } : {}),
    ...(dice(20) ? {} : { nestedIn: ref() }),
  })
  const items = () => Array.from({ length: 1 + dice(dice(2) ? 1 : 4) }, item)
  const blocks = [FRA, ...(dice(3) ? [] : [FRA_TOO])].map((client) =>
    block(client, clockOf(room.doc, client) - (dice(5) ? 0 : 1), ...items()),
  )
  const deletions = dice(4) ? [] : [[pick(clients), [[dice(12), 1 + dice(2)]]] as const]
  return rawUpdate(dice(9) ? blocks : [], deletions as never)
}
