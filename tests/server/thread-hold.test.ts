import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { endThread, startThread } from '../../server/start-thread.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import { askToEnd, newHold, unbroken, unbrokenIn } from '../../server/thread-hold.ts'
import { scratchFolder } from './dossiers.ts'

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('the end of a thread', () => {
  it('[R16] comes between two calls, whenever it is asked for, and never in one', async () => {
    for (const later of [0, 1, 2]) {
      const words = new Int32Array(new SharedArrayBuffer(8))
      const thread = startThread(import.meta.url, 'held-thread', { workerData: words })
      const isGone = once(thread, 'exit')
      while (Atomics.load(words, 1) < 2) await sleep(1)
      await sleep(later)
      await endThread(thread)
      await isGone
      const [isInCall, calls] = words
      expect(isInCall).toBe(0)
      await sleep(5)
      expect(words[1]).toBe(calls)
    }
  }, 30_000)

  it('[R16] waits for a call that is under way, and is told of one that does not come back', async () => {
    const hold = newHold()
    let isOver = false
    const ended = unbrokenIn(hold, () => {
      const asked = askToEnd(hold).then((isFree) => isFree && isOver)
      isOver = true
      return asked
    })
    expect(await ended).toBe(true)

    const stuck = newHold()
    const given = unbrokenIn(stuck, () => askToEnd(stuck, 0))
    Atomics.add(stuck, 0, 1)
    expect(await given).toBe(false)
  })

  it('[R16] a call that fails is over too, and one in the main thread is simply done', () => {
    const hold = newHold()
    const broken = () =>
      unbrokenIn(hold, () => {
        throw new Error('no such table')
      })
    expect(broken).toThrow('no such table')
    expect([...hold]).toEqual([0, 0])
    expect(unbroken(() => 7)).toBe(7)
  })

  it('[R16] every call of a database says what SQLite says', async () => {
    const scratch = await scratchFolder()
    const database = await openDatabase(scratch.path('a.db'))
    database.exec('CREATE TABLE t (a)')
    database.prepare('INSERT INTO t VALUES (?)').run(5)
    expect(database.prepare('SELECT a FROM t').get()).toMatchObject({ a: 5 })
    expect(database.prepare('SELECT a FROM t').all()).toHaveLength(1)
    expect(() => database.prepare('SELECT b FROM t')).toThrow('b')
    database.close()
    await scratch.remove()
  })
})
