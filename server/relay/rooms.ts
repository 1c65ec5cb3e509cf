import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { STAGES, type Stage } from '../../shared/domain/roles.ts'
import {
  DOSSIER_ROOM,
  isSealedRoom,
  parseRoom,
  type RoomName,
  textRoom,
} from '../../shared/protocol/rooms.ts'
import type { Author } from '../author.ts'
import { NamedRevisions } from '../revisions/named-revisions.ts'
import type { Store } from '../store/store.ts'
import { DossierRoom } from './dossier-room.ts'
import { GuardedRoom } from './guarded-room.ts'
import type { Metrics } from './metrics.ts'
import { Presence } from './presence.ts'
import type { Room } from './room.ts'
import { SealedRoom } from './sealed-room.ts'

/** The room of a document and those who are present in it. */
export type OpenDocument<R extends Room = Room> = {
  readonly kind: 'document'
  readonly room: R
  readonly presence: Presence
}

/** A room that the relay cannot read, nor who is present in it. */
type OpenSealed = { readonly kind: 'sealed'; readonly room: SealedRoom }

export type OpenRoom = OpenDocument | OpenSealed

/** The rooms of one file: loaded when they are first asked for, and anew after a commit failed ([R6]). */
export class Rooms {
  /** What not all members may know of: in no room that anybody enters ([K16]). */
  readonly named: NamedRevisions
  readonly #store: Store
  readonly #metrics: Metrics
  readonly #onLost: (room: string, error: unknown) => void
  #dossier: Promise<OpenDocument<DossierRoom>> | null = null
  /** What the guards judge by while the stage is being changed. */
  #stage: Stage | null = null
  readonly #guarded = new Map<string, Promise<OpenDocument<GuardedRoom>>>()
  readonly #sealed = new Map<string, Promise<OpenSealed>>()

  constructor(store: Store, metrics: Metrics, onLost: (room: string, error: unknown) => void) {
    this.#store = store
    this.named = new NamedRevisions(store)
    this.#metrics = metrics
    this.#onLost = onLost
  }

  /** The room of that name, or null if there is none; rejects if the log cannot be read. */
  async open(name: string): Promise<OpenRoom | null> {
    if (name === DOSSIER_ROOM) return this.#openDossier()
    if (isSealedRoom(name)) return this.#openSealed(name)
    const room = parseRoom(name)
    return room && isGuardedHere(room, await this.dossier()) ? this.#openGuarded(name) : null
  }

  /** Loads the dossier and the text; rejects if the log cannot be read. */
  async load(): Promise<void> {
    await this.#openGuarded(textRoom((await this.dossier()).lang))
  }

  async dossier(): Promise<Dossier> {
    return (await this.#openDossier()).room.dossier
  }

  /** Puts another dossier in place of the present one, in somebody's name or the relay's; false if it could not be kept. */
  async change(make: (dossier: Dossier) => Dossier, author: Author | null): Promise<boolean> {
    return (await this.#openDossier()).room.change(make, author)
  }

  /**
   * Moves the negotiation to another stage. When rights shrink, the guards know first and the row follows what they judged
   * before; when rights grow, the guards know last ([O8]). What is to stand afterwards is made when the guards know, so
   * that it can speak of a text that nobody changes any more.
   */
  async moveTo<E>(
    stage: Stage,
    make: (dossier: Dossier) => Promise<Result<Dossier, E>>,
    author: Author | null,
  ): Promise<Result<void, E | 'unavailable'>> {
    const before = (await this.dossier()).stage
    if (STAGES.indexOf(stage) > STAGES.indexOf(before)) await this.#guardStage(stage)
    try {
      const made = await make(await this.dossier())
      if (!made.ok) return made
      const isKept = await this.change(() => made.value, author)
      return isKept ? ok(undefined) : fail('unavailable')
    } finally {
      // Read again rather than assumed: a commit that failed may have taken the room with it.
      await this.dossier().then(
        ({ stage: now }) => this.#guardStage(now),
        () => undefined,
      )
      this.#stage = null
    }
  }

  get count(): number {
    return this.#guarded.size + this.#sealed.size + (this.#dossier ? 1 : 0)
  }

  /** Resolves when everything that was submitted so far is decided, in all rooms. */
  async settled(): Promise<void> {
    const rooms = [...this.#guarded.values(), ...this.#sealed.values(), this.#dossier]
    const opened = await Promise.allSettled(rooms)
    for (const one of opened) {
      if (one.status === 'fulfilled') await one.value?.room.settled()
    }
  }

  /** Leaves every room as the log has it. */
  async close(): Promise<void> {
    for (const { room, presence } of await this.#openGuardedRooms()) {
      presence.stop()
      await room.close()
    }
    await this.settled()
    const dossier = await this.#dossier?.catch(() => null)
    dossier?.presence.stop()
  }

  /** Tells every guard which stage to judge by, and waits for what it judged before. */
  async #guardStage(stage: Stage): Promise<void> {
    // Rooms that are being loaded now judge by it from their first update on.
    this.#stage = stage
    for (const { room } of await this.#openGuardedRooms()) {
      room.stage = stage
      await room.settled()
    }
  }

  async #openGuardedRooms(): Promise<readonly OpenDocument<GuardedRoom>[]> {
    const texts = await Promise.allSettled(this.#guarded.values())
    return texts.flatMap((text) => (text.status === 'fulfilled' ? [text.value] : []))
  }

  #openDossier(): Promise<OpenDocument<DossierRoom>> {
    this.#dossier ??= DossierRoom.load(this.#store, (error) => {
      this.#dossier = null
      this.#onLost(DOSSIER_ROOM, error)
    }).then((room) => ({ kind: 'document' as const, room, presence: new Presence() }))
    const opened = this.#dossier
    opened.catch(() => {
      if (this.#dossier === opened) this.#dossier = null
    })
    return opened
  }

  /** Whoever may enter one may be the first in it: there is always such a room. */
  #openSealed(name: string): Promise<OpenSealed> {
    const known = this.#sealed.get(name)
    if (known) return known
    const opened = SealedRoom.load(this.#store, name, {
      onCommitted: (entries) => this.#metrics.committed(entries),
      watch: this.#metrics,
      onLost: (error) => {
        this.#sealed.delete(name)
        this.#onLost(name, error)
      },
    }).then((room) => ({ kind: 'sealed' as const, room }))
    this.#sealed.set(name, opened)
    opened.catch(() => this.#sealed.delete(name))
    return opened
  }

  #openGuarded(name: string): Promise<OpenDocument<GuardedRoom>> {
    const known = this.#guarded.get(name)
    if (known) return known
    const opened = this.#loadGuarded(name)
    this.#guarded.set(name, opened)
    opened.catch(() => this.#forget(name, opened))
    return opened
  }

  async #loadGuarded(name: string): Promise<OpenDocument<GuardedRoom>> {
    const { stage } = await this.dossier()
    const room = await GuardedRoom.load(this.#store, name, this.#stage ?? stage, {
      onCommitted: (entries) => this.#metrics.committed(entries),
      watch: this.#metrics,
      onLost: (error) => {
        this.#guarded.delete(name)
        this.#onLost(name, error)
      },
    })
    return { kind: 'document', room, presence: new Presence() }
  }

  #forget(name: string, opened: Promise<OpenDocument<GuardedRoom>>): void {
    if (this.#guarded.get(name) === opened) this.#guarded.delete(name)
  }
}

/** Whether the dossier has such a room behind the guard: a text of it, or one between a member and the pen ([E6]). */
function isGuardedHere(room: RoomName, { lang, drafts, members }: Dossier): boolean {
  if (room.kind === 'pen') return members.includes(room.delegation)
  if (room.kind !== 'text') return false
  return room.lang === lang && (room.draft === null || drafts.includes(room.draft))
}
