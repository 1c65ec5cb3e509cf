import * as Y from 'yjs'
import { holdsPen, type Stage } from '../../domain/roles.ts'
import type { CostMeter } from './cost-meter.ts'
import { NESTED, type NewItem } from './frame/new-item.ts'
import { type Frame, readFrame } from './frame/read-frame.ts'
import { Judging, type Session } from './judging.ts'
import { COST, LIMITS } from './limits.ts'
import type { Knowledge } from './order/knowledge.ts'
import { schedule } from './order/schedule.ts'
import { Simulation } from './order/simulation.ts'
import type { Quotas, Use } from './quotas.ts'
import { refuse } from './refuse.ts'
import { checkPlaceIsOpen } from './rules/closed-paragraphs.ts'
import { checkDeletions } from './rules/deletion-rules.ts'
import { checkListEntry } from './rules/range-rules.ts'
import { checkBlock, checkMayGiveWay, checkRecord, checkVerdict } from './rules/record-rules.ts'
import { mayImport } from './rules/rights.ts'
import { checkTapeItem } from './rules/tape-rules.ts'
import { lastOfKey } from './stored.ts'
import { isListRoot, type Spot, type TextState } from './text-state.ts'

/** What an update is judged against. */
export type Bench = {
  readonly state: TextState
  readonly knowledge: Knowledge
  readonly quotas: Quotas
  readonly stage: Stage
}

/** What was found legal: exactly this is to be applied. */
export type Sentence = { readonly update: Uint8Array | null; readonly use: Use }

/**
 * Judges an update without applying anything. Throws `Refused` at the first broken rule; what was learnt until then
 * must be rolled back by the caller.
 */
export function judge(
  bench: Bench,
  bytes: Uint8Array,
  session: Session,
  cost: CostMeter,
): Sentence {
  const isImport = mayImport(session.role, bench.state.scope)
  const frame = readFrame(
    bench.state.doc,
    bytes,
    {
      maxBytes: isImport ? LIMITS.importBytes : LIMITS.updateBytes,
      isAuthor: (client) => isAuthor(bench.state, session, client),
    },
    cost,
  )
  const judging = new Judging(bench.state, session, bench.stage, frame.blocks, cost)
  new Judgement(judging, bench.knowledge).run(frame)
  if (!isImport) bench.quotas.check(session.delegation, judging.use)
  return { update: frame.update, use: judging.use }
}

/** [G2] Each new struct is of a client id leased to this connection, and typed by a hand that it has. */
function isAuthor(state: TextState, session: Session, client: number): boolean {
  const lease = state.leaseOf(client)
  if (!session.clients.has(client) || lease?.delegation !== session.delegation) return false
  return lease.hand !== 'base' || holdsPen(session.role)
}

type Valued = { readonly item: NewItem; readonly spot: Spot }

class Judgement {
  readonly #judging: Judging
  readonly #simulation: Simulation
  /** Items outside the tape, whose values are read once everything they may name is placed. */
  readonly #valued: Valued[] = []

  constructor(judging: Judging, knowledge: Knowledge) {
    this.#judging = judging
    this.#simulation = new Simulation(knowledge, (id) => judging.at(id), judging.cost)
  }

  run(frame: Frame): void {
    const judging = this.#judging
    const left = schedule(
      frame.blocks,
      (client) => judging.known(client),
      (item) => this.#place(item),
    )
    if (left > 0) refuse(this.#isDangling(frame) ? 'dangling' : 'cycle')
    for (const valued of this.#valued) this.#checkValue(valued)
    checkDeletions(judging, frame.deletions)
  }

  /** [G3] Whether something refers to what is neither stored nor in the update. */
  #isDangling({ blocks }: Frame): boolean {
    for (const items of blocks.values()) {
      for (const { origin, rightOrigin } of items) {
        if (
          (origin && !this.#judging.find(origin)) ||
          (rightOrigin && !this.#judging.find(rightOrigin))
        ) {
          return true
        }
      }
    }
    return false
  }

  /** One new item, all that it refers to being placed ([G4], [G5], [G7]-[G9], [G15]). */
  #place(item: NewItem): void {
    const judging = this.#judging
    judging.cost.pay(COST.item)
    const spot = this.#spotOf(item)
    const { root: name, sub } = spot
    if (name === NESTED) refuse('nested')
    judging.checkRoot(name, 'foreign-root')
    const root = judging.state.rootNamed(name) ?? refuse('foreign-root', name)
    checkShape(judging, item, spot)
    if (name === 'text') checkTapeItem(judging, item)
    if (sub !== null) this.#countValue(item, sub, name)
    const left = this.#simulation.place(item, { root, name, sub })
    judging.settle(item, spot)
    if (name !== 'text') this.#valued.push({ item, spot })
    else checkPlaceIsOpen(judging, this.#simulation.sequence, item, left)
  }

  /** [G4] The named parent, or the one place where both neighbours hang. */
  #spotOf(item: NewItem): Spot {
    const { parent, parentSub, origin, rightOrigin } = item
    if (parent !== null) return { root: parent, sub: parentSub }
    const left = origin && this.#judging.spotOf(this.#judging.at(origin))
    const right = rightOrigin && this.#judging.spotOf(this.#judging.at(rightOrigin))
    if (left && right && (left.root !== right.root || left.sub !== right.sub)) refuse('mixed')
    return left ?? right ?? refuse('malformed', 'parent')
  }

  #countValue(item: NewItem, key: string, name: string): void {
    const { state, use, cost, ownRecords } = this.#judging
    const root = state.rootNamed(name)
    const isFirst = !item.origin && !(root && lastOfKey(root, key))
    if (!isFirst) {
      use.rewrites++
      cost.spend(COST.rewrite)
    } else if (name === ownRecords) use.records++
  }

  /** [G8], [G10] What stands outside the tape. */
  #checkValue({ item, spot: { root, sub } }: Valued): void {
    const { content } = item
    if (sub !== null && root === this.#judging.ownRecords) checkMayGiveWay(this.#judging, sub)
    if (content instanceof Y.ContentDeleted) {
      // Written and overwritten before it was sent.
      this.#judging.use.rewrites += item.length
      return
    }
    if (!(content instanceof Y.ContentAny)) refuse('schema', root)
    if (sub === null) {
      if (root === this.#judging.ownCuts) this.#judging.use.ownCuts += content.arr.length
      for (const entry of content.arr) checkListEntry(this.#judging, root, entry)
    } else if (content.arr.length !== 1) refuse('schema', root)
    else this.#checkMapValue(root, sub, content.arr[0])
  }

  #checkMapValue(root: string, key: string, value: unknown): void {
    const judging = this.#judging
    if (root === 'decided') checkVerdict(judging, key, value)
    else if (root === 'blocks') checkBlock(judging, key, value)
    else checkRecord(judging, this.#simulation.sequence, value)
  }
}

/** A name for a record must leave room for its delegation's in the name of a verdict on it. */
const RECORD_KEY = /^[A-Za-z0-9][A-Za-z0-9_:-]{0,59}$/
const MAP_KEY = /^[A-Za-z0-9][A-Za-z0-9_:/-]{0,63}$/

/** [G8] Lists have no keys, maps have nothing else. */
function checkShape(judging: Judging, item: NewItem, { root, sub }: Spot): void {
  if (isListRoot(root)) {
    if (sub !== null) refuse('shape', root)
    return
  }
  if (sub === null || item.rightOrigin) refuse('shape', root)
  const key = root === judging.ownRecords ? RECORD_KEY : MAP_KEY
  if (!key.test(sub)) refuse('shape', 'key')
  const isRemoved = item.content instanceof Y.ContentDeleted
  if (isRemoved && item.length > 1) refuse('shape', root)
}
