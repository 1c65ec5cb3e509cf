import { EventEmitter } from 'node:events'
import type { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import type { CallMessage } from '../../../server/store/served/calls.ts'
import { Owner } from '../../../server/store/served/owner.ts'

/** Threads that answer every call, and end as Node tells it when it is late: the last word and the end in one step. */
class Threads {
  readonly started: EventEmitter[] = []
  /** What a thread does when it is asked to close. */
  atClose: (thread: EventEmitter, id: number) => void = (thread, id) => {
    thread.emit('message', { kind: 'done', id, value: undefined })
    thread.emit('exit', 0)
  }

  /** Whether threads that are started from now on cannot open the file. */
  areBroken = false

  readonly start = (): Worker => {
    const thread = Object.assign(new EventEmitter(), {
      terminate: async () => 1,
      postMessage: ({ id, name }: CallMessage) =>
        setImmediate(() => {
          if (name === 'close') this.atClose(thread, id)
          else thread.emit('message', { kind: 'done', id, value: 7 })
        }),
    })
    this.started.push(thread)
    const { areBroken } = this
    setImmediate(() => {
      if (areBroken) thread.emit('exit', 1)
      else thread.emit('message', { kind: 'opened', dossier: 'd', epoch: 1 })
    })
    // Of a thread nothing else is used.
    return thread as unknown as Worker
  }
}

async function open(threads: Threads): Promise<Owner> {
  const owner = new Owner('talks.penholder', threads.start)
  await owner.open()
  return owner
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20))

describe('the owner of a file', () => {
  it('[S9] lets go of the file when its thread has ended at its word, however late that is heard', async () => {
    const threads = new Threads()
    const owner = await open(threads)
    expect(await owner.call('head')).toBe(7)
    await owner.close()
    await soon()
    expect(threads.started).toHaveLength(1)
    await expect(owner.call('head')).rejects.toThrow('closed')
  })

  it('[S9] has no other thread open the file when one dies that was asked to close it', async () => {
    const threads = new Threads()
    const owner = await open(threads)
    threads.atClose = (thread) => thread.emit('exit', 1)
    await expect(owner.close()).rejects.toThrow('the store broke off')
    await soon()
    expect(threads.started).toHaveLength(1)
  })

  it('[S9] lets go of a file that nobody could open again', async () => {
    const threads = new Threads()
    const owner = await open(threads)
    threads.areBroken = true
    const [first] = threads.started
    first?.emit('exit', 1)
    await owner.close()
    await expect(owner.call('head')).rejects.toThrow('closed')
  })
})
