import { type BrowserWindow, type Session, session, type WebContents } from 'electron'
import type { AppPlace } from '../../../shared/protocol/links.ts'
import { createWindow, loadApp, present, stateOf } from '../windows/window.ts'
import type { WindowState } from '../windows/window-state.ts'
import {
  addressOf,
  keyOf,
  partitionOf,
  screenPartitionOf,
  VERDICT,
  verdictOn,
} from './remote-relay.ts'

// The windows on relays of others: one a relay. What is secret in a link stays in memory, and no longer than it is
// needed.

/** Where a relay of others is, and what the link said by which one comes; null for who has been there before. */
export type Arrival = AppPlace & { readonly invite: string | null; readonly key: string | null }

export type RemoteWindow = {
  readonly link: Arrival
  readonly window: BrowserWindow
}

export type RemoteSurroundings = {
  /** Serves the app's pages to a session; they may connect to these addresses and no others. */
  servePages(to: Session, relays: readonly string[]): void
  /** Place and size for the window on this relay ([D14]), and of one that closes. */
  readState(relay: string): Promise<WindowState>
  keepState(relay: string, state: WindowState): Promise<void>
  /** The window on a relay is about to go. */
  closing(remote: RemoteWindow): void
  /** The relay does not show the certificate that was promised. */
  refused(window: BrowserWindow, place: AppPlace): void
}

export class RemoteWindows {
  readonly #around: RemoteSurroundings
  readonly #open = new Map<string, RemoteWindow>()
  readonly #prepared = new Set<string>()

  constructor(around: RemoteSurroundings) {
    this.#around = around
  }

  /** Opens a window on the relay of the link, or presents the one it has. */
  async open(link: Arrival): Promise<void> {
    const key = keyOf(link)
    const known = this.#open.get(key)
    if (known !== undefined) return present(known.window)
    const partition = partitionOf(link)
    this.#prepare(partition, link)
    const title = `${link.host}:${link.port}`
    const window = createWindow(await this.#around.readState(key), { title, partition })
    const remote = { link, window }
    this.#open.set(key, remote)
    window.once('close', () => {
      this.#around.closing(remote)
      this.#around.keepState(key, stateOf(window)).catch(console.error)
    })
    window.once('closed', () => this.#open.delete(key))
    await loadApp(window, 'guest').catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
  }

  /** The partition for the room screen of this relay, set up as that of its window. */
  screenPartition(link: AppPlace): string {
    const partition = screenPartitionOf(link)
    this.#prepare(partition, link)
    return partition
  }

  of(contents: WebContents): RemoteWindow | null {
    return this.all().find(({ window }) => window.webContents === contents) ?? null
  }

  all(): readonly RemoteWindow[] {
    return [...this.#open.values()]
  }

  /** A partition lives as long as the app: its pages and its trust are set up once. */
  #prepare(partition: string, link: AppPlace): void {
    if (this.#prepared.has(partition)) return
    this.#prepared.add(partition)
    const { host, port, fingerprint } = link
    const place = { host, port, fingerprint }
    const own = session.fromPartition(partition)
    const { http, ws } = addressOf(place)
    this.#around.servePages(own, [http, ws])
    let isTold = false
    own.setCertificateVerifyProc((request, answer) => {
      const verdict = verdictOn(request, place)
      answer(verdict)
      const shown = this.#open.get(keyOf(place))
      if (verdict === VERDICT.accept) isTold = false
      if (verdict !== VERDICT.refuse || isTold || shown === undefined) return
      // Once, not at every attempt to connect again.
      isTold = true
      this.#around.refused(shown.window, place)
    })
  }
}
