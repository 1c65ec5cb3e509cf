import { describe, expect, it } from 'vitest'
import type { Thread } from '../../../shared/domain/comments.ts'
import {
  beginThread,
  deleteComment,
  editComment,
  readThreads,
  reply,
  settle,
} from '../../../shared/ydoc/comments.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import { negotiate, type Replica } from './notation.ts'

function begun() {
  const made = negotiate('Statement', 'Alpha Bravo')
  const paragraph = readView(made.FRA.ledger, { kind: 'base' })[1]?.id
  if (!paragraph) throw new Error('no paragraph')
  const about = { paragraph, ranges: made.FRA.ranges('Bravo'), quote: 'Bravo' }
  expect(beginThread(made.FRA.writer, about, 'Why?', 1).ok).toBe(true)
  made.table.meet()
  return made
}

function threadIn({ doc }: Replica): Thread {
  const [thread] = readThreads(doc, 'all')
  if (!thread) throw new Error('no thread')
  return thread
}

describe('[Q9] comments', () => {
  it('are answered, settled and opened by anybody, on every replica', () => {
    const { table, FRA, USA, CHN } = begun()
    expect(reply(USA.writer, threadIn(USA), 'Because.', 2).ok).toBe(true)
    expect(settle(CHN.writer, threadIn(CHN), true, 3).ok).toBe(true)
    table.meet()
    expect(threadIn(FRA)).toEqual(threadIn(CHN))
    expect(threadIn(FRA)).toMatchObject({
      root: { delegation: 'FRA', words: 'Why?' },
      replies: [{ delegation: 'USA', words: 'Because.' }],
      quote: 'Bravo',
      isResolved: true,
    })
    CHN.writer.undo()
    table.meet()
    expect(threadIn(FRA).isResolved).toBe(false)
  })

  it('are edited and deleted by their author alone', () => {
    const { table, FRA, USA } = begun()
    const { root } = threadIn(USA)
    expect(editComment(USA.writer, root, 'Not mine').ok).toBe(false)
    expect(deleteComment(USA.writer, root).ok).toBe(false)
    expect(editComment(FRA.writer, root, 'Why not?').ok).toBe(true)
    reply(USA.writer, threadIn(USA), 'Because.', 2)
    table.meet()
    expect(threadIn(USA).root).toMatchObject({ words: 'Why not?', isEdited: true, statedAt: 1 })
    expect(deleteComment(FRA.writer, threadIn(FRA).root).ok).toBe(true)
    table.meet()
    expect(threadIn(USA)).toMatchObject({ root: { isDeleted: true, words: '' } })
    FRA.writer.undo()
    table.meet()
    expect(threadIn(USA).root.words).toBe('Why not?')
  })

  it('change no word of the text', () => {
    const { CHN, FRA } = begun()
    const before = readView(CHN.ledger, { kind: 'markup' })
    reply(FRA.writer, threadIn(FRA), 'And?', 2)
    expect(readView(FRA.ledger, { kind: 'markup' })).toEqual(before)
  })
})
