import { describe, expect, it } from 'vitest'
import { ParagraphStatements } from '../../../shared/ydoc/paragraph-statements.ts'
import { readRecords, readStatements } from '../../../shared/ydoc/read-text.ts'
import { blocksOf } from '../../../shared/ydoc/roots.ts'
import { negotiate, type Replica, randomFrom } from './notation.ts'
import { randomAction } from './random-actions.ts'

/** What the statements that were followed say of every paragraph, in the form of those that are read afresh. */
function followed(statements: ParagraphStatements, replica: Replica) {
  return replica.read().map(({ id }) => [id, statements.isRemoved(id), statements.removedBy(id)])
}

function afresh(replica: Replica) {
  const { removed, removals } = readStatements(replica.doc)
  return replica.read().map(({ id }) => [id, removed.has(id), removals.get(id) ?? []])
}

describe('what is read beside the tape', () => {
  it('[V11] records are read in one order, in whatever order they arrived', () => {
    const { table, FRA } = negotiate('Title', 'Alpha beta gamma')
    const colleague = table.join('FRA')
    FRA.remove('Alpha')
    colleague.remove('gamma')
    table.meet()
    const [ours, theirs] = [FRA, colleague].map(({ doc }) => readRecords(doc))
    expect(ours).toHaveLength(2)
    expect(ours).toEqual(theirs)
  })

  for (const seed of [3, 4, 5]) {
    it(`[V11] statements about paragraphs that were followed equal those read afresh (seed ${seed})`, () => {
      const random = randomFrom(seed)
      const { table, CHN, FRA, USA } = negotiate('Title', ...'ABCDEFGH'.split(''))
      const statements = new ParagraphStatements(CHN.doc)
      CHN.doc.on('afterTransaction', (transaction) => statements.follow(transaction))
      let removals = 0
      for (let step = 0; step < 150; step++) {
        const replica = [CHN, FRA, USA][Math.floor(random() * 3)] ?? CHN
        if (random() < 0.5) randomAction(replica, random)
        else if (replica.read().length > 3) replica.writer.removeParagraph(replica.paragraph(2))
        if (random() < 0.7) table.meet()
        removals += afresh(CHN).filter(([, isRemoved]) => isRemoved).length
        expect(followed(statements, CHN)).toEqual(afresh(CHN))
      }
      expect(removals).toBeGreaterThan(0)
    })
  }

  it('[T7] the title is not taken as removed, whatever is said of it', () => {
    const { CHN } = negotiate('Title', 'Alpha')
    const statements = new ParagraphStatements(CHN.doc)
    for (const { id } of CHN.read()) {
      CHN.doc.transact(() => blocksOf(CHN.doc).set(id, { removed: true }))
    }
    expect(CHN.read().map(({ id }) => statements.isRemoved(id))).toEqual([false, true])
  })
})
