import * as Y from 'yjs'
import type { Asked, RelayApi } from '../../../renderer/session/relay-api.ts'
import type { OpenSocket, SocketEvents } from '../../../renderer/session/socket.ts'
import { fail, ok } from '../../../shared/base/result.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { RefusalCode } from '../../../shared/domain/refusals.ts'
import type { JoinAnswer, TicketAnswer } from '../../../shared/protocol/http.ts'
import { encodeMessage, type Message, parseMessage } from '../../../shared/protocol/wire.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'

// A relay in memory that speaks the wire: tickets, leases, counted acknowledgements, refusals. What it refuses the
// test decides; the real guard has tests of its own.

type Judge = (update: Uint8Array, clients: readonly number[]) => RefusalCode | null

type Peer = {
  readonly events: SocketEvents
  readonly clients: readonly number[]
  durable: number
  isOpen: boolean
  /** Nothing gets through any more, in either direction, and nobody was told. */
  isDead: boolean
}

export class FakeRelay {
  doc: Y.Doc
  epoch = 1
  isReachable = true
  /** The code with which every ticket is refused (503), as while the disk is full. */
  cannotSave: string | null = null
  /** Sessions that were revoked. */
  readonly revoked = new Set<string>()
  /** While false, updates are taken and not yet durable. */
  commits = true
  judge: Judge = () => null
  readonly updates: Uint8Array[] = []
  readonly tickets: { readonly room: string; readonly resume: readonly number[] }[] = []
  readonly #leases = new Map<number, JoinAnswer>()
  readonly #issued = new Map<string, readonly number[]>()
  #peers: Peer[] = []
  #held: (() => void)[] = []
  #next = 1000

  constructor(start: Uint8Array) {
    this.doc = newReplica()
    Y.applyUpdate(this.doc, start)
  }

  api(session: JoinAnswer): RelayApi {
    const absent = async () => fail({ kind: 'unreachable' } as const)
    return {
      join: absent,
      invite: absent,
      invites: absent,
      revokeInvite: absent,
      command: absent,
      answerSilence: absent,
      silenceAnswers: absent,
      export: absent,
      version: absent,
      comparison: absent,
      namedRevisions: absent,
      timeline: absent,
      moment: absent,
      dates: absent,
      receipt: absent,
      checkRecord: absent,
      ticket: async (_, { room, resume }) => this.#ticket(session, room, resume),
    }
  }

  async #ticket(session: JoinAnswer, room: string, resume: readonly number[]): Asked<TicketAnswer> {
    if (!this.isReachable) return fail({ kind: 'unreachable' })
    if (this.cannotSave !== null) {
      return fail({ kind: 'refused', status: 503, code: this.cannotSave, message: '' })
    }
    if (this.revoked.has(session.session)) {
      return fail({ kind: 'refused', status: 401, code: 'session', message: '' })
    }
    this.tickets.push({ room, resume })
    if (resume.some((client) => this.#leases.get(client)?.session !== session.session)) {
      return fail({ kind: 'refused', status: 403, code: 'lease', message: '' })
    }
    const proposing = resume[0] ?? this.#lease(session, 'proposing')
    const isPen = session.role === 'penholder'
    const base = isPen ? (resume[1] ?? this.#lease(session, 'base')) : null
    const clientIds = base === null ? { proposing } : { proposing, base }
    const ticket = `t${this.#next++}`
    this.#issued.set(ticket, Object.values(clientIds))
    return ok({ ticket, epoch: this.epoch, expires: 0, clientIds })
  }

  #lease(session: JoinAnswer, hand: 'proposing' | 'base'): number {
    const client = this.#next++
    this.#leases.set(client, session)
    leasesOf(this.doc).set(String(client), { delegation: session.delegation, person: '', hand })
    return client
  }

  readonly openSocket: OpenSocket = (_, protocols, events) => {
    const ticket = protocols[1]?.replace('ticket.', '') ?? ''
    const clients = this.#issued.get(ticket)
    this.#issued.delete(ticket)
    const peer: Peer = { events, clients: clients ?? [], durable: 0, isOpen: true, isDead: false }
    queueMicrotask(() => {
      if (!peer.isOpen) return
      if (!this.isReachable || !clients) {
        this.#close(peer, clients ? 1006 : 4401)
        return
      }
      this.#peers.push(peer)
      events.onOpen()
      this.#say(peer, { kind: 'step1', stateVector: Y.encodeStateVector(this.doc) })
    })
    return {
      send: (frame) => {
        const copy = frame.slice()
        queueMicrotask(() => this.#hear(peer, copy))
      },
      close: () => {
        peer.isOpen = false
        this.#peers = this.#peers.filter((one) => one !== peer)
      },
    }
  }

  #hear(peer: Peer, frame: Uint8Array): void {
    const message = parseMessage(frame)
    if (!peer.isOpen || peer.isDead || !message) return
    if (message.kind === 'step1') {
      const update = Y.encodeStateAsUpdate(this.doc, message.stateVector)
      this.#say(peer, { kind: 'step2', update })
    }
    if (message.kind === 'update') this.#receive(peer, message.update)
  }

  #receive(peer: Peer, update: Uint8Array): void {
    const code = this.judge(update, peer.clients)
    if (code) {
      this.#say(peer, { kind: 'refused', code, detail: '' })
      this.#close(peer, 4403)
      return
    }
    this.updates.push(update)
    Y.applyUpdate(this.doc, update)
    const commit = () => {
      peer.durable++
      for (const other of this.#peers)
        if (other !== peer) this.#say(other, { kind: 'update', update })
      this.#say(peer, { kind: 'acknowledged', count: peer.durable, seq: this.updates.length })
    }
    if (this.commits) commit()
    else this.#held.push(commit)
  }

  /** Commits what was held back. */
  commitNow(): void {
    for (const commit of this.#held.splice(0)) commit()
  }

  /** Everybody is cut off; with `isReachable` false nobody comes back. */
  dropAll(code = 1006): void {
    for (const peer of [...this.#peers]) this.#close(peer, code)
  }

  /** Cables are pulled: the connections that there are stay open, and nothing gets through. */
  goDead(): void {
    for (const peer of this.#peers) peer.isDead = true
  }

  goOffline(): void {
    this.isReachable = false
    this.#held = []
    this.dropAll()
  }

  /** The backup of an earlier state is put in its place: another log, another epoch. */
  restore(backup: Uint8Array): void {
    this.doc = newReplica()
    Y.applyUpdate(this.doc, backup)
    this.epoch++
    this.dropAll()
  }

  #say(peer: Peer, message: Message): void {
    if (peer.isOpen && !peer.isDead) peer.events.onFrame(encodeMessage(message))
  }

  #close(peer: Peer, code: number): void {
    if (!peer.isOpen) return
    peer.isOpen = false
    this.#peers = this.#peers.filter((one) => one !== peer)
    peer.events.onClose(code)
  }
}

export function sessionOf(code: string, role: JoinAnswer['role'] = 'delegation'): JoinAnswer {
  const delegation = code as DelegationCode
  return { session: `secret-of-${code}`, delegation, role, dossier: 'd-1' }
}
