import { realpath } from 'node:fs/promises'
import path from 'node:path'
import type { BrowserWindow, WebContents } from 'electron'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import { freePort } from '../relay/free-port.ts'
import { RelayHost, type RelayPlan, relaySources } from '../relay/relay-host.ts'
import type { OpenFailure, ReadyReport } from '../relay/relay-messages.ts'
import { createWindow, loadApp, present, stateOf } from '../windows/window.ts'
import type { WindowState } from '../windows/window-state.ts'
import { OpenDossier } from './open-dossier.ts'

// The open dossiers: one file and one relay each, and a window or several. A file that is open already is brought to the
// front. The first window is made while the relay starts ([D34]): its page asks where the relay is, and hears it once
// the relay is up.

export type Surroundings = {
  planFor(file: string, isSample: boolean): RelayPlan
  /** Keeps what the relay says that nobody else has, before there is a window that asks for it. */
  keepSecrets(of: ReadyReport): Promise<void>
  /** Place and size for a window on this file, or beside the one in front; and of one that closes. */
  readState(file: string | null): Promise<WindowState>
  keepState(file: string, state: WindowState): Promise<void>
  /** The relay of a window is gone for good; `sentence` says why, if anybody knows. */
  relayLost(window: BrowserWindow, sentence: string | null): void
  /** Its relay is at another address; its own windows load anew by themselves. */
  moved(open: OpenDossier): void
  /** Others reach its relay otherwise than before. */
  shared(open: OpenDossier): void
  /** Its last window is about to go, and then its relay. */
  closing(open: OpenDossier): void
  /** A file is open, with its page in its window. */
  opened(open: OpenDossier): void
  /** The relay has let go of it. */
  closed(open: OpenDossier): Promise<void>
  /** A window was closed before its file was open; its relay is gone, too. */
  givenUp(): void
}

/** Why a file is not open: for what reason, if anybody could tell; or the user closed its window before it was. */
type NotOpen = OpenFailure | null | 'givenUp'
type Opened = Result<OpenDossier, NotOpen>

/** A relay on its way: where it is meant to be, and what comes of it. */
type Starting = { readonly sources: readonly string[]; readonly open: Promise<OpenDossier | null> }

export class DossierWindows {
  readonly #around: Surroundings
  readonly #open = new Map<string, OpenDossier>()
  /** What is on its way, by file: two requests for one file are one. */
  readonly #opening = new Map<string, Promise<Opened>>()
  readonly #starting = new Map<BrowserWindow, Starting>()
  readonly #closing = new Map<string, Promise<void>>()

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** Opens the file in a window, or presents the one that was looked at last. */
  async open(given: string, isSample: boolean): Promise<Opened> {
    // One file has one relay, however it is named; a missing one is for the relay to complain about.
    const file = await realpath(given).catch(() => given)
    await this.#closing.get(file)
    const known = this.#open.get(file)
    if (known !== undefined) {
      present(known.window)
      return ok(known)
    }
    const under = this.#opening.get(file)
    if (under !== undefined) {
      const opened = await under
      if (opened.ok && !opened.value.window.isDestroyed()) present(opened.value.window)
      return opened
    }
    const opening = this.#start(file, isSample).finally(() => this.#opening.delete(file))
    this.#opening.set(file, opening)
    const opened = await opening
    if (!opened.ok && opened.error === 'givenUp') this.#around.givenUp()
    return opened
  }

  /** Opens one more window on an open dossier ([D7]). */
  async openAnother(open: OpenDossier): Promise<void> {
    const state = await this.#around.readState(null)
    // Its last window went meanwhile, and takes the relay with it.
    if (this.#closing.has(open.file) || this.#open.get(open.file) !== open) return
    const window = createWindow(state, { title: open.window.getTitle(), file: open.file })
    open.windows.come(window)
    this.#attend(open, window)
    await load(window)
  }

  /** The open dossier of whose windows this is one; null for any other page. */
  of(contents: WebContents): OpenDossier | null {
    const isOf = (window: BrowserWindow) => !window.isDestroyed() && window.webContents === contents
    return this.all().find(({ windows }) => windows.all.some(isOf)) ?? null
  }

  /** The same, once its relay is up; null if it does not come. */
  async whenOpen(contents: WebContents): Promise<OpenDossier | null> {
    const starting = [...this.#starting].find(
      ([window]) => !window.isDestroyed() && window.webContents === contents,
    )
    return starting ? starting[1].open : this.of(contents)
  }

  all(): readonly OpenDossier[] {
    return [...this.#open.values()]
  }

  /** Those whose windows do not go. */
  staying(): readonly OpenDossier[] {
    return this.all().filter(({ file }) => !this.#closing.has(file))
  }

  /** All windows, also of those that are on their way. */
  shown(): readonly BrowserWindow[] {
    const open = this.all().flatMap(({ windows }) => windows.all)
    return [...open, ...this.#starting.keys()].filter((window) => !window.isDestroyed())
  }

  /** Whether a file is on its way to be open. */
  get isOpening(): boolean {
    return this.#opening.size > 0
  }

  /** Origins that pages may connect to, also of relays that are starting. */
  get sources(): readonly string[] {
    return [
      ...this.all().flatMap(({ relay }) => relay.sources),
      ...[...this.#starting.values()].flatMap(({ sources }) => sources),
    ]
  }

  /** Resolves when every file is closed; windows are expected to be gone. */
  async closed(): Promise<void> {
    await Promise.all(this.#closing.values())
  }

  async #start(file: string, isSample: boolean): Promise<Opened> {
    const port = await freePort()
    const relay = this.#startRelay(file, isSample, port)
    const look = { title: path.basename(file, '.penholder'), file }
    const window = createWindow(await this.#around.readState(file), look)
    const opening = relay.then((started) => this.#take(started, { file, isSample, window }))
    const open = opening.then((opened) => (opened.ok ? opened.value : null))
    const sources = relaySources(port)
    this.#starting.set(window, { sources, open })
    const loaded = load(window)
    const opened = await opening
    this.#starting.delete(window)
    if (!opened.ok) {
      if (!window.isDestroyed()) window.destroy()
      return opened
    }
    await loaded
    // Somebody else took the port: the policy of the page that is loaded names another relay.
    if (opened.value.relay.sources[0] !== sources[0]) await load(window)
    if (!window.isDestroyed()) this.#around.opened(opened.value)
    return opened
  }

  #startRelay(
    file: string,
    isSample: boolean,
    port: number,
  ): Promise<Result<RelayHost, OpenFailure | null>> {
    return RelayHost.start(this.#around.planFor(file, isSample), port, {
      moved: () => {
        const moved = this.#open.get(file)
        for (const window of moved?.windows.all ?? []) window.webContents.reload()
        if (moved) this.#around.moved(moved)
      },
      lost: (sentence) => {
        const lost = this.#open.get(file)
        if (lost !== undefined) this.#around.relayLost(lost.window, sentence)
      },
      shared: () => {
        const shared = this.#open.get(file)
        if (shared !== undefined) this.#around.shared(shared)
      },
    })
  }

  /** The window has its relay; one that was closed meanwhile has no use for it. */
  async #take(
    started: Result<RelayHost, OpenFailure | null>,
    { file, isSample, window }: Pick<OpenDossier, 'file' | 'isSample' | 'window'>,
  ): Promise<Opened> {
    if (!started.ok) return window.isDestroyed() ? fail('givenUp') : started
    const relay = started.value
    await this.#around.keepSecrets(relay.address)
    if (window.isDestroyed()) {
      const closing = relay.close().finally(() => this.#closing.delete(file))
      this.#closing.set(file, closing)
      await closing
      return fail('givenUp')
    }
    const opened = new OpenDossier({ file, isSample, relay, window })
    this.#open.set(file, opened)
    this.#attend(opened, window)
    return ok(opened)
  }

  #attend(open: OpenDossier, window: BrowserWindow): void {
    const { file, windows } = open
    window.on('focus', () => windows.come(window))
    window.once('close', () => {
      const kept = this.#around.keepState(file, stateOf(window)).catch(console.error)
      if (windows.leave(window)) this.#close(open, kept)
    })
    window.once('closed', () => {
      if (windows.gone(window)) this.#open.delete(file)
    })
  }

  /** Its last window goes: the relay lets go of the file once that window's place is `kept`. */
  #close(open: OpenDossier, kept: Promise<void>): void {
    const { file, relay } = open
    this.#around.closing(open)
    const closing = kept
      .then(() => relay.close())
      .then(() => this.#around.closed(open))
      .finally(() => this.#closing.delete(file))
    this.#closing.set(file, closing)
  }
}

// A window that is closed while it loads has nothing to say about it.
async function load(window: BrowserWindow): Promise<void> {
  await loadApp(window, 'host').catch((error: unknown) => {
    if (!window.isDestroyed()) throw error
  })
}
