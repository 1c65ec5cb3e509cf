import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import { openDossierFile } from '../../server/dossier-file.ts'
import { fileWithInvites } from '../server/invited.ts'
import { Drafter, joinWith } from '../server/relay/drafters.ts'
import { openingOf } from '../server/relay/tape.ts'
import { findingOf } from '../server/tampering.ts'
import { Delegate, type Place } from './delegate.ts'
import {
  type Program,
  type RelayProcess,
  type StartOptions,
  startProcess,
} from './relay-process.ts'

/** A negotiation to which faults are done: a file, a relay that can be started again, and people who type. */
export class Scene {
  readonly folder: string
  readonly file: string
  readonly delegates: Delegate[] = []
  /** Good for as many as come. */
  readonly invites: Awaited<ReturnType<typeof fileWithInvites>>
  relay: RelayProcess
  readonly #program: Program
  readonly #isOwnFolder: boolean

  /** With the title written, in `folder` or in one of its own. */
  static async open(
    program: Program,
    { folder, ...options }: Partial<StartOptions> & { readonly folder?: string } = {},
  ): Promise<Scene> {
    const place = folder ?? (await mkdtemp(path.join(tmpdir(), 'penholder-fault-')))
    const file = path.join(place, 'talks.penholder')
    const invites = await fileWithInvites(file)
    const relay = await startProcess(file, { ...options, program })
    const scene = new Scene(program, place, invites, relay, folder === undefined)
    await scene.#writeTitle()
    return scene
  }

  private constructor(
    program: Program,
    folder: string,
    invites: Awaited<ReturnType<typeof fileWithInvites>>,
    relay: RelayProcess,
    isOwnFolder: boolean,
  ) {
    this.#isOwnFolder = isOwnFolder
    this.#program = program
    this.folder = folder
    this.file = path.join(folder, 'talks.penholder')
    this.invites = invites
    this.relay = relay
  }

  /** Where the relay is: the same object for everybody, so that who comes back finds it. */
  get place(): Place {
    return { http: this.relay.http, url: this.relay.url }
  }

  /** So many people of FRA and USA, in turn, at the relay or behind a line before it. */
  async delegate(count: number, place: Place = this.place): Promise<readonly Delegate[]> {
    const fresh: Delegate[] = []
    for (let i = 0; i < count; i++) {
      const invite = i % 2 === 0 ? this.invites.fra : this.invites.usa
      const { session } = await joinWith(this.relay, invite)
      fresh.push(new Delegate(place, session))
    }
    this.delegates.push(...fresh)
    for (const one of fresh) one.start()
    await until('everybody is there', () => fresh.every((one) => one.doc.clientID === one.client))
    return fresh
  }

  /** Starts the relay again after it ended, at the same port. */
  async restart(options: Partial<StartOptions> = {}): Promise<void> {
    await this.relay.ended
    const port = Number(new URL(this.relay.http).port)
    this.relay = await startProcess(this.file, { port, ...options, program: this.#program })
  }

  /** Of how many characters the relay had given its word, and how many of these the file lacks. */
  async lost(): Promise<{ readonly acknowledged: number; readonly lost: number }> {
    const text = await textIn(this.file)
    let acknowledged = 0
    let lost = 0
    for (const one of this.delegates) {
      acknowledged += one.acknowledged
      lost += Math.max(0, one.acknowledged - Y.getState(text.store, one.client))
    }
    return { acknowledged, lost }
  }

  /** How many characters somebody was shown by others that the file does not have. */
  async leaked(): Promise<number> {
    const text = await textIn(this.file)
    let leaked = 0
    for (const { client } of this.delegates) {
      const kept = Y.getState(text.store, client)
      for (const reader of this.delegates) {
        if (reader.client === client) continue
        leaked += Math.max(0, Y.getState(reader.doc.store, client) - kept)
      }
    }
    return leaked
  }

  /** What `verify` finds, in a word; null if the record is whole. */
  async finding(): Promise<string | null> {
    const finding = await findingOf(this.file)
    return finding && JSON.stringify(finding)
  }

  /** Milliseconds until everybody, and one who joins now, holds the same and all of it is acknowledged. */
  async converged(limitMs: number): Promise<number> {
    const begun = performance.now()
    for (const one of this.delegates) one.rest()
    await until(
      'everything is acknowledged',
      () => this.delegates.every((one) => one.isConnected && one.isSaved),
      limitMs,
    )
    await until(
      'everybody holds the same',
      () => isSame(this.delegates.map(({ doc }) => doc)),
      limitMs,
    )
    const elapsed = performance.now() - begun
    const late = await this.#enter(this.invites.fra)
    const isWhole = isSame([late.doc, ...this.delegates.slice(0, 1).map(({ doc }) => doc)])
    await late.close()
    if (!isWhole) throw new Error('one who joins late holds something else')
    return elapsed
  }

  async close(): Promise<void> {
    await Promise.all(this.delegates.map((one) => one.leave()))
    this.relay.signal('SIGCONT')
    this.relay.signal('SIGKILL')
    await this.relay.ended
    if (this.#isOwnFolder) await rm(this.folder, { recursive: true, force: true })
  }

  async #writeTitle(): Promise<void> {
    const pen = await this.#enter(this.invites.pen)
    pen.doc.clientID = pen.ids.base ?? 0
    openingOf(pen.doc, 'Draft ')
    await pen.saved()
    await pen.close()
  }

  async #enter(invite: string): Promise<Drafter> {
    return Drafter.connect(this.relay, (await joinWith(this.relay, invite)).session)
  }
}

/** Resolves when it is so; rejects with what was waited for. */
export async function until(what: string, isSo: () => boolean, limitMs = 120_000): Promise<void> {
  const end = performance.now() + limitMs
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`)
    await sleep(10)
  }
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function isSame(docs: readonly Y.Doc[]): boolean {
  const [first, ...others] = docs.map((doc) => JSON.stringify(doc.getText('text').toDelta()))
  return others.every((one) => one === first)
}

async function textIn(file: string): Promise<Y.Doc> {
  const opened = await openDossierFile(file, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const doc = await opened.value.loadText('en')
  await opened.value.close()
  return doc
}
