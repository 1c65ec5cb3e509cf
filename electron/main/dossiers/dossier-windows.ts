import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow, WebContents } from 'electron'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import { RelayHost, type RelayPlan } from '../relay/relay-host.ts'
import type { OpenFailure, ReadyReport } from '../relay/relay-messages.ts'
import { createWindow, loadApp, present, stateOf } from '../windows/window.ts'
import type { WindowState } from '../windows/window-state.ts'

// The open dossiers: one file, one relay, one window each. A file that is open already is brought to the front.

export type OpenWindow = {
  readonly file: string
  /** Opened as the sample, to be looked around in. */
  readonly isSample: boolean
  readonly window: BrowserWindow
  readonly relay: RelayHost
}

export type Surroundings = {
  planFor(file: string, isSample: boolean): RelayPlan
  /** Keeps what the relay says that nobody else has, before there is a window that asks for it. */
  keepSecrets(of: ReadyReport): Promise<void>
  /** Place and size for the next window, and of one that closes. */
  readState(): Promise<WindowState>
  keepState(state: WindowState): Promise<void>
  /** The relay of a window is gone for good; `sentence` says why, if anybody knows. */
  relayLost(window: BrowserWindow, sentence: string | null): void
  /** Its relay is at another address; its own window loads anew by itself. */
  moved(open: OpenWindow): void
  /** Its window is about to go, and then its relay. */
  closing(open: OpenWindow): void
  /** A file is open, with its page in its window. */
  opened(open: OpenWindow): void
  /** The relay has let go of it. */
  closed(open: OpenWindow): Promise<void>
}

export class DossierWindows {
  readonly #around: Surroundings
  readonly #open = new Map<string, OpenWindow>()
  /** What is on its way, by file: two requests for one file are one. */
  readonly #opening = new Map<string, Promise<Result<OpenWindow, OpenFailure | null>>>()
  readonly #closing = new Map<string, Promise<void>>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Opens the file in a window, or presents the one it has; null if it failed without a word. */
  async open(given: string, isSample: boolean): Promise<Result<OpenWindow, OpenFailure | null>> {
    // One file has one relay, however it is named; a missing one is for the relay to complain about.
    const file = await realpath(given).catch(() => given)
    await this.#closing.get(file)
    const known = this.#open.get(file)
    if (known !== undefined) {
      present(known.window)
      return ok(known)
    }
    const under = this.#opening.get(file) ?? this.#start(file, isSample)
    this.#opening.set(file, under)
    return under.finally(() => this.#opening.delete(file))
  }

  /** The open dossier whose window this is; null for any other page. */
  of(contents: WebContents): OpenWindow | null {
    return this.all().find(({ window }) => window.webContents === contents) ?? null
  }

  all(): readonly OpenWindow[] {
    return [...this.#open.values()]
  }

  /** Resolves when every file is closed; windows are expected to be gone. */
  async closed(): Promise<void> {
    await Promise.all(this.#closing.values())
  }

  async #start(file: string, isSample: boolean): Promise<Result<OpenWindow, OpenFailure | null>> {
    const relay = await RelayHost.start(this.#around.planFor(file, isSample), {
      moved: () => {
        const moved = this.#open.get(file)
        moved?.window.webContents.reload()
        if (moved) this.#around.moved(moved)
      },
      lost: (sentence) => {
        const lost = this.#open.get(file)
        if (lost !== undefined) this.#around.relayLost(lost.window, sentence)
      },
    })
    if (!relay.ok) return fail(relay.error)
    await this.#around.keepSecrets(relay.value.address)
    const window = createWindow(await this.#around.readState(), {
      title: path.basename(file, '.penholder'),
      file,
    })
    const opened = { file, isSample, window, relay: relay.value }
    this.#open.set(file, opened)
    this.#forgetWhenClosed(opened)
    // A window that is closed while it loads has nothing to say about it.
    await loadApp(window, 'host').catch((error: unknown) => {
      if (!window.isDestroyed()) throw error
    })
    if (!window.isDestroyed()) this.#around.opened(opened)
    return ok(opened)
  }

  #forgetWhenClosed(open: OpenWindow): void {
    const { file, window, relay } = open
    window.once('close', () => {
      const state = stateOf(window)
      this.#around.closing(open)
      const closing = this.#around
        .keepState(state)
        .catch(console.error)
        .then(() => relay.close())
        .then(() => this.#around.closed(open))
        .finally(() => this.#closing.delete(file))
      this.#closing.set(file, closing)
    })
    window.once('closed', () => this.#open.delete(file))
  }
}
