import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { fail, ok, type Result } from '../../../shared/base/result.ts'
import type { Store } from '../store.ts'
import type { AnswerMessage, Arguments, CallMessage, Opened, ServedCall, Value } from './calls.ts'
import { errorOf, faultOf, StoreFault } from './fault.ts'
import { type StorageState, StorageWatch } from './storage-watch.ts'
import { startOwner } from './worker-thread.ts'

/** Whether what is written can be kept. */
export type Storage = {
  state(): StorageState
  /** Tells of each change; returns the way to stop. */
  watch(listener: (state: StorageState) => void): () => void
}

/** A dossier whose file another thread owns. */
export type Served = {
  /** UUID of the negotiation. */
  readonly dossier: string
  readonly epoch: number
  readonly store: Store
  readonly storage: Storage
  /** Tells those who find the file in use where its relay listens. */
  announce(url: string): void
}

type Pending = {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const REOPEN_MS = 200

/**
 * Opens the file at `path` (a real path, locked by the caller) in a thread of its own. If that thread dies, all that it
 * had not answered rejects, and another one opens the file ([S9]).
 */
export async function openServed(path: string): Promise<Result<Served, Error>> {
  const owner = new Owner(path)
  const opened = await owner.open()
  return opened.kind === 'opened' ? ok(servedBy(owner, opened)) : fail(errorOf(opened.fault))
}

/** The thread that owns the file, and those that follow it when it dies. */
class Owner {
  readonly #path: string
  readonly #pending = new Map<number, Pending>()
  #thread: Promise<Worker>
  #lastId = 0
  #isClosing = false

  constructor(path: string) {
    this.#path = path
    this.#thread = Promise.reject(
      new StoreFault({ message: 'not open', errcode: null, code: null }),
    )
    this.#thread.catch(() => undefined)
  }

  async open(): Promise<Opened> {
    const worker = startOwner(this.#path)
    const opened = await firstWord(worker)
    if (opened.kind === 'failed') {
      await worker.terminate()
      return opened
    }
    worker.on('message', (answer: AnswerMessage) => this.#settle(answer))
    worker.on('error', () => undefined)
    worker.once('exit', () => this.#died())
    this.#thread = Promise.resolve(worker)
    return opened
  }

  async call<Name extends ServedCall>(name: Name, ...args: Arguments<Name>): Promise<Value<Name>> {
    const worker = await this.#thread
    return new Promise((resolve, reject) => {
      const id = ++this.#lastId
      // Our own other half answers, by the same table of types.
      this.#pending.set(id, { resolve: (value) => resolve(value as Value<Name>), reject })
      const message: CallMessage = { id, name, args }
      worker.postMessage(message)
    })
  }

  async close(): Promise<void> {
    if (this.#isClosing) return
    const worker = await this.#thread.catch(() => null)
    if (!worker) return
    const isGone = once(worker, 'exit')
    await this.call('close').finally(() => {
      this.#isClosing = true
    })
    await isGone
  }

  #settle(answer: AnswerMessage): void {
    const pending = this.#pending.get(answer.id)
    this.#pending.delete(answer.id)
    if (answer.kind === 'done') pending?.resolve(answer.value)
    else pending?.reject(errorOf(answer.fault))
  }

  #died(): void {
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    this.#thread = this.#isClosing ? noThread('closed') : this.#reopened()
    for (const { reject } of pending) {
      reject(new StoreFault({ message: 'the store broke off', errcode: null, code: 'STORE_LOST' }))
    }
  }

  /** The next owner, as soon as there is one. */
  async #reopened(): Promise<Worker> {
    for (;;) {
      const opened = await this.open()
      if (opened.kind === 'opened') return this.#thread
      await new Promise((resolve) => setTimeout(resolve, REOPEN_MS))
    }
  }
}

function noThread(why: string): Promise<Worker> {
  const none = Promise.reject(new StoreFault({ message: why, errcode: null, code: null }))
  // Whoever calls is told; until then it is nobody's fault.
  none.catch(() => undefined)
  return none
}

/** Its first message; a thread that cannot even start says so by the way it ends. */
async function firstWord(worker: Worker): Promise<Opened> {
  const spoken = once(worker, 'message').then(([opened]): Opened => opened)
  const ended = once(worker, 'exit').then(([code]): Opened => notStarted(`exit ${code}`))
  return Promise.race([spoken, ended]).catch((error: unknown) => {
    return { kind: 'failed', fault: faultOf(error) }
  })
}

function notStarted(message: string): Opened {
  return { kind: 'failed', fault: { message, errcode: null, code: null, isDamage: false } }
}

function servedBy(owner: Owner, { dossier, epoch }: Extract<Opened, { kind: 'opened' }>): Served {
  const listeners = new Set<(state: StorageState) => void>()
  const watch = new StorageWatch({
    probe: () => owner.call('probe'),
    onChange: (state) => {
      for (const listener of listeners) listener(state)
    },
  })
  return {
    dossier,
    epoch,
    store: storeOf(owner, watch),
    storage: {
      state: () => watch.state,
      watch: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    // Who finds no address asks whoever is at the machine: serving does not wait for this.
    announce: (url) => void owner.call('announce', url).catch(() => undefined),
  }
}

function storeOf(owner: Owner, watch: StorageWatch): Store {
  const read = <Name extends ServedCall>(name: Name) => {
    return (...args: Arguments<Name>) => owner.call(name, ...args)
  }
  const write = <Name extends ServedCall>(name: Name) => {
    return async (...args: Arguments<Name>): Promise<Value<Name>> => {
      try {
        const value = await owner.call(name, ...args)
        watch.succeeded()
        return value
      } catch (error) {
        watch.failed(error)
        throw error
      }
    }
  }
  return {
    append: write('append'),
    keepSnapshot: write('keepSnapshot'),
    addInvite: write('addInvite'),
    revokeInvite: write('revokeInvite'),
    redeem: write('redeem'),
    revoke: write('revoke'),
    setRole: write('setRole'),
    addLease: write('addLease'),
    addRefusal: write('addRefusal'),
    head: read('head'),
    updates: read('updates'),
    rows: read('rows'),
    rowOf: read('rowOf'),
    snapshot: read('snapshot'),
    invites: read('invites'),
    member: read('member'),
    lease: read('lease'),
    leases: read('leases'),
    refusals: read('refusals'),
    refusalSums: read('refusalSums'),
    close: async () => {
      watch.stop()
      await owner.close()
    },
  }
}
