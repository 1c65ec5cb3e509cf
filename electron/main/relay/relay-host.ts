import path from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'
import * as v from 'valibot'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Seat } from '../../../shared/protocol/http.ts'
import type { Copying } from '../keeping/watch-copy.ts'
import {
  type OpenFailure,
  type OpenOrder,
  type ReadyReport,
  type RelayOrder,
  RelayReport,
  type Sharing,
} from './relay-messages.ts'

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
  /** Those who wait to hear of sharing or of a copy, by the id of what they asked. */
  readonly #asked = new Map<number, (answer: Result<Sharing | null, string | null>) => void>()
  /** How others reach the relay; null if it is not shared. */
  sharing: Sharing | null = null
  #sharedAt: string | null = null

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

  /**
   * Shares it on the network, at the address of this machine or at all of them, and again after a crash; fails with a sentence for the
   * user, if anybody knows one.
   */
  async share(address: string | null): Promise<Result<Sharing, string | null>> {
    this.#sharedAt = address
    const answer = await this.#ask({ kind: 'share', address })
    if (!answer.ok) return answer
    if (answer.value === null) return fail(null)
    this.sharing = answer.value
    return ok(answer.value)
  }

  async stopSharing(): Promise<void> {
    this.sharing = null
    await this.#ask({ kind: 'unshare' })
  }

  /** Writes a copy of the dossier where nothing is; fails with a sentence for the user, if anybody knows one. */
  copyTo(to: string): Copying<Result<null, string | null>> {
    const asked = this.#ask({ kind: 'copy', to })
    const id = this.#lastId
    return {
      done: asked.then((answer) => (answer.ok ? ok(null) : answer)),
      stop: () => {
        if (!this.#asked.has(id)) return
        send(this.#process, { kind: 'stopCopy', id })
        this.#answer(id, fail(null))
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
      for (const answer of this.#asked.values()) answer(fail(null))
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
        this.#answer(report.id, ok(report.sharing))
        break
      case 'notShared':
      case 'notCopied':
        this.#answer(report.id, fail(report.sentence))
        break
      case 'unshared':
      case 'copied':
        this.#answer(report.id, ok(null))
        break
      case 'ready':
      case 'failed':
        // The first report of a process, heard where it is launched.
        break
    }
  }

  #ask(
    order:
      | { readonly kind: 'share'; readonly address: string | null }
      | { readonly kind: 'unshare' }
      | { readonly kind: 'copy'; readonly to: string },
  ): Promise<Result<Sharing | null, string | null>> {
    if (!this.#isUp) return Promise.resolve(fail(null))
    const id = ++this.#lastId
    return new Promise((resolve) => {
      this.#asked.set(id, resolve)
      send(this.#process, { ...order, id })
    })
  }

  #answer(id: number, answer: Result<Sharing | null, string | null>): void {
    this.#asked.get(id)?.(answer)
    this.#asked.delete(id)
  }

  async #restart(): Promise<void> {
    const now = Date.now()
    this.#restarts = [...this.#restarts.filter((time) => now - time < RESTART_WINDOW_MS), now]
    if (this.#restarts.length > MAX_RESTARTS) return this.#listener.lost(null)
    const port = Number(new URL(this.address.http).port)
    const started = await launch({ kind: 'open', port, ...this.#plan })
    if (!started.ok) return this.#listener.lost(started.error?.sentence ?? null)
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
    // What was shared before the crash is shared after it.
    if (this.sharing !== null && !(await this.share(this.#sharedAt)).ok) this.sharing = null
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
