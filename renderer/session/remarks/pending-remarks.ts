import * as Y from 'yjs'
import type { Remark, Remarker } from '../../../shared/ydoc/remarker.ts'
import { recordsOf } from '../../../shared/ydoc/roots.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import type { Shelf } from '../kept-leases.ts'

// What is said to a room that is not open yet ([Q15]). It is kept on this machine, encrypted, so that it survives the
// window, and said under the same key and with the same time as soon as the room is open.

/** What is said once somebody else was told it, in the room of those who were told before ([Q11]). */
export type TakingBack = Saying & {
  /** The record that it takes back, as text: what was said there since then stays. Null says it whatever stands there. */
  readonly was: string | null
}

type Saying = {
  /** As the relay calls it: `caucus/friends`. */
  readonly room: string
  readonly origin: string
  readonly key: string
  readonly record: Remark
}

/** A remark that waits for its room. */
export type PendingRemark = TakingBack & { readonly after: TakingBack | null }

/** What is kept, as text that nobody reads without the key. */
export type PendingVault = {
  /** Nothing for what was not written by this machine. */
  read(kept: string): readonly PendingRemark[]
  write(waiting: readonly PendingRemark[]): string
}

type Options = {
  readonly shelf: Shelf
  /** `penholder.pending/<dossier>/<delegation>`. */
  readonly name: string
  readonly author: () => Remarker['author']
  /** Rejects while its code is out of reach. */
  readonly openVault: () => Promise<PendingVault>
  readonly newKey: () => string
}

export class PendingRemarks {
  /** The oldest first; none of what is kept before it could be read. */
  readonly waiting: ExternalStore<readonly PendingRemark[]>
  readonly #waiting = new Cell<readonly PendingRemark[]>([])
  readonly #options: Options
  #vault: PendingVault | null = null
  #opening: Promise<PendingVault> | null = null
  #isSaying = false

  constructor(options: Options) {
    this.#options = options
    this.waiting = this.#waiting
  }

  /** Reads what is kept, if anything is; rejects while that is not possible. */
  async open(): Promise<void> {
    const { shelf, name } = this.#options
    const isNeeded = this.#waiting.getSnapshot().length > 0 || shelf.getItem(name) !== null
    if (this.#vault || !isNeeded) return
    this.#opening ??= this.#options.openVault()
    const vault = await this.#opening.finally(() => {
      this.#opening = null
    })
    if (this.#vault) return
    const early = this.#waiting.getSnapshot()
    this.#vault = vault
    const known = early.reduce(added, this.#known())
    // What cannot be read now, because the keychain is locked, may be readable the next time.
    if (known.length > 0) this.#change(known)
  }

  isWaitingFor(room: string): boolean {
    return this.#waiting.getSnapshot().some((one) => one.room === room)
  }

  /**
   * Who speaks to the room as long as it is not open: what it says is kept. `after` is said, and kept until its own room is
   * open, once that was said.
   */
  remarkerFor(room: string, after: TakingBack | null = null): Remarker {
    const author = this.#options.author()
    return {
      author,
      canWrite: true,
      doc: new Y.Doc(),
      putRemark: (origin, given, record) => {
        // Under a key of its own from the beginning: said twice it is the same record.
        const key = given ?? this.#options.newKey()
        this.#change(added(this.#known(), { room, origin, key, record, was: null, after }))
      },
      undo: () => this.#takeLastBack(room),
    }
  }

  /** Says it as soon as its room can be written in. */
  keep(one: TakingBack): void {
    this.#change(added(this.#known(), { ...one, after: null }))
  }

  /** Takes back what nobody has heard yet; what fewer were told before it stays as it is ([Q11]). */
  takeBack({ room, key }: Pick<PendingRemark, 'room' | 'key'>): void {
    this.#change(this.#known().filter((one) => one.room !== room || one.key !== key))
  }

  /** Says what waits for the room, in the order in which it was said. */
  say(room: string, writer: Remarker): void {
    // What is said changes the room, and a room that changes asks for what waits for it.
    if (this.#isSaying) return
    const said = this.#known().filter((one) => one.room === room)
    this.#isSaying = true
    try {
      for (const one of said) {
        if (isAsItWas(one, writer)) writer.putRemark(one.origin, one.key, one.record)
      }
    } finally {
      this.#isSaying = false
    }
    // Only now: said twice it is the same record, let go too early it is lost.
    const others = this.#known().filter((one) => one.room !== room)
    const next = said.flatMap(({ after }) => (after ? [{ ...after, after: null }] : []))
    this.#change(next.reduce(added, others))
  }

  #takeLastBack(room: string): boolean {
    const last = this.#known().findLast((one) => one.room === room)
    if (last) this.takeBack(last)
    return last !== undefined
  }

  /** Another window of this machine may have put something there, or said it, in the meantime. */
  #known(): readonly PendingRemark[] {
    if (!this.#vault) return this.#waiting.getSnapshot()
    const { shelf, name } = this.#options
    const kept = shelf.getItem(name)
    return kept === null ? [] : this.#vault.read(kept)
  }

  #change(next: readonly PendingRemark[]): void {
    const { shelf, name } = this.#options
    if (this.#vault && next.length === 0) shelf.removeItem(name)
    else if (this.#vault) shelf.setItem(name, this.#vault.write(next))
    this.#waiting.set(next)
    // Until then it is in the window alone; whoever opens or resumes a room tries again.
    if (!this.#vault) this.open().catch(() => undefined)
  }
}

/** The last word under a key is the only one that is kept: what came before was heard by nobody. */
function added(kept: readonly PendingRemark[], next: PendingRemark): readonly PendingRemark[] {
  return [...kept.filter(({ room, key }) => room !== next.room || key !== next.key), next]
}

function isAsItWas({ key, was }: PendingRemark, { doc, author }: Remarker): boolean {
  return was === null || was === standing(doc, author, key)
}

/** What stands under the key, as text to compare with. */
function standing(doc: Y.Doc, { delegation }: Remarker['author'], key: string): string | null {
  const record = recordsOf(doc, delegation).get(key)
  return record === undefined ? null : JSON.stringify(record)
}

/** What would be said in the room by that, without saying it; null if nothing would. */
export function takingBack(
  room: string,
  { author, doc }: Pick<Remarker, 'author' | 'doc'>,
  write: (writer: Remarker) => unknown,
): TakingBack | null {
  const said: TakingBack[] = []
  const putRemark: Remarker['putRemark'] = (origin, key, record) => {
    if (key !== null) said.push({ room, origin, key, record, was: standing(doc, author, key) })
  }
  write({ author, doc, canWrite: true, putRemark, undo: () => false })
  return said[0] ?? null
}
