import type * as Y from 'yjs'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Thread } from '../../shared/domain/comments.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import {
  type Audience,
  isBeforeLastChange,
  type Position,
  positionKey,
  type Standing,
  standingOf,
} from '../../shared/domain/positions.ts'
import type { PositionRecord } from '../../shared/domain/records.ts'
import type { Paragraph } from '../../shared/domain/views.ts'
import { readThreads } from '../../shared/ydoc/comments.ts'
import { fingerprint } from '../../shared/ydoc/fingerprint.ts'
import { historyOf, readPositions } from '../../shared/ydoc/positions.ts'
import { RECORDS_PREFIX } from '../../shared/ydoc/roots.ts'
import type { Writer } from '../../shared/ydoc/writer.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { type Idle, LATEST_MS, whenIdle } from './follow-text.ts'
import type { LiveText, TextSession } from './live-text.ts'
import type { Reading } from './readings.ts'

/** A position, and whether the wording has changed since ([Q2]). */
export type ShownPosition = Position & { readonly isBefore: boolean }

/** Where everybody stands, as far as this window may read it. */
export type PositionsReading = {
  readonly standing: Standing<ShownPosition>
  /** Every word, also those that another one of the same delegation goes before. */
  readonly all: readonly ShownPosition[]
}

const NO_POSITIONS: PositionsReading = { standing: new Map(), all: [] }

type Room = { readonly session: TextSession; readonly audience: Audience }

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
  readonly #positions = new Cell(NO_POSITIONS)
  readonly #threads = new Cell<readonly ShownThread[]>([])
  readonly #idle: Idle
  readonly #rooms: FollowedRoom[] = []
  #reading: ExternalStore<Reading> | null = null
  #stopReading: () => void = () => {}
  #cancel: (() => void) | null = null
  #shown: string | null = null
  #shownThreads: string | null = null

  constructor(idle: Idle = whenIdle) {
    this.positions = this.#positions
    this.threads = this.#threads
    this.#idle = idle
  }

  /** Follows a room, until it is called off; the wording is that of the room in which everybody reads. */
  add(room: Room): () => void {
    const followed = new FollowedRoom(room, () => {
      if (room.audience === 'all') this.#followText(room.session.text.getSnapshot())
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
      .filter((room) => room.audience === audience)
      .map((room) => room.history(by, key))
    return said.find((records) => records.length > 0)?.slice(1) ?? []
  }

  /** The writer of the room in which the thread is; null if nothing can be written there now. */
  writerOf({ root, audience }: Thread): Writer | null {
    const room = this.#rooms.find(
      (one) =>
        one.audience === audience &&
        one.read().threads.some((thread) => thread.root.name === root.name),
    )
    return room?.writer ?? null
  }

  close(): void {
    this.#cancel?.()
    this.#stopReading()
    for (const room of this.#rooms.splice(0)) room.close()
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

const NOTHING = { positions: [], threads: [] }

/** One room's records, read again only when one of them has changed. */
class FollowedRoom {
  readonly #room: Room
  readonly #changed: () => void
  readonly #stopText: () => void
  #doc: Y.Doc | null = null
  #read: { positions: readonly Position[]; threads: readonly Thread[] } | null = null
  /** How many delegations have records here. */
  #maps = 0

  constructor(room: Room, changed: () => void) {
    this.#room = room
    this.#changed = changed
    this.#stopText = room.session.text.subscribe(() => this.attach())
  }

  /** Takes up the present document; another one after a fresh start. */
  attach(): void {
    const doc = this.#room.session.text.getSnapshot()?.ledger.doc ?? null
    if (doc !== this.#doc) {
      this.#doc?.off('afterTransaction', this.#onTransaction)
      this.#doc = doc
      this.#read = null
      doc?.on('afterTransaction', this.#onTransaction)
    }
    this.#changed()
  }

  read(): { readonly positions: readonly Position[]; readonly threads: readonly Thread[] } {
    if (!this.#doc) return NOTHING
    const { audience } = this.#room
    this.#read ??= {
      positions: readPositions(this.#doc, audience),
      threads: readThreads(this.#doc, audience),
    }
    return this.#read
  }

  get audience(): Audience {
    return this.#room.audience
  }

  get writer(): Writer | null {
    const text = this.#room.session.text.getSnapshot()
    return text?.mayWrite ? text.writer : null
  }

  history(by: DelegationCode, key: string): readonly PositionRecord[] {
    return this.#doc ? historyOf(this.#doc, by, key) : []
  }

  close(): void {
    this.#stopText()
    this.#doc?.off('afterTransaction', this.#onTransaction)
  }

  readonly #onTransaction = ({ changed, doc }: Y.Transaction): void => {
    const maps = [...doc.share].filter(([name]) => name.startsWith(RECORDS_PREFIX))
    // A map that the transaction brought is another object by the time at which it is read.
    const isNew = maps.length !== this.#maps
    this.#maps = maps.length
    if (!isNew && !maps.some(([, type]) => changed.has(type))) return
    this.#read = null
    this.#changed()
  }
}
