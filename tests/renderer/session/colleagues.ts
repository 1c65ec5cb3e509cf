import WebSocket from 'ws'
import { memoryClaims } from '../../../renderer/session/claims.ts'
import { SYSTEM_CLOCK } from '../../../renderer/session/clock.ts'
import { relayApi } from '../../../renderer/session/relay-api.ts'
import type { ByteShelf } from '../../../renderer/session/sealed/kept-copy.ts'
import type { KeyShelf } from '../../../renderer/session/sealed/kept-keys.ts'
import {
  openSealedSession,
  type SealedSession,
} from '../../../renderer/session/sealed/sealed-session.ts'
import type { SealedStatus } from '../../../renderer/session/sealed/sealed-view.ts'
import type { OpenSocket } from '../../../renderer/session/socket.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import type { JoinAnswer } from '../../../shared/protocol/http.ts'
import { joinAs, type Relay } from '../../server/relay/drafters.ts'

// Colleagues of one delegation, each at a machine with secrets and a disk of its own, over a real relay.

/** The disk and the keychain of one machine. */
export class Machine {
  readonly secrets = new Map<string, string>()
  readonly disk = new Map<string, Uint8Array>()
  readonly claims = memoryClaims()
  readonly keys: KeyShelf = {
    find: async (dossier, name) => this.secrets.get(`${dossier}/${name}`) ?? null,
    keep: async (dossier, name, key) => {
      this.secrets.set(`${dossier}/${name}`, key)
      return true
    },
  }
  readonly copies: ByteShelf = {
    find: async (name) => this.disk.get(name) ?? null,
    keep: async (name, bytes) => void this.disk.set(name, bytes),
    forget: async (name) => void this.disk.delete(name),
  }
}

export type Colleague = {
  readonly room: SealedSession
  readonly machine: Machine
  readonly member: JoinAnswer
  readonly note: () => string
  readonly write: (words: string) => void
  /** Everything that came over the wire. */
  readonly heard: Uint8Array[]
  readonly cut: () => void
}

export async function colleague(
  relay: Relay & { readonly url: string },
  delegation: DelegationCode,
  options: {
    readonly name?: string
    readonly machine?: Machine
    readonly member?: JoinAnswer
    readonly key?: string | null
    readonly role?: Role
    readonly room?: string
    readonly rowsPerSnapshot?: number
  } = {},
): Promise<Colleague> {
  const { machine = new Machine(), name = 'Somebody', key, role = 'delegation' } = options
  const member = options.member ?? (await joinAs(relay, delegation, role, name))
  if (key) await machine.keys.keep(member.dossier, `link/${delegation}`, key)
  const heard: Uint8Array[] = []
  const { openSocket, cut } = socketsOf(heard)
  const room = openSealedSession({
    api: relayApi(relay.http),
    ws: relay.url,
    session: member,
    room: options.room ?? `private/${delegation}`,
    keys: machine.keys,
    linkKeyName: `link/${delegation}`,
    copies: machine.copies,
    claims: machine.claims,
    openSocket,
    clock: SYSTEM_CLOCK,
    ...(options.rowsPerSnapshot ? { rowsPerSnapshot: options.rowsPerSnapshot } : {}),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  })
  const text = room.doc.getText('note')
  return {
    room,
    machine,
    member,
    note: () => text.toString(),
    write: (words) => text.insert(text.length, words),
    heard,
    cut,
  }
}

/** Resolves when it is so; fails with what was waited for. */
export async function until(what: string, isSo: () => boolean, ms = 60_000): Promise<void> {
  const since = Date.now()
  while (!isSo()) {
    if (Date.now() - since > ms) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

export function untilIs(one: Colleague, kind: SealedStatus['kind']): Promise<void> {
  const status = () => one.room.status.getSnapshot().kind
  return until(`${kind}, is ${status()}`, () => status() === kind)
}

export function untilSaved(one: Colleague): Promise<void> {
  return until('saved', () => one.room.unsaved.getSnapshot() === 0)
}

function socketsOf(heard: Uint8Array[]): { openSocket: OpenSocket; cut: () => void } {
  let latest: WebSocket | null = null
  return {
    cut: () => latest?.terminate(),
    openSocket: (url, protocols, events) => {
      const socket = new WebSocket(url, [...protocols])
      latest = socket
      let isOver = false
      socket.on('open', () => isOver || events.onOpen())
      socket.on('message', (data: Buffer) => {
        heard.push(new Uint8Array(data))
        if (!isOver) events.onFrame(new Uint8Array(data))
      })
      socket.on('error', () => undefined)
      socket.on('close', (code) => {
        if (isOver) return
        isOver = true
        events.onClose(code)
      })
      return {
        send: (frame) => {
          if (socket.readyState === WebSocket.OPEN) socket.send(frame)
        },
        close: () => {
          isOver = true
          socket.close()
        },
      }
    },
  }
}
