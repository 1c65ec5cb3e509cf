import { expect, it } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import {
  followPresence,
  keptVisibility,
  showAs,
  stateAs,
  tellReading,
} from '../../../renderer/session/presence.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'
import { memoryShelf } from './fake-machine.ts'

it('[Q16] who does not wish to be seen tells nothing, and the machine remembers it', () => {
  const shelf = memoryShelf()
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ caret: null })
  showAs(awareness, shelf, 'nothing')
  expect(keptVisibility(shelf)).toBe('nothing')
  expect(awareness.getStates().size).toBe(0)
  // Neither a caret nor reading brings it back.
  awareness.setLocalStateField('caret', { anchor: 1 })
  tellReading(awareness, '7:1' as ParagraphId)
  expect(awareness.getStates().size).toBe(0)
  showAs(awareness, shelf, 'delegation')
  expect(awareness.getLocalState()).toEqual({ caret: null })
  awareness.destroy()
})

it('[Q16] a person is seen by its own choice alone', () => {
  const shelf = memoryShelf()
  expect(keptVisibility(shelf)).toBe('delegation')
  expect(stateAs(keptVisibility(shelf))).toEqual({ caret: null })
  const awareness = new Awareness(new Y.Doc())
  showAs(awareness, shelf, 'person')
  expect(keptVisibility(shelf)).toBe('person')
  expect(awareness.getLocalState()).toEqual({ caret: null, person: true })
  awareness.destroy()
})

it('[Q16] of others there is the delegation, and a name only if that person told it', () => {
  const doc = newReplica()
  const mine = new Awareness(doc)
  const FRA = 'FRA' as DelegationCode
  for (const client of [1, 2]) {
    leasesOf(doc).set(String(client), {
      delegation: FRA,
      person: `Person ${client}`,
      hand: 'proposing',
    })
    const other = new Y.Doc()
    other.clientID = client
    const awareness = new Awareness(other)
    showAs(awareness, memoryShelf(), client === 1 ? 'delegation' : 'person')
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(awareness, [client]), 'test')
    awareness.destroy()
  }
  const { presence, stop } = followPresence(mine, new Ledger(doc))
  const seen = presence.getSnapshot()
  expect(
    seen.map(({ client, delegation, person, isPerson }) => [client, delegation, person, isPerson]),
  ).toEqual([
    [1, 'FRA', '', false],
    [2, 'FRA', 'Person 2', true],
  ])
  stop()
  mine.destroy()
})
