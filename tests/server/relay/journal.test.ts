import { expect, it } from 'vitest'
import { Journal } from '../../../server/relay/journal.ts'
import { MemoryStore } from '../../../server/store/memory-store.ts'
import type { NewEntry } from '../../../server/store/store.ts'

class GatedStore extends MemoryStore {
  release: () => void = () => undefined
  readonly started: Promise<void>
  #begin: () => void = () => undefined

  constructor() {
    super()
    this.started = new Promise((resolve) => {
      this.#begin = resolve
    })
  }

  override async append(entries: readonly NewEntry[]): Promise<number> {
    this.#begin()
    await new Promise<void>((resolve) => {
      this.release = resolve
    })
    return super.append(entries)
  }
}

function aJournal(log: MemoryStore) {
  const events: string[] = []
  const journal = new Journal<string>({
    log,
    gatherMs: () => 0,
    onCommitted: (batch, seq) => {
      events.push(`committed ${batch.map(({ origin }) => origin)} to ${seq}`)
    },
    onLost: () => events.push('lost'),
  })
  return { journal, events }
}

const ENTRY: NewEntry = { room: 'r', author: 'a', ts: 1, data: new Uint8Array([1]), wrote: [] }

it('[R2] nothing is done while a commit is under way, and then all of it in its order', async () => {
  const store = new GatedStore()
  const { journal, events } = aJournal(store)
  let reported: Promise<unknown> = Promise.resolve()
  journal.enter(() => {
    reported = journal.record(ENTRY, 'first').then((seq) => events.push(`reported ${seq}`))
    journal.whenDurable(() => events.push('read'))
  })
  await store.started
  journal.enter(() => events.push('second act'))
  journal.enter(() => events.push('third act'))
  expect(events).toEqual([])
  store.release()
  await reported
  expect(events).toEqual(['committed first to 1', 'read', 'second act', 'third act', 'reported 1'])
})

it('[R6] an act that fails half-way loses the room, once, and nothing is reported as kept', async () => {
  const { journal, events } = aJournal(new MemoryStore())
  const outcomes: (number | null)[] = []
  journal.enter(() => void journal.record(ENTRY, 'first').then((seq) => outcomes.push(seq)))
  journal.enter(() => {
    throw new Error('half-way')
  })
  journal.lose(new Error('again'))
  expect(events).toEqual(['lost'])
  expect(journal.isLost).toBe(true)
  journal.enter(() => void journal.record(ENTRY, 'second').then((seq) => outcomes.push(seq)))
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  expect(outcomes).toEqual([null, null])
})
