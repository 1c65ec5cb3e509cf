import { Awareness } from 'y-protocols/awareness'
import type { RevisionNumbers } from '../../../shared/domain/numbers.ts'
import { Branch } from '../../../shared/ydoc/branch/branch.ts'
import type { Draft } from '../../../shared/ydoc/branch/draft-part.ts'
import { readDrafts } from '../../../shared/ydoc/branch/read-drafts.ts'
import { settle } from '../../../shared/ydoc/branch/settle.ts'
import { table } from '../../../shared/ydoc/branch/table.ts'
import { leasesOf } from '../../../shared/ydoc/roots.ts'
import type { Clock } from '../clock.ts'
import { Cell, type ExternalStore } from '../external-store.ts'
import { followText, type Idle } from '../follow-text.ts'
import type { LiveText, TextSession } from '../live-text.ts'
import type { Member } from '../member.ts'
import type { SealedSession } from '../sealed/sealed-session.ts'
import { DraftLog } from './draft-log.ts'

// Drafting in this window: a branch of the text, shared with colleagues through their sealed room, shown and written like the
// text itself. With each new replica of the text there is a new branch, made of what the room keeps.

export type Drafting = {
  /** The branch, as the window shows a text; null until both the text and the room are here. */
  readonly text: ExternalStore<LiveText | null>
  readonly drafts: ExternalStore<readonly Draft[]>
  /** False while something was drafted on words that are not here (any more). */
  readonly isWhole: ExternalStore<boolean>
  readonly room: Pick<SealedSession, 'status' | 'keyText' | 'unsaved'>
  /** Whether what is tabled now is told at once: else it waits. */
  readonly mayTable: ExternalStore<boolean>
  /** Publishes the drafts of these ids in one act ([B4]); returns how many. */
  table(ids: ReadonlySet<string>): number
  /** Takes drafts off the branch, for all colleagues. */
  drop(ids: ReadonlySet<string>): void
  /** What was typed is with the room from now on. */
  flush(): void
  close(): void
}

export type DraftingOptions = {
  readonly session: Pick<TextSession, 'text' | 'connection'>
  readonly room: Pick<SealedSession, 'doc' | 'status' | 'keyText' | 'unsaved'>
  readonly me: ExternalStore<Member>
  readonly revision: ExternalStore<RevisionNumbers>
  readonly clock: Clock
  readonly random?: () => number
  readonly idle?: Idle
}

export function openDrafting(options: DraftingOptions): Drafting {
  return new OpenDrafting(options)
}

const READ_MS = 150
const NO_DRAFTS: readonly Draft[] = []

type Shown = { readonly branch: Branch; readonly live: LiveText; readonly stop: () => void }

class OpenDrafting implements Drafting {
  readonly text = new Cell<LiveText | null>(null)
  readonly drafts = new Cell(NO_DRAFTS)
  readonly isWhole = new Cell(true)
  readonly mayTable = new Cell(false)
  readonly room: DraftingOptions['room']
  readonly #options: DraftingOptions
  readonly #log: DraftLog
  readonly #stops: (() => void)[]
  #shown: Shown | null = null
  #stopReading: (() => void) | null = null

  constructor(options: DraftingOptions) {
    const { session, room, clock } = options
    this.#options = options
    this.room = room
    this.#log = new DraftLog(room.doc, clock)
    const follow = (): void => this.#follow()
    this.#stops = [
      session.text.subscribe(follow),
      session.connection.subscribe(follow),
      room.status.subscribe(follow),
      room.keyText.subscribe(follow),
      this.#log.listen((update) => {
        this.#shown?.branch.take(update)
        this.#readSoon()
      }),
    ]
    follow()
  }

  table(ids: ReadonlySet<string>): number {
    const shown = this.#shown
    if (!shown || !this.mayTable.getSnapshot()) return 0
    const done = table(shown.branch, shown.live.writer, ids)
    settle(shown.branch, done)
    this.flush()
    return done.length
  }

  drop(ids: ReadonlySet<string>): void {
    if (!this.#shown) return
    const { branch } = this.#shown
    settle(
      branch,
      readDrafts(branch).filter(({ id }) => ids.has(id)),
    )
    this.flush()
  }

  flush(): void {
    this.#log.flush()
    this.#read()
  }

  close(): void {
    this.#leave()
    for (const stop of this.#stops.splice(0)) stop()
    this.text.set(null)
  }

  #follow(): void {
    const { session, room } = this.#options
    const live = session.text.getSnapshot()
    const isOpen = isOpenRoom(room)
    if (live?.ledger !== this.#shown?.live.ledger) this.#leave()
    if (!this.#shown && live && isOpen) this.#show(live)
    const mayWrite = live?.mayWrite === true && isOpen
    const shown = this.text.getSnapshot()
    if (shown && shown.mayWrite !== mayWrite) this.text.set({ ...shown, mayWrite })
    this.mayTable.set(session.connection.getSnapshot().kind === 'live' && mayWrite)
  }

  #show(live: LiveText): void {
    const { me, random = Math.random, clock, revision, idle } = this.#options
    const { author } = live.writer
    const person = leasesOf(live.ledger.doc).get(String(author.clientIds.proposing))?.person ?? ''
    const branch = new Branch(live.ledger, { ...me.getSnapshot(), person }, random, this.#log.all)
    // Nobody hears of it: where one stands in a draft is one's own affair.
    const awareness = new Awareness(branch.doc)
    awareness.setLocalState({ caret: null })
    live.awareness.setLocalStateField('caret', null)
    const { reading, stop } = followText(branch.ledger, idle, clock, revision)
    const stops = [
      stop,
      branch.onDrafted((update) => this.#log.add(update)),
      branch.ledger.onChange(() => this.#readSoon()),
      live.ledger.onChange(() => this.#readSoon()),
    ]
    this.#shown = {
      branch,
      live,
      stop: () => {
        for (const one of stops) one()
        awareness.destroy()
        branch.close()
      },
    }
    const { ledger, writer } = branch
    const { presence } = live
    this.text.set({ ledger, writer, awareness, reading, presence, mayWrite: live.mayWrite })
    this.#read()
  }

  #leave(): void {
    this.#log.flush()
    this.#stopReading?.()
    this.#stopReading = null
    this.#shown?.stop()
    this.#shown = null
  }

  #readSoon(): void {
    this.#stopReading ??= this.#options.clock.after(READ_MS, () => this.#read())
  }

  #read(): void {
    this.#stopReading?.()
    this.#stopReading = null
    if (!this.#shown) return
    const { branch } = this.#shown
    const drafts = readDrafts(branch)
    const isSame = JSON.stringify(drafts) === JSON.stringify(this.drafts.getSnapshot())
    if (!isSame) this.drafts.set(drafts)
    this.isWhole.set(branch.isWhole)
  }
}

function isOpenRoom({ status, keyText }: Pick<SealedSession, 'status' | 'keyText'>): boolean {
  const { kind } = status.getSnapshot()
  return kind === 'live' || (kind === 'away' && keyText.getSnapshot() !== null)
}
