import { describe, expect, it } from 'vitest'
import { readImported } from '../../../renderer/app/importing/read-document.ts'
import {
  type ReadingThread,
  type ReadPart,
  readInThread,
} from '../../../renderer/app/importing/read-in-thread.ts'
import { readNamed } from '../../../shared/formats/reading/readers.ts'

type Read = Awaited<ReturnType<typeof readNamed>>

it.each([
  ['a.docm', 'macros'],
  ['Letter.DOTM', 'macros'],
  ['a.doc', 'oldFormat'],
  ['a.dot', 'oldFormat'],
  ['a.odt', 'unknownType'],
])('[I8] %s is refused by its name, as the reader itself refuses it: %s', async (name, kind) => {
  const watch = { signal: new AbortController().signal, onPart: () => undefined }
  const read = await readImported(new File(['words'], name), watch)
  expect(read).toEqual({ ok: false, error: { name, kind } })
  expect(await readNamed(name, new Uint8Array([1]))).toEqual({ ok: false, error: { kind } })
})

/** A thread that reads when it is told to, and remembers whether it was ended. */
class HeldThread implements ReadingThread {
  isEnded = false
  readonly tell: (part: ReadPart) => void
  readonly #end: (read: Read | null) => void
  #read: (() => Promise<Read>) | null = null

  constructor(end: (read: Read | null) => void, tell: (part: ReadPart) => void) {
    this.#end = end
    this.tell = tell
  }

  readonly ask = (name: string, bytes: Uint8Array): void => {
    this.#read = () => readNamed(name, bytes)
  }

  readonly stop = (): void => {
    this.isEnded = true
  }

  async read(): Promise<void> {
    if (!this.#read) throw new Error('nobody asked')
    this.#end(await this.#read())
  }

  die(): void {
    this.#end(null)
  }
}

function begin(onPart: (part: ReadPart) => void = () => undefined) {
  const threads: HeldThread[] = []
  const controller = new AbortController()
  const bytes = new TextEncoder().encode('One.\n\nTwo.')
  const done = readInThread('a.txt', bytes, { signal: controller.signal, onPart }, (end, tell) => {
    const thread = new HeldThread(end, tell)
    threads.push(thread)
    return thread
  })
  const [thread] = threads
  if (!thread) throw new Error('no thread was started')
  return { thread, controller, done }
}

describe('[I16] a document is read in a thread', () => {
  it('that gives what it says, and ends', async () => {
    const { thread, done } = begin()
    await thread.read()
    expect(await done).toMatchObject({ ok: true, value: { format: 'txt' } })
    expect(thread.isEnded).toBe(true)
  })

  it('that ends at once when it is given up, and what it still says is heard by nobody', async () => {
    const { thread, controller, done } = begin()
    controller.abort()
    expect(thread.isEnded).toBe(true)
    await thread.read()
    expect(await done).toBeNull()
  })

  it('that tells how far it is, until it is given up', () => {
    const told: ReadPart[] = []
    const { thread, controller } = begin((part) => told.push(part))
    thread.tell({ done: 1, of: 3 })
    controller.abort()
    thread.tell({ done: 2, of: 3 })
    expect(told).toEqual([{ done: 1, of: 3 }])
  })

  it('that may die, which is no answer', async () => {
    const { thread, done } = begin()
    thread.die()
    expect(await done).toBeNull()
    expect(thread.isEnded).toBe(true)
  })

  it('and none is started for what was given up before', async () => {
    const start = () => {
      throw new Error('started')
    }
    expect(
      await readInThread('a.txt', new Uint8Array(1), { signal: AbortSignal.abort() }, start),
    ).toBeNull()
  })
})
