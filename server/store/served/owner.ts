import { once } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { endThread } from '../../start-thread.ts'
import type { AnswerMessage, Arguments, CallMessage, Opened, ServedCall, Value } from './calls.ts'
import { errorOf, faultOf, StoreFault } from './fault.ts'
import { startOwner } from './worker-thread.ts'

const REOPEN_MS = 200

type Pending = {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** The thread that owns the file, and those that follow it when it dies. */
export class Owner {
  readonly #path: string
  readonly #start: (file: string) => Worker
  readonly #pending = new Map<number, Pending>()
  #thread: Promise<Worker>
  #lastId = 0
  #isClosing = false

  constructor(path: string, start: (file: string) => Worker = startOwner) {
    this.#path = path
    this.#start = start
    this.#thread = Promise.reject(
      new StoreFault({ message: 'not open', errcode: null, code: null }),
    )
    this.#thread.catch(() => undefined)
  }

  async open(): Promise<Opened> {
    const worker = this.#start(this.#path)
    const opened = await firstWord(worker)
    if (opened.kind === 'failed') {
      await endThread(worker)
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

  /** Rejects if the thread dies before it has said that the file is closed; no other one opens it then. */
  async close(): Promise<void> {
    if (this.#isClosing) return
    // Said first: the thread's last word and its end may be told in one step, and an end that nobody asked for has a successor.
    this.#isClosing = true
    const worker = await this.#thread.catch(() => null)
    if (!worker) return
    const isGone = once(worker, 'exit')
    await this.call('close')
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

  /** The next owner, as soon as there is one; none if the file is let go of before. */
  async #reopened(): Promise<Worker> {
    for (;;) {
      if (this.#isClosing) return noThread('closed')
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
