import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openDossierFile } from '../../../server/dossier-file.ts'
import type { RefusalCode } from '../../../shared/domain/refusals.ts'
import { CHN, FRA, USA } from '../dossiers.ts'
import { findingOf } from '../tampering.ts'
import { aRelay } from './a-relay.ts'
import { Drafter } from './drafters.ts'
import { insertAfterLast, openingOf, updateOf } from './tape.ts'

// What a modified client tries, over a real connection: it is refused with a reason, and neither the
// others nor the file ever hear of it.

type Scene = { readonly pen: Drafter; readonly fra: Drafter; readonly usa: Drafter }

describe('a modified client', () => {
  it.each<[string, readonly RefusalCode[], (scene: Scene) => Uint8Array]>([
    [
      'types in the name of another',
      ['forged-author'],
      ({ fra, usa }) => {
        const doc = copyOf(fra.doc)
        doc.clientID = usa.ids.proposing
        return insertAfterLast(doc, 'forged')
      },
    ],
    [
      'types under an id that nobody was given',
      ['forged-author'],
      ({ fra }) => {
        const doc = copyOf(fra.doc)
        doc.clientID = 987_654
        return insertAfterLast(doc, 'forged')
      },
    ],
    [
      'erases base text',
      ['append-only'],
      ({ fra }) => updateOf(fra.doc, () => fra.doc.getText('text').delete(1, 5)),
    ],
    [
      'erases the words of another delegation',
      ['append-only'],
      ({ fra }) => {
        const text = fra.doc.getText('text')
        const at = text.toString().indexOf('American') + 1
        return updateOf(fra.doc, () => text.delete(at, 'American'.length))
      },
    ],
    [
      'incorporates its own proposal',
      ['foreign-root'],
      ({ fra }) =>
        updateOf(fra.doc, () => {
          fra.doc.getArray('incorporated').push([[fra.ids.proposing, 0, 1]])
        }),
    ],
    [
      'withdraws what is not its own',
      ['schema', 'foreign-root'],
      ({ fra, usa }) =>
        updateOf(fra.doc, () => fra.doc.getArray('cut:FRA').push([[usa.ids.proposing, 0, 1]])),
    ],
    [
      'writes in the records of another',
      ['foreign-root'],
      ({ fra }) =>
        updateOf(fra.doc, () => {
          fra.doc.getMap('d:USA').set('x1', { kind: 'comment', note: 'We agree.' })
        }),
    ],
    [
      'states a position for another',
      ['foreign-root'],
      ({ fra, pen }) =>
        updateOf(fra.doc, () => fra.doc.getMap('d:USA').set('p-1', positionOn(pen))),
    ],
    [
      'enters a position as if it held the pen',
      ['foreign-root', 'schema'],
      ({ fra, pen }) =>
        updateOf(fra.doc, () => {
          const attested = { ...positionOn(pen), of: 'USA', via: 'floor' }
          fra.doc.getMap('d:FRA').set('p-1', attested)
        }),
    ],
    [
      'changes what another has commented',
      ['foreign-root'],
      ({ fra }) =>
        updateOf(fra.doc, () => {
          const taken = { kind: 'comment', note: '', withdrawn: true }
          fra.doc.getMap('d:USA').set('c1', taken)
        }),
    ],
    [
      'moves a paragraph on the ladder',
      ['foreign-root'],
      ({ fra, pen }) =>
        updateOf(fra.doc, () => {
          fra.doc.getMap('blocks').set(`${pen.ids.base}:0`, { ladder: 'agreed' })
        }),
    ],
    [
      'renames the owner of an id',
      ['foreign-root'],
      ({ fra, usa }) =>
        updateOf(fra.doc, () => {
          const lease = { delegation: 'FRA', person: '', hand: 'proposing' }
          fra.doc.getMap('who').set(String(usa.ids.proposing), lease)
        }),
    ],
    [
      'makes characters bold',
      ['content', 'format'],
      ({ fra }) => updateOf(fra.doc, () => fra.doc.getText('text').format(1, 3, { bold: true })),
    ],
    [
      'leaves a hole in its own clock',
      ['gap', 'dangling'],
      ({ fra }) => {
        const doc = copyOf(fra.doc)
        doc.clientID = fra.ids.proposing
        insertAfterLast(doc, 'never sent')
        return insertAfterLast(doc, '!')
      },
    ],
  ])(
    '[G2]-[G11] that %s is refused, and nothing of it reaches anybody',
    async (_, codes, attack) => {
      const { relay, ...scene } = await aScene()
      const { pen, fra, usa } = scene
      const before = Y.encodeStateAsUpdate(usa.doc)
      const seq = usa.wire.of('acknowledged').at(-1)?.seq
      // Its second step is done: what builds on work that was never sent waits for nothing.
      fra.sendUpdate(attack(scene))
      const { code, reason } = await fra.wire.untilClosed()
      expect(code).toBe(4403)
      expect(codes).toContain(reason)
      expect(fra.wire.of('refused')).toEqual([
        expect.objectContaining({ kind: 'refused', code: reason }),
      ])

      insertAfterLast(pen.doc, '.')
      await pen.saved()
      expect(pen.wire.of('acknowledged').at(-1)?.seq).toBe((seq ?? 0) + 1)
      await usa.wire.until('the full stop', () => usa.doc.getText('text').toString().endsWith('.'))
      const expected = new Y.Doc({ gc: false })
      Y.applyUpdate(expected, before)
      Y.applyUpdate(expected, Y.encodeStateAsUpdate(pen.doc, Y.encodeStateVectorFromUpdate(before)))
      expect(Y.encodeStateAsUpdate(usa.doc)).toEqual(Y.encodeStateAsUpdate(expected))

      await relay.close()
      const opened = await openDossierFile(relay.path, 'read')
      if (!opened.ok) throw new Error(opened.error.kind)
      expect((await opened.value.loadText('en')).getText('text').toString()).toBe('Draft American.')
      await opened.value.close()
      expect(await findingOf(relay.path)).toBeNull()
    },
  )

  it('[R5] has what it sent before acknowledged, and learns the reason for what was not', async () => {
    const { fra } = await aScene()
    for (let i = 0; i < 5; i++) insertAfterLast(fra.doc, 'ok')
    const copy = copyOf(fra.doc)
    fra.sendUpdate(updateOf(copy, () => copy.getText('text').delete(1, 2)))
    await fra.wire.untilClosed()
    const kinds = fra.wire.messages.map(({ kind }) => kind)
    expect(fra.acknowledged).toBe(5)
    expect(kinds.at(-1)).toBe('refused')
  })

  it('[G15] that types or strikes in a closed paragraph is refused, and in an open one again is taken', async () => {
    const { relay, pen, fra } = await aScene()
    const id = `${pen.ids.base}:0`
    const move = (block: object) => pen.doc.getMap('blocks').set(id, block)
    move({ ladder: 'closed', closed: true })
    await pen.saved()
    await fra.wire.until('the closing', () => fra.doc.getMap('blocks').has(id))
    insertAfterLast(fra.doc, ' at once')
    expect(await fra.wire.untilClosed()).toEqual({ code: 4403, reason: 'closed' })
    const struck = await Drafter.join(relay, FRA)
    const deletion = { kind: 'del', ids: [[pen.ids.base, 1, 5]] }
    struck.doc.getMap('d:FRA').set('x1', deletion)
    expect(await struck.wire.untilClosed()).toEqual({ code: 4403, reason: 'closed' })
    expect(pen.doc.getText('text').toString()).not.toContain('at once')
    move({ ladder: 'open' })
    await pen.saved()
    const later = await Drafter.join(relay, FRA)
    insertAfterLast(later.doc, ' at last')
    await later.saved()
    await pen.wire.until('the words', () => pen.doc.getText('text').toString().includes('at last'))
  })

  it('[G7] as an observer may look on, answer the first step, and change nothing', async () => {
    const { relay } = await aScene()
    const observer = await Drafter.join(relay, FRA, 'observer')
    expect(observer.doc.getText('text').toString()).toBe('Draft American')
    insertAfterLast(observer.doc, 'I object')
    expect(await observer.wire.untilClosed()).toMatchObject({ code: 4403, reason: 'read-only' })
  })
})

function positionOn({ ids }: Drafter) {
  return { kind: 'pos', pid: `${ids.base}:0`, v: 'agree' }
}

async function aScene() {
  const relay = await aRelay()
  const pen = await Drafter.join(relay, CHN, 'penholder')
  pen.doc.clientID = pen.ids.base ?? 0
  openingOf(pen.doc, 'Draft ')
  await pen.saved()
  const fra = await Drafter.join(relay, FRA)
  const usa = await Drafter.join(relay, USA)
  insertAfterLast(usa.doc, 'American')
  await usa.saved()
  for (const one of [pen, fra]) {
    await one.wire.until('the word', () => one.doc.getText('text').toString().endsWith('American'))
  }
  return { relay, pen, fra, usa }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
