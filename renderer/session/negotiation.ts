import type { Dossier } from '../../shared/domain/dossier.ts'
import type { RevisionNumbers } from '../../shared/domain/numbers.ts'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { penRoom, textRoom } from '../../shared/protocol/rooms.ts'
import { browserClaims } from './claims.ts'
import { SYSTEM_CLOCK } from './clock.ts'
import { type DossierSession, openDossierSession } from './dossier-session.ts'
import { Cell, type ExternalStore } from './external-store.ts'
import { type ForeignInvites, followForeignInvites } from './foreign-invites.ts'
import { type Interruptions, listenOnce, type OnInterruption } from './interruption.ts'
import type { TextSession } from './live-text.ts'
import { openIndexedCopy } from './local-copy.ts'
import type { Member } from './member.ts'
import { type CirculatedRevisions, followRevisions } from './named-revisions.ts'
import { type PenRoom, PenRooms } from './pen-rooms.ts'
import { type RelayApi, relayApi } from './relay-api.ts'
import { learnRelayTime, type RelayTime } from './relay-time.ts'
import { PendingRemarks } from './remarks/pending-remarks.ts'
import { guardedRoom } from './remarks/remark-room.ts'
import { type PositionsReading, RemarksBoard, type ShownThread } from './remarks-board.ts'
import type { KeyShelf } from './sealed/kept-keys.ts'
import { openWebSocket } from './socket.ts'
import { openTextSession } from './text-session.ts'

const RESUME_MS = 2000
/** So long other rooms wait for the text at most. */
const TEXT_FIRST_MS = 1000

/** Everything this window has open of one negotiation. */
export type Negotiation = {
  readonly session: JoinAnswer
  /** As whom this window takes part by now; the role of `session` is the one with which the member joined. */
  readonly me: ExternalStore<Member>
  readonly api: RelayApi
  readonly ahead: RelayTime['ahead']
  /** Where the relay's rooms are. */
  readonly ws: string
  /** Secrets of this machine. */
  readonly keys: KeyShelf
  readonly foreignInvites: ForeignInvites
  readonly dossier: ExternalStore<Dossier | null>
  /** What was circulated to this window, for all members or for named recipients ([K16]). */
  readonly revisions: CirculatedRevisions['revisions']
  /** Asks the relay now what was circulated to named recipients. */
  readonly refreshRevisions: CirculatedRevisions['refresh']
  readonly failure: DossierSession['failure']
  /** Null until it is known in which language is negotiated. */
  readonly text: ExternalStore<TextSession | null>
  /** Fulfilled behind the text, when it is here or has kept others waiting long enough. */
  readonly behindText: Promise<void>
  /** Where everybody stands, as far as this window may read it ([Q5]). */
  readonly positions: ExternalStore<PositionsReading>
  /** What is said about the text, as far as this window may read it. */
  readonly threads: ExternalStore<readonly ShownThread[]>
  /** Stands on proposals of which fewer than all members were told ([Q14]). */
  readonly supports: RemarksBoard['supports']
  /** What was said to rooms that are not open yet ([Q15]). */
  readonly pending: PendingRemarks
  readonly earlierSupports: RemarksBoard['earlierSupports']
  readonly remarkerOf: RemarksBoard['remarkerOf']
  readonly roomOf: RemarksBoard['roomOf']
  readonly remarkerIn: RemarksBoard['remarkerIn']
  readonly remarksIn: RemarksBoard['remarksIn']
  /** Reads what is told in one more room together with the rest. */
  readonly followRemarks: RemarksBoard['add']
  readonly earlierPositions: RemarksBoard['earlier']
  /** The rooms that this member shares with those who hold the pen. */
  readonly penRooms: ExternalStore<readonly PenRoom[]>
  retryNow(): void
  /** What may have ended the connections of this window ([R18]). */
  readonly onInterruption: Interruptions['on']
  /** To be done when the negotiation is closed. */
  onClose(act: () => void): void
  close(): void
}

/** Takes part, as the session, in the negotiation that the relay at this address serves. */
export function openNegotiation(
  relay: { readonly http: string; readonly ws: string },
  session: JoinAnswer,
  keys: KeyShelf,
  onInterruption: OnInterruption,
): Negotiation {
  const { api, ahead } = learnRelayTime(relayApi(relay.http), SYSTEM_CLOCK)
  const common = {
    api,
    ws: relay.ws,
    session,
    openSocket: openWebSocket,
    shelf: localStorage,
    clock: SYSTEM_CLOCK,
  }
  const dossiers = openDossierSession(common)
  const text = new Cell<TextSession | null>(null)
  const revision = new Cell<RevisionNumbers>({})
  const number = (): void => {
    const last = dossiers.dossier.getSnapshot()?.revisions.at(-1)
    if (last && last.numbers !== revision.getSnapshot()) revision.set(last.numbers)
  }
  const me = new Cell<Member>({ delegation: session.delegation, role: session.role })
  const circulated = followRevisions({ ...common, me, dossier: dossiers.dossier })
  const claims = browserClaims()
  const open = (room: string): TextSession => {
    const own = { claims, windowShelf: sessionStorage, openCopy: openIndexedCopy }
    return openTextSession({ ...common, ...own, me, room, revision })
  }
  const pending = new PendingRemarks({
    shelf: localStorage,
    name: `penholder.pending/${session.dossier}/${session.delegation}`,
    author: () => me.getSnapshot(),
    newKey: () => `q${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`,
    openVault: async () =>
      (await import('./remarks/pending-vault.ts')).openVault({
        keys,
        claims,
        dossier: session.dossier,
        name: `pending/${session.delegation}`,
        random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      }),
  })
  const board = new RemarksBoard(undefined, pending)
  const openText = (): void => {
    const lang = dossiers.dossier.getSnapshot()?.lang ?? session.lang
    if (lang === undefined || text.getSnapshot()) return
    const room = textRoom(lang)
    const opened = open(room)
    text.set(opened)
    board.add(guardedRoom(room, 'all', opened))
  }
  const learn = (): void => {
    number()
    openText()
  }
  const stopWaiting = dossiers.dossier.subscribe(learn)
  learn()
  const penRooms = new PenRooms({ me, dossier: dossiers.dossier, open })
  const { behind, stop: stopText } = behindText(text)
  void behind.then(() => penRooms.begin())
  const stopPenRooms = followPenRooms(penRooms, board)
  const foreignInvites = followForeignInvites({ ...common, me })
  const interruptions = listenOnce(onInterruption)
  interruptions.on((what) => {
    dossiers.interrupted(what)
    text.getSnapshot()?.interrupted(what)
    penRooms.interrupted(what)
  })
  const closing: (() => void)[] = []
  const negotiation: Negotiation = {
    session,
    me,
    api,
    ahead,
    ws: relay.ws,
    keys,
    foreignInvites,
    dossier: dossiers.dossier,
    revisions: circulated.revisions,
    refreshRevisions: circulated.refresh,
    failure: dossiers.failure,
    text,
    behindText: behind,
    positions: board.positions,
    threads: board.threads,
    supports: board.supports,
    pending,
    earlierSupports: (by, on, audience) => board.earlierSupports(by, on, audience),
    remarkerOf: (thread) => board.remarkerOf(thread),
    roomOf: (thread) => board.roomOf(thread),
    remarkerIn: (room) => board.remarkerIn(room),
    remarksIn: (room) => board.remarksIn(room),
    followRemarks: (room) => board.add(room),
    earlierPositions: (position) => board.earlier(position),
    penRooms: penRooms.rooms,
    retryNow: () => {
      dossiers.retryNow()
      text.getSnapshot()?.retryNow()
    },
    onInterruption: interruptions.on,
    onClose: (act) => void closing.push(act),
    close: () => {
      for (const act of closing.splice(0)) act()
      stopWaiting()
      interruptions.stop()
      stopText()
      stopPenRooms()
      penRooms.close()
      board.close()
      foreignInvites.close()
      circulated.close()
      dossiers.close()
      void text.getSnapshot()?.close()
    },
  }
  // Behind the text: what is told in sealed rooms is read, and what was written there offline is on its way, whichever panel is open.
  negotiation.onClose(SYSTEM_CLOCK.after(RESUME_MS, () => void resumeRooms(negotiation)))
  return negotiation
}

async function resumeRooms(negotiation: Negotiation): Promise<void> {
  try {
    // What waits for a room is a reason to open it.
    await negotiation.pending.open()
    await (await import('./sealed/sealed-rooms.ts')).resumeRooms(negotiation)
    // May be wanted first while the relay, which serves the code, cannot be reached.
    await Promise.all([import('./remarks/pending-vault.ts'), import('./drafts/drafting-of.ts')])
  } catch {
    // The relay serves the code as well; whoever opens the panel asks for it again.
  }
}

type Behind = { readonly behind: Promise<void>; readonly stop: () => void }

/** Lets others go on once the text is here, and has been drawn; one that does not come is waited for no longer than a moment. */
function behindText(text: ExternalStore<TextSession | null>): Behind {
  let goOn: () => void = () => {}
  const behind = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let stopLive: () => void = () => {}
  const follow = (): void => {
    const live = text.getSnapshot()?.text
    if (!live) return
    stopLive()
    const look = (): void => {
      if (!live.getSnapshot()) return
      stop()
      SYSTEM_CLOCK.after(0, goOn)
    }
    stopLive = live.subscribe(look)
    look()
  }
  const stopText = text.subscribe(follow)
  const stopWaiting = SYSTEM_CLOCK.after(TEXT_FIRST_MS, goOn)
  const stop = (): void => {
    stopText()
    stopLive()
    stopWaiting()
  }
  follow()
  return {
    behind,
    stop: () => {
      stop()
      goOn()
    },
  }
}

/** What is told in these rooms is read together with what everybody is told. */
function followPenRooms({ rooms }: PenRooms, board: RemarksBoard): () => void {
  const leave = new Map<PenRoom, () => void>()
  const follow = (): void => {
    const present = rooms.getSnapshot()
    for (const [room, stop] of leave) {
      if (present.includes(room)) continue
      leave.delete(room)
      stop()
    }
    for (const room of present) {
      if (leave.has(room)) continue
      const { delegation, session } = room
      leave.set(room, board.add(guardedRoom(penRoom(delegation), 'pen', session)))
    }
  }
  follow()
  return rooms.subscribe(follow)
}
