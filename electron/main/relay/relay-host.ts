import path from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import * as v from 'valibot'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Seat } from '../../../shared/protocol/http.ts'
import type { ShareTrouble, Sharing } from '../../../shared/protocol/sharing.ts'
import type { Copying } from '../keeping/watch-copy.ts'
import {
  type OpenFailure,
  type OpenOrder,
  type ReadyReport,
  type RelayOrder,
  RelayReport,
} from './relay-messages.ts'
import { RelaySharing } from './relay-sharing.ts'

// One relay in a utility process, from the main process's side. When it dies it is started again at the same
// port, so that windows reconnect by themselves; only a relay that keeps dying is given up.

const ENTRY = path.join(import.meta.dirname, 'relay-process.cjs')
const MAX_RESTARTS = 5
const RESTART_WINDOW_MS = 60_000
const CLOSE_PATIENCE_MS = 5_000

export type RelayHostListener = {
  /** The relay listens at another address than before: windows must load anew. */
  moved(): void
  /** It will not come back; the sentence says why, if the relay could tell. */
  lost(sentence: string | null): void
  /** Others reach it otherwise than before. */
  shared(): void
}

/** Where and what to serve; the port is the host's own affair. */
export type RelayPlan = Omit<OpenOrder, 'kind' | 'port'>

export class RelayHost {
  /** How the relay was last reached. */
  address: ReadyReport
  readonly #plan: RelayPlan
  readonly #listener: RelayHostListener
  #process: UtilityProcess
  #restarts: readonly number[] = []
  #isClosing = false
  #isUp = true
  #lastId = 0
  readonly #invites = new Map<number, Inviting>()
  /** Those who wait to hear of sharing or of a copy, by the id of what they asked; null: the relay is gone. */
  readonly #asked = new Map<number, (answer: RelayReport | null) => void>()
  /** Whether and where others reach the relay, also after a crash. */
  readonly sharing: RelaySharing

  private constructor(
    plan: RelayPlan,
    listener: RelayHostListener,
    process: UtilityProcess,
    address: ReadyReport,
  ) {
    this.#plan = plan
    this.#listener = listener
    this.#process = process
    this.address = address
    this.sharing = new RelaySharing(
      {
        share: (at) => this.#share(at),
        unshare: async () => void (await this.#ask({ kind: 'unshare' })),
      },
      () => listener.shared(),
    )
    this.#attach(process)
  }

  /** Starts a relay at the port, or at another one if that is taken; null if it died without a word. */
  static async start(
    plan: RelayPlan,
    port: number,
    listener: RelayHostListener,
  ): Promise<Result<RelayHost, OpenFailure | null>> {
    const started = await launch({ kind: 'open', port, ...plan })
    if (!started.ok) return started
    const { process, ready } = started.value
    return ok(new RelayHost(plan, listener, process, ready))
  }

  /** The process id, for whoever watches it; null while it is being started again. */
  get pid(): number | null {
    return this.#isUp ? (this.#process.pid ?? null) : null
  }

  /** Origins that a page of this dossier may connect to. */
  get sources(): readonly string[] {
    return [this.address.http, this.address.ws]
  }

  /** A new invitation for the person at this machine ([D11]); it waits for a relay that is being started again. */
  inviteOwn(before: Seat | null): Promise<string> {
    return new Promise((resolve) => {
      const id = ++this.#lastId
      this.#invites.set(id, { before, resolve })
      if (this.#isUp) send(this.#process, { kind: 'invite', id, before })
    })
  }

  /** Writes a copy of the dossier where nothing is; fails with a sentence for the user, if anybody knows one. */
  copyTo(to: string): Copying<Result<null, string | null>> {
    const asked = this.#ask({ kind: 'copy', to })
    const id = this.#lastId
    return {
      done: asked.then((answer) => {
        if (answer?.kind === 'copied') return ok(null)
        return fail(answer?.kind === 'notCopied' ? answer.sentence : null)
      }),
      stop: () => {
        if (!this.#asked.has(id)) return
        send(this.#process, { kind: 'stopCopy', id })
        this.#answer(id, null)
      },
    }
  }

  /** Ends the relay; resolves when its file is closed, or it had to be killed. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    this.#isClosing = true
    if (!this.#isUp) return
    const gone = new Promise<void>((resolve) => this.#process.once('exit', () => resolve()))
    send(this.#process, { kind: 'close' })
    const timer = setTimeout(() => this.#process.kill(), CLOSE_PATIENCE_MS)
    await gone
    clearTimeout(timer)
  }

  #attach(process: UtilityProcess): void {
    this.#process = process
    this.#isUp = true
    process.on('message', (raw: unknown) => this.#receive(v.parse(RelayReport, raw)))
    process.once('exit', () => {
      this.#isUp = false
      this.sharing.down()
      for (const answer of this.#asked.values()) answer(null)
      this.#asked.clear()
      if (!this.#isClosing) void this.#restart()
    })
  }

  #receive(report: RelayReport): void {
    switch (report.kind) {
      case 'invited':
        this.#invites.get(report.id)?.resolve(report.invite)
        this.#invites.delete(report.id)
        break
      case 'shared':
      case 'notShared':
      case 'unshared':
      case 'copied':
      case 'notCopied':
        this.#answer(report.id, report)
        break
      case 'ready':
      case 'failed':
        // The first report of a process, heard where it is launched.
        break
    }
  }

  async #share(address: string): Promise<Result<Sharing, ShareTrouble>> {
    const answer = await this.#ask({ kind: 'share', address })
    if (answer?.kind === 'shared') return ok(answer.sharing)
    return fail(answer?.kind === 'notShared' ? answer.trouble : { kind: 'noRelay' })
  }

  /** What the relay reports of what was asked; null if it is gone. */
  #ask(
    order:
      | { readonly kind: 'share'; readonly address: string }
      | { readonly kind: 'unshare' }
      | { readonly kind: 'copy'; readonly to: string },
  ): Promise<RelayReport | null> {
    if (!this.#isUp) return Promise.resolve(null)
    const id = ++this.#lastId
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      send(this.#process, { ...order, id })
    })
  }

  #answer(id: number, answer: RelayReport | null): void {
    this.#asked.get(id)?.(answer)
    this.#asked.delete(id)
  }

  #lost(sentence: string | null): void {
    this.sharing.lost()
    this.#listener.lost(sentence)
  }

  async #restart(): Promise<void> {
    const now = Date.now()
    this.#restarts = [...this.#restarts.filter((time) => now - time < RESTART_WINDOW_MS), now]
    if (this.#restarts.length > MAX_RESTARTS) return this.#lost(null)
    const port = Number(new URL(this.address.http).port)
    const started = await launch({ kind: 'open', port, ...this.#plan })
    if (!started.ok) return this.#lost(started.error?.sentence ?? null)
    await this.#resume(started.value.process, started.value.ready)
  }

  async #resume(process: UtilityProcess, ready: ReadyReport): Promise<void> {
    const hasMoved = ready.http !== this.address.http
    this.address = ready
    this.#attach(process)
    if (this.#isClosing) {
      this.#isClosing = false
      return this.close()
    }
    for (const [id, { before }] of this.#invites) send(process, { kind: 'invite', id, before })
    await this.sharing.up()
    if (hasMoved) this.#listener.moved()
  }
}

/** Origins of a relay at this port of loopback. */
export function relaySources(port: number): readonly string[] {
  return [`http://127.0.0.1:${port}`, `ws://127.0.0.1:${port}`]
}

/** Somebody who waits for an invitation. */
type Inviting = { readonly before: Seat | null; resolve(invite: string): void }

type Launched = { readonly process: UtilityProcess; readonly ready: ReadyReport }

/** Resolves with the first report: ready, or why not; an exit before it has no sentence. */
function launch(order: OpenOrder): Promise<Result<Launched, OpenFailure | null>> {
  const process = utilityProcess.fork(ENTRY, [], { serviceName: 'Penholder relay' })
  return new Promise((resolve) => {
    const exited = () => resolve(fail(null))
    process.once('exit', exited)
    process.once('message', (raw: unknown) => {
      process.off('exit', exited)
      const report = v.parse(RelayReport, raw)
      if (report.kind === 'ready') return resolve(ok({ process, ready: report }))
      process.kill()
      resolve(fail(report.kind === 'failed' ? report : null))
    })
    send(process, order)
  })
}

function send(process: UtilityProcess, order: RelayOrder): void {
  process.postMessage(order)
}
