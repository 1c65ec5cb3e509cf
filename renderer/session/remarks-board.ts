import type { Audience } from '../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Thread } from '../../shared/domain/comments.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import {
  isBeforeLastChange,
  type Position,
  positionKey,
  type Standing,
  standingOf,
} from '../../shared/domain/positions.ts'
import type { PositionRecord, SupportRecord } from '../../shared/domain/records.ts'
import type { ToldSupport } from '../../shared/domain/stands.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { fingerprint } from '../../shared/ydoc/fingerprint.ts'
import type { Remarker } from '../../shared/ydoc/remarker.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { type Idle, LATEST_MS, whenIdle } from './follow-text.ts'
import type { LiveText } from './live-text.ts'
import type { Reading } from './readings.ts'
import { FollowedRoom } from './remarks/followed-room.ts'
import type { PendingRemarks } from './remarks/pending-remarks.ts'
import type { RemarkRoom } from './remarks/remark-room.ts'

/** A position, and whether the wording has changed since ([Q2]). */
export type ShownPosition = Position & { readonly isBefore: boolean }

/** Where everybody stands, as far as this window may read it. */
export type PositionsReading = {
  readonly standing: Standing<ShownPosition>
  /** Every word, also those that another one of the same delegation goes before. */
  readonly all: readonly ShownPosition[]
}

const NO_POSITIONS: PositionsReading = { standing: new Map(), all: [] }

/** A thread, and where its words are now ([Q9]). */
export type ShownThread = Thread & {
  /** The paragraph in which the words stand; the one it was begun in if none is left. */
  readonly place: ParagraphId
  readonly areWordsGone: boolean
}

/** Positions and threads of all rooms that this window is in, read behind the keys whenever one of them or the text changes. */
export class RemarksBoard {
  readonly positions: ExternalStore<PositionsReading>
  readonly threads: ExternalStore<readonly ShownThread[]>
  /** Stands on proposals of which fewer than all members were told. */
  readonly supports: ExternalStore<readonly ToldSupport[]>
  readonly #positions = new Cell(NO_POSITIONS)
  readonly #threads = new Cell<readonly ShownThread[]>([])
  readonly #supports = new Cell<readonly ToldSupport[]>([])
  readonly #pending: PendingRemarks | null
  readonly #stopPending: () => void
  readonly #idle: Idle
  readonly #rooms: FollowedRoom[] = []
  #reading: ExternalStore<Reading> | null = null
  #stopReading: () => void = () => {}
  #cancel: (() => void) | null = null
  #shown: string | null = null
  #shownThreads: string | null = null

  constructor(idle: Idle = whenIdle, pending: PendingRemarks | null = null) {
    this.positions = this.#positions
    this.threads = this.#threads
    this.supports = this.#supports
    this.#idle = idle
    this.#pending = pending
    const sayAll = (): void => {
      for (const { room } of this.#rooms) this.#sayPending(room)
    }
    this.#stopPending = pending?.waiting.subscribe(sayAll) ?? (() => {})
  }

  /** Follows a room, until it is called off; the wording is that of the room in which everybody reads. */
  add(room: RemarkRoom): () => void {
    const followed = new FollowedRoom(room, () => {
      if (room.session && room.audience === 'all') {
        this.#followText(room.session.text.getSnapshot())
      }
      this.#sayPending(room)
      this.#schedule()
    })
    this.#rooms.push(followed)
    followed.attach()
    return () => {
      followed.close()
      this.#rooms.splice(this.#rooms.indexOf(followed), 1)
      this.#schedule()
    }
  }

  /** What the same author said there before, the last word first ([Q4]). */
  earlier(position: Position): readonly PositionRecord[] {
    const { paragraph, delegation, attested, audience } = position
    const by = attested?.by ?? delegation
    const key = positionKey(paragraph, attested ? delegation : undefined)
    const said = this.#rooms
      .filter(({ room }) => room.audience === audience)
      .map((followed) => followed.history(by, key))
    return said.find((records) => records.length > 0)?.slice(1) ?? []
  }

  /** What a delegation said of a proposal to an audience, the last word first ([Q14]). */
  earlierSupports(by: DelegationCode, on: string, audience: Audience): readonly SupportRecord[] {
    const rooms = this.#rooms.filter(({ room }) => room.audience === audience)
    const said = rooms.map((followed) => followed.supportHistory(by, on))
    return said.find((records) => records.length > 0) ?? []
  }

  /** The name of the room in which the thread is, and who writes there; null if nothing can be written there now. */
  remarkerOf(thread: Thread): { readonly room: string; readonly writer: Remarker } | null {
    const room = this.roomOf(thread)
    const writer = room === null ? null : this.remarkerIn(room)
    return room !== null && writer ? { room, writer } : null
  }

  /** The name of the room in which the thread is, whether or not anything can be written there now. */
  roomOf({ root, audience }: Thread): string | null {
    const found = this.#rooms.find(
      (one) =>
        one.room.audience === audience &&
        one.read().threads.some((thread) => thread.root.name === root.name),
    )
    return found?.room.name ?? null
  }

  /** Who writes in the room of that name; null if it is not open or nothing can be written there now. */
  remarkerIn(name: string): Remarker | null {
    return this.#rooms.find(({ room }) => room.name === name)?.room.remarker() ?? null
  }

  /** What is written in the room of that name; null if it cannot be read here. */
  remarksIn(name: string): Remarker['doc'] | null {
    return this.#rooms.find(({ room }) => room.name === name)?.room.doc() ?? null
  }

  close(): void {
    this.#cancel?.()
    this.#stopPending()
    this.#stopReading()
    for (const room of this.#rooms.splice(0)) room.close()
  }

  /** What was said while the room was not open is said as soon as it is. */
  #sayPending({ name, remarker }: RemarkRoom): void {
    const writer = this.#pending?.isWaitingFor(name) ? remarker() : null
    if (writer) this.#pending?.say(name, writer)
  }

  #followText(text: LiveText | null): void {
    const reading = text?.reading ?? null
    if (reading === this.#reading) return
    this.#stopReading()
    this.#reading = reading
    this.#stopReading = reading?.subscribe(() => this.#schedule()) ?? (() => {})
  }

  #schedule(): void {
    this.#cancel ??= this.#idle(() => {
      this.#cancel = null
      this.#read()
    }, LATEST_MS)
  }

  #read(): void {
    this.#readPositions()
    this.#readThreads()
    this.#readSupports()
  }

  #readSupports(): void {
    const told = this.#rooms.flatMap((room) => room.read().supports)
    if (JSON.stringify(told) !== JSON.stringify(this.#supports.getSnapshot()))
      this.#supports.set(told)
  }

  #readThreads(): void {
    const threads = this.#rooms.flatMap((room) => room.read().threads)
    const placed = placeThreads(this.#reading?.getSnapshot().markup ?? [], threads)
    const shown = JSON.stringify(placed)
    if (shown === this.#shownThreads) return
    this.#shownThreads = shown
    this.#threads.set(placed)
  }

  #readPositions(): void {
    const stated = this.#rooms.flatMap((room) => room.read().positions)
    const wordings = wordingsOf(this.#reading?.getSnapshot(), stated)
    const all = stated.map((position): ShownPosition => {
      const isBefore = isBeforeLastChange(position, wordings.get(position.paragraph))
      return { ...position, isBefore }
    })
    // Most changes of the text change nobody's position.
    const shown = JSON.stringify(all)
    if (shown === this.#shown) return
    this.#shown = shown
    this.#positions.set({ standing: standingOf(all), all })
  }
}

/** The fingerprints of the paragraphs on which somebody stands. */
function wordingsOf(
  reading: Reading | undefined,
  positions: readonly Position[],
): ReadonlyMap<ParagraphId, string> {
  const wanted = new Set(positions.map(({ paragraph }) => paragraph))
  const wordings = new Map<ParagraphId, string>()
  for (const view of [reading?.markup ?? [], reading?.base ?? []]) {
    for (const paragraph of view) {
      if (wanted.has(paragraph.id)) wordings.set(paragraph.id, fingerprint(paragraph))
    }
  }
  return wordings
}

/** The wording of a paragraph to which a position is bound ([Q2]), or null if there is none. */
export function wordingOf(reading: Reading, id: ParagraphId): string | null {
  const isIt = (paragraph: { readonly id: ParagraphId }): boolean => paragraph.id === id
  const paragraph = reading.base.find(isIt) ?? reading.markup.find(isIt)
  return paragraph ? fingerprint(paragraph) : null
}

/** Finds the words of threads in the mark-up, in one pass. */
function placeThreads(
  markup: readonly Paragraph[],
  threads: readonly Thread[],
): readonly ShownThread[] {
  const anchored = threads.filter(({ ranges }) => ranges.length > 0)
  const places = new Map<Thread, ParagraphId>()
  for (const { id, runs } of anchored.length > 0 ? markup : []) {
    for (const { client, clock, text } of runs) {
      for (const thread of anchored) {
        const isHere = thread.ranges.some(
          ([other, start, length]) =>
            other === client && start < clock + text.length && start + length > clock,
        )
        if (isHere && !places.has(thread)) places.set(thread, id)
      }
    }
  }
  return threads.map((thread) => ({
    ...thread,
    place: places.get(thread) ?? thread.paragraph,
    areWordsGone: thread.ranges.length > 0 && !places.has(thread),
  }))
}
