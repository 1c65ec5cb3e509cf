import './stage.css'
import i18next from 'i18next'
import { $getRoot, type LexicalEditor } from 'lexical'
import { createRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { showParagraph } from '../../../../renderer/editor/derive-runs.ts'
import { type EditorHandle, TextEditor } from '../../../../renderer/editor/text-editor.tsx'
import { $readShown } from '../../../../renderer/editor/translate.ts'
import { Arrivals } from '../../../../renderer/session/arrivals.ts'
import { followText } from '../../../../renderer/session/follow-text.ts'
import { lostWork } from '../../../../renderer/session/lost-work.ts'
import { restate } from '../../../../renderer/session/restate.ts'
import type { CharId } from '../../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../../shared/domain/delegations.ts'
import type { View } from '../../../../shared/domain/views.ts'
import { tables } from '../../../../shared/messages/tables.ts'
import { Ledger } from '../../../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../../../shared/ydoc/read-text.ts'
import { leasesOf } from '../../../../shared/ydoc/roots.ts'
import { type SeatSeed, seatWriter, seedRoom } from '../seats.ts'

// The real component in a real browser, with as many other participants as a test wants in the same
// window, each with a replica of its own. Driven from outside through `window.stage`.

type Peer = {
  readonly code: string
  readonly doc: Y.Doc
  readonly ledger: Ledger
  readonly writer: ReturnType<typeof seatWriter>
  readonly awareness: Awareness
}

const peers = new Map<string, Peer>()
/** While true, nothing that anybody writes reaches the others. */
let isCut = false
let mounted: {
  root: Root
  me: Peer
  arrivals: Arrivals
  panels: ReturnType<typeof followText>
  handle: React.RefObject<EditorHandle | null>
  view: View
  isReadOnly: boolean
} | null = null

function takeSeat(start: Uint8Array, seed: SeatSeed): Peer {
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, start, 'network')
  doc.clientID = seed.proposing
  const ledger = new Ledger(doc)
  return {
    code: seed.code,
    doc,
    ledger,
    writer: seatWriter(ledger, seed),
    awareness: new Awareness(doc),
  }
}

/** Seats everybody, the first as the one whose window this is. */
async function open(
  paragraphs: readonly string[],
  codes: readonly string[],
  state?: readonly number[],
): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({ lng: 'en', resources: tables, fallbackLng: 'en' })
  }
  close()
  const { start, seeds } = seedRoom(paragraphs, codes)
  for (const seed of seeds) peers.set(seed.code, takeSeat(start, seed))
  // A text that was written elsewhere, under the same client ids.
  if (state) {
    for (const { doc } of peers.values()) Y.applyUpdate(doc, new Uint8Array(state), 'network')
  }
  for (const peer of peers.values()) {
    peer.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network' || isCut) return
      // As over a wire: later, and in order.
      for (const other of peers.values()) {
        if (other !== peer) setTimeout(() => receive(other, update), 4)
      }
    })
  }
  const me = peers.get(codes[0] ?? '')
  const host = document.getElementById('stage')
  if (!me || !host) throw new Error('nobody to seat')
  mounted = {
    root: createRoot(host),
    me,
    arrivals: new Arrivals(me.doc, 'network'),
    panels: followText(me.ledger),
    handle: createRef<EditorHandle>(),
    view: { kind: 'markup' },
    isReadOnly: false,
  }
  const { arrivals, panels } = mounted
  me.doc.on(
    'update',
    (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, change: Y.Transaction) => {
      if (change.local) arrivals.yieldFrame()
    },
  )
  panels.reading.subscribe(render)
  render()
}

/** As the window does: what others write comes in with the frames, one's own window being the first seat's. */
function receive(to: Peer, update: Uint8Array): void {
  if (to === mounted?.me) mounted.arrivals.add(update)
  else Y.applyUpdate(to.doc, update, 'network')
}

function render(): void {
  if (!mounted) return
  const { root, me, handle, panels, view, isReadOnly } = mounted
  const { numbers } = panels.reading.getSnapshot()
  flushSync(() =>
    root.render(
      <I18nextProvider i18n={i18next}>
        <TextEditor
          ref={handle}
          ledger={me.ledger}
          writer={me.writer}
          awareness={me.awareness}
          view={view}
          isReadOnly={isReadOnly}
          numbers={numbers}
          onCaret={(paragraph) => document.body.setAttribute('data-caret', paragraph ?? '')}
        />
      </I18nextProvider>,
    ),
  )
}

function close(): void {
  isCut = false
  mounted?.panels.stop()
  mounted?.root.unmount()
  mounted = null
  peers.clear()
}

function editor(): LexicalEditor {
  const body: unknown = document.querySelector('.text-body')
  const found = (body as { __lexicalEditor?: LexicalEditor } | null)?.__lexicalEditor
  if (!found) throw new Error('no editor')
  return found
}

function peer(code: string): Peer {
  const found = peers.get(code)
  if (!found) throw new Error(`nobody sits for ${code}`)
  return found
}

/** The id of the unit before `offset` of the shown text of a paragraph, in the replica of the peer. */
function idIn(code: string, paragraph: number, offset: number): { client: number; clock: number } {
  const found = readView(peer(code).ledger, { kind: 'markup' })[paragraph]
  if (!found) throw new Error('no such paragraph')
  let rest = offset
  for (const run of found.runs) {
    if (rest > 0 && rest <= run.text.length)
      return { client: run.client, clock: run.clock + rest - 1 }
    rest -= run.text.length
  }
  const [client, clock] = found.id.split(':').map(Number)
  return { client: client ?? 0, clock: clock ?? 0 }
}

/** A letter of a participant, as it comes over the wire. */
type RecordedKey = { readonly update: Uint8Array; readonly caret: CharId }

function showCaret(code: string, caret: CharId): void {
  const client = peer(code).awareness.clientID
  const mine = mounted?.me.awareness
  if (!mine) return
  mine.getStates().set(client, { caret: { anchor: caret, focus: caret } })
  mine.emit('change', [{ added: [], updated: [client], removed: [] }, 'network'])
}

const stage = {
  open,
  close,
  peer,
  editor,
  idIn,
  /** Whether the screen shows a fresh derivation, in Lexical and in the elements ([V7]). */
  isLawful(): boolean {
    const me = mounted?.me
    if (!me) return false
    const lexical = editor().read(() => $getRoot().getChildren().map($readShown))
    const ledger = new Ledger(me.doc)
    const view = readView(ledger, { kind: 'markup' })
    const fresh = view.map((paragraph) => {
      const { face, runs } = showParagraph(
        { ...paragraph, ghosts: [] },
        paragraph.runs,
        me.code as DelegationCode,
      )
      return { face, runs }
    })
    const dom = [...document.querySelectorAll('.text-body > *')].map(
      (element) => element.textContent,
    )
    const words = view.map((paragraph) => paragraph.runs.map((run) => run.text).join(''))
    ledger.destroy()
    return (
      JSON.stringify(lexical) === JSON.stringify(fresh) &&
      JSON.stringify(dom) === JSON.stringify(words)
    )
  },
  /** Words of another participant at a place of the shown text, typed one letter after the other. */
  remoteType(code: string, paragraph: number, offset: number, text: string): void {
    stage.remoteTypeAfter(code, idIn(code, paragraph, offset), text)
  },
  /** The same behind a character; returns the last one. The participant's caret follows. */
  remoteTypeAfter(code: string, left: CharId, text: string): CharId {
    const { writer } = peer(code)
    let last = left
    for (const letter of text) last = writer.type(last, letter)
    showCaret(code, last)
    return last
  },
  /**
   * What a participant would send for letters typed behind each of the places in turn: updates and carets, made
   * beforehand, so that replaying them costs this window what receiving them costs. The line stays cut.
   */
  recordTyping(code: string, places: readonly CharId[], count: number): RecordedKey[] {
    isCut = true
    const { doc, writer } = peer(code)
    const lasts = [...places]
    return Array.from({ length: count }, (_, turn) => {
      let update: Uint8Array = new Uint8Array()
      const keep = (bytes: Uint8Array): void => {
        update = bytes
      }
      doc.on('update', keep)
      const at = turn % lasts.length
      const caret = writer.type(lasts[at] ?? { client: 1, clock: 0 }, 'r')
      lasts[at] = caret
      doc.off('update', keep)
      return { update, caret }
    })
  },
  /** Receives a recorded key as from the wire. */
  replay(code: string, { update, caret }: RecordedKey): void {
    const me = mounted?.me
    if (!me) return
    receive(me, update)
    mounted?.arrivals.afterwards(() => showCaret(code, caret))
  },
  remoteRemove(code: string, paragraph: number, start: number, length: number): void {
    const ranges = Array.from({ length }, (_, at) => {
      const id = idIn(code, paragraph, start + at + 1)
      return [id.client, id.clock, 1] as const
    })
    peer(code).writer.remove(ranges)
  },
  /** Everything that the window holds of the text, for another one to open. */
  state: (): number[] => [...Y.encodeStateAsUpdate(peer(mounted?.me.code ?? '').doc)],
  /** The others and their replicas are gone; what is left is what a window of one's own would hold. */
  forgetOthers(): void {
    for (const other of [...peers.values()]) {
      if (other === mounted?.me) continue
      peers.delete(other.code)
      // Its clock would keep it.
      other.awareness.destroy()
    }
  },
  /** Any action of a participant. */
  act<Result>(code: string, action: (writer: Peer['writer']) => Result): Result {
    return action(peer(code).writer)
  },
  setView(view: View): void {
    if (mounted) mounted.view = view
    render()
  },
  /** From now on nobody hears of anybody. */
  cut(): void {
    isCut = true
  },
  /**
   * Another replica takes the place of the window's own, as after a refusal: it holds what the others hold, and what
   * was written here while the line was cut is said in it again under another client id.
   */
  replaceReplica({ isRestated } = { isRestated: true }): void {
    const window = mounted
    const other = [...peers.values()].find((peer) => peer !== window?.me)
    if (!window || !other) throw new Error('nobody to learn the text from')
    const { me } = window
    const proposing = me.doc.clientID + 5
    const code = me.code as DelegationCode
    const lease = { delegation: code, person: '', hand: 'proposing' } as const
    other.doc.transact(() => leasesOf(other.doc).set(String(proposing), lease), 'network')
    const role = me.writer.author.role
    const start = Y.encodeStateAsUpdate(other.doc)
    const fresh = takeSeat(start, { code, role, proposing, base: null })
    const lost = lostWork(me.ledger, fresh.ledger, code, [me.doc.clientID])
    if (isRestated) for (const piece of lost) restate(fresh.writer, piece)
    peers.set(me.code, fresh)
    window.panels.stop()
    mounted = { ...window, me: fresh, panels: followText(fresh.ledger) }
    render()
  },
  setReadOnly(isReadOnly: boolean): void {
    if (mounted) mounted.isReadOnly = isReadOnly
    render()
  },
  reveal(code: string, at: number): void {
    const proposal = readProposals(peer(code).ledger)[at]
    if (proposal) mounted?.handle.current?.revealProposal(proposal)
  },
  paragraphs: (code: string) => readView(peer(code).ledger, { kind: 'markup' }).map(({ id }) => id),
  proposals: (code: string) => readProposals(peer(code).ledger),
  plain: (code: string) =>
    readView(peer(code).ledger, { kind: 'markup' }).map((p) => p.runs.map((r) => r.text).join('')),
  base: (code: string) =>
    readView(peer(code).ledger, { kind: 'base' }).map((p) => p.runs.map((r) => r.text).join('')),
}

declare global {
  interface Window {
    stage: typeof stage
  }
}
window.stage = stage
