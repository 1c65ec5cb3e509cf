import { expect, it } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { beSeen, isSeen, tellReading } from '../../../renderer/session/presence.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { memoryShelf } from './fake-machine.ts'

it('[Q16] who does not wish to be seen tells nothing, and the machine remembers it', () => {
  const shelf = memoryShelf()
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ caret: null })
  expect(isSeen(shelf)).toBe(true)
  beSeen(awareness, shelf, false)
  expect(isSeen(shelf)).toBe(false)
  expect(awareness.getStates().size).toBe(0)
  // Neither a caret nor reading brings it back.
  awareness.setLocalStateField('caret', { anchor: 1 })
  tellReading(awareness, '7:1' as ParagraphId)
  expect(awareness.getStates().size).toBe(0)
  beSeen(awareness, shelf, true)
  expect(awareness.getLocalState()).toEqual({ caret: null })
  awareness.destroy()
})
