import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Stage } from '../../shared/domain/roles.ts'
import { DOSSIER_ROOM, langOfRoom, textRoom } from '../../shared/protocol/rooms.ts'
import type { Author } from '../author.ts'
import type { Store } from '../store/store.ts'
import { DossierRoom } from './dossier-room.ts'
import type { Metrics } from './metrics.ts'
import { Presence } from './presence.ts'
import type { Room } from './room.ts'
import { TextRoom } from './text-room.ts'

/** A room and those who are present in it. */
export type OpenRoom<R extends Room = Room> = { readonly room: R; readonly presence: Presence }

/** The rooms of one file: loaded when they are first asked for, and anew after a commit failed ([R6]). */
export class Rooms {
  readonly #store: Store
  readonly #metrics: Metrics
  readonly #onLost: (room: string, error: unknown) => void
  #dossier: Promise<OpenRoom<DossierRoom>> | null = null
  readonly #texts = new Map<string, Promise<OpenRoom<TextRoom>>>()

  constructor(store: Store, metrics: Metrics, onLost: (room: string, error: unknown) => void) {
    this.#store = store
    this.#metrics = metrics
    this.#onLost = onLost
  }

  /** The room of that name, or null if there is none; rejects if the log cannot be read. */
  async open(name: string): Promise<OpenRoom | null> {
    if (name === DOSSIER_ROOM) return this.#openDossier()
    const lang = langOfRoom(name)
    // One language is negotiated; the rooms of translations are others.
    if (!lang || lang !== (await this.dossier()).lang) return null
    return this.#openText(name)
  }

  /** Loads the dossier and the text; rejects if the log cannot be read. */
  async load(): Promise<void> {
    await this.#openText(textRoom((await this.dossier()).lang))
  }

  async dossier(): Promise<Dossier> {
    return (await this.#openDossier()).room.dossier
  }

  /** Moves the negotiation to another stage; false if it could not be kept. */
  async setStage(stage: Stage, author: Author): Promise<boolean> {
    const { room } = await this.#openDossier()
    const text = await this.#openText(textRoom(room.dossier.lang))
    // The guard first when rights shrink, and last when they grow: nobody writes under the wrong ones.
    if (stage !== 'drafting') text.room.stage = stage
    const isKept = await room.change((dossier) => ({ ...dossier, stage }), author)
    text.room.stage = isKept ? stage : room.dossier.stage
    return isKept
  }

  get count(): number {
    return this.#texts.size + (this.#dossier ? 1 : 0)
  }

  /** Resolves when everything that was submitted so far is decided, in all rooms. */
  async settled(): Promise<void> {
    const opened = await Promise.allSettled([...this.#texts.values(), this.#dossier])
    for (const one of opened) {
      if (one.status === 'fulfilled') await one.value?.room.settled()
    }
  }

  /** Leaves every room as the log has it. */
  async close(): Promise<void> {
    const texts = await Promise.allSettled(this.#texts.values())
    for (const text of texts) {
      if (text.status === 'rejected') continue
      text.value.presence.stop()
      await text.value.room.close()
    }
    const dossier = await this.#dossier?.catch(() => null)
    dossier?.presence.stop()
    await dossier?.room.settled()
  }

  #openDossier(): Promise<OpenRoom<DossierRoom>> {
    this.#dossier ??= DossierRoom.load(this.#store, (error) => {
      this.#dossier = null
      this.#onLost(DOSSIER_ROOM, error)
    }).then((room) => ({ room, presence: new Presence() }))
    const opened = this.#dossier
    opened.catch(() => {
      if (this.#dossier === opened) this.#dossier = null
    })
    return opened
  }

  #openText(name: string): Promise<OpenRoom<TextRoom>> {
    const known = this.#texts.get(name)
    if (known) return known
    const opened = this.#loadText(name)
    this.#texts.set(name, opened)
    opened.catch(() => this.#forget(name, opened))
    return opened
  }

  async #loadText(name: string): Promise<OpenRoom<TextRoom>> {
    const { stage } = await this.dossier()
    const room = await TextRoom.load(this.#store, name, stage, {
      onCommitted: (entries) => this.#metrics.committed(entries),
      onLost: (error) => {
        this.#texts.delete(name)
        this.#onLost(name, error)
      },
    })
    return { room, presence: new Presence() }
  }

  #forget(name: string, opened: Promise<OpenRoom<TextRoom>>): void {
    if (this.#texts.get(name) === opened) this.#texts.delete(name)
  }
}
