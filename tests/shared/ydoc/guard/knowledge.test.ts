import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Knowledge } from '../../../../shared/ydoc/guard/order/knowledge.ts'
import { schedule } from '../../../../shared/ydoc/guard/order/schedule.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'

const id = (client: number, clock: number) => ({ client, clock })

describe('[G5] what an author must have seen', () => {
  it('is nothing of those it never referred to, and all of its own', () => {
    const knowledge = new Knowledge()
    knowledge.learn(id(1, 5), id(2, 3))
    expect(knowledge.seenBy(id(1, 4), 2)).toBe(0)
    expect(knowledge.seenBy(id(1, 5), 2)).toBe(4)
    expect(knowledge.seenBy(id(1, 99), 2)).toBe(4)
    expect(knowledge.seenBy(id(1, 5), 1)).toBe(6)
    expect(knowledge.seenBy(id(1, 5), 3)).toBe(0)
  })

  it('includes all that was seen by whoever it refers to, at that time', () => {
    const knowledge = new Knowledge()
    knowledge.learn(id(2, 0), id(3, 7))
    knowledge.learn(id(2, 4), id(3, 9))
    knowledge.learn(id(1, 0), id(2, 3))
    expect(knowledge.seenBy(id(1, 0), 3)).toBe(8)
    knowledge.learn(id(1, 1), id(2, 4))
    expect(knowledge.seenBy(id(1, 1), 3)).toBe(10)
    expect(knowledge.seenBy(id(1, 0), 3)).toBe(8)
  })

  it('grows only by what is news', () => {
    const knowledge = new Knowledge()
    expect(knowledge.learn(id(1, 0), id(2, 5))).toBeGreaterThan(0)
    expect(knowledge.learn(id(1, 1), id(2, 5))).toBe(0)
    expect(knowledge.learn(id(1, 2), id(2, 1))).toBe(0)
    expect(knowledge.learn(id(1, 3), null)).toBe(0)
    expect(knowledge.size).toBe(1)
  })

  const references = fc.array(
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(9)).filter(([a, b]) => a !== b),
    { maxLength: 30 },
  )

  it('is as before after a rollback', () => {
    void fc.assert(
      fc.property(references, references, (kept, dropped) => {
        const knowledge = new Knowledge()
        const clocks = new Map<number, number>()
        const learn = ([client, other, clock]: readonly [number, number, number]): void => {
          const at = (clocks.get(client) ?? 0) + 1
          clocks.set(client, at)
          knowledge.learn(id(client, at), id(other, clock))
        }
        const read = () =>
          [0, 1, 2, 3].flatMap((client) =>
            [0, 1, 2, 3].flatMap((other) =>
              [1, 3, 5, 10, 60].map((clock) => knowledge.seenBy(id(client, clock), other)),
            ),
          )
        kept.forEach(learn)
        knowledge.commit()
        const before = [read(), knowledge.size]
        dropped.forEach(learn)
        knowledge.rollback()
        expect([read(), knowledge.size]).toEqual(before)
      }),
    )
  })

  it('is not derived from a document with holes', () => {
    const doc = newReplica()
    doc.clientID = 7
    doc.getText('text').insert(0, 'abc')
    const fork = newReplica()
    Y.applyUpdate(fork, Y.encodeStateAsUpdate(doc))
    fork.clientID = 8
    fork.getText('text').insert(3, 'd')
    expect(Knowledge.of(fork).seenBy(id(8, 0), 7)).toBe(3)
    fork.store.clients.delete(7)
    expect(() => Knowledge.of(fork)).toThrow('refers to items')
  })
})

describe('[G3] an order in which items can be integrated', () => {
  type Struct =
    Parameters<typeof schedule>[0] extends ReadonlyMap<number, readonly (infer S)[]> ? S : never
  const struct = (
    client: number,
    clock: number,
    origin: readonly number[] | null = null,
  ): Struct => ({
    id: id(client, clock),
    origin: origin && id(origin[0] ?? 0, origin[1] ?? 0),
    rightOrigin: null,
  })

  const run = (...queues: readonly (readonly Struct[])[]) => {
    const known = new Map<number, number>()
    const order: string[] = []
    const left = schedule(
      new Map(queues.map((queue) => [queue[0]?.id.client ?? 0, queue])),
      (client) => known.get(client) ?? 0,
      (one) => {
        order.push(`${one.id.client}:${one.id.clock}`)
        known.set(one.id.client, one.id.clock + 1)
      },
    )
    return { order, left }
  }

  it('goes to and fro between clients', () => {
    const { order, left } = run(
      [struct(1, 0), struct(1, 1, [2, 0]), struct(1, 2, [2, 1])],
      [struct(2, 0, [1, 0]), struct(2, 1, [1, 1])],
    )
    expect(order).toEqual(['1:0', '2:0', '1:1', '2:1', '1:2'])
    expect(left).toBe(0)
  })

  it('leaves over what waits for something unknown, and all behind it', () => {
    expect(run([struct(1, 0, [9, 0]), struct(1, 1)], [struct(2, 0)])).toEqual({
      order: ['2:0'],
      left: 2,
    })
  })

  it('leaves over what waits for one another', () => {
    expect(run([struct(1, 0, [2, 0])], [struct(2, 0, [1, 0])]).left).toBe(2)
  })
})
