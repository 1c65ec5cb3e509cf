import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { SUBPROTOCOL } from '../../shared/protocol/wire.ts'
import { ticketFor } from '../server/relay/drafters.ts'
import { insertAfterLast } from '../server/relay/tape.ts'
import type { Place } from './delegate.ts'

/** One who types with the stock y-websocket client, and fetches a ticket whenever its connection ended. */
export class StockDelegate {
  readonly doc = new Y.Doc({ gc: false })
  /** How often a connection ended. */
  ends = 0
  readonly #provider: WebsocketProvider
  #typing: NodeJS.Timeout | null = null

  static async join(place: Place, session: string): Promise<StockDelegate> {
    const { ticket, clientIds } = await ticketFor(place, session)
    return new StockDelegate(place, session, ticket, clientIds.proposing)
  }

  private constructor(place: Place, session: string, ticket: string, client: number) {
    this.doc.clientID = client
    this.#provider = new WebsocketProvider(place.url, 'text/en', this.doc, {
      // The polyfill of Node has the interface of the browser as far as the provider uses it.
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: [SUBPROTOCOL, `ticket.${ticket}`],
      disableBc: true,
      maxBackoffTime: 1000,
    })
    this.#provider.on('connection-close', () => {
      this.ends++
      // A ticket admits once. If this one comes too late for the next attempt, there will be another.
      ticketFor(place, session, 'text/en', [client]).then(
        (fresh) => {
          this.#provider.protocols = [SUBPROTOCOL, `ticket.${fresh.ticket}`]
        },
        () => undefined,
      )
    })
  }

  get isSynced(): boolean {
    return this.#provider.synced
  }

  type(everyMs: number): void {
    this.#typing = setInterval(() => insertAfterLast(this.doc, 'x'), everyMs)
  }

  rest(): void {
    if (this.#typing) clearInterval(this.#typing)
  }

  leave(): void {
    this.rest()
    this.#provider.destroy()
  }
}
