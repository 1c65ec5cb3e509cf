import { describe, expect, it } from 'vitest'
import { linkParagraph, readLinks } from '../../../shared/ydoc/coverage.ts'
import { moveOnLadder, readLadders } from '../../../shared/ydoc/ladder.ts'
import { negotiate } from './notation.ts'

describe('[Z7] a link to what the concept note asks for', () => {
  it('is written by those who hold the pen alone, and everybody reads it', () => {
    const { table, CHN, FRA } = negotiate('Statement', 'Alpha')
    const alpha = CHN.paragraph(1)
    expect(linkParagraph(FRA.writer, alpha, 'a', true)).toMatchObject({ ok: false })
    linkParagraph(CHN.writer, alpha, 'a', true)
    linkParagraph(CHN.writer, alpha, 'host:1', true)
    table.meet()
    expect(readLinks(FRA.doc).get(alpha)).toEqual(['a', 'host:1'])
    linkParagraph(CHN.writer, alpha, 'a', false)
    table.meet()
    expect(readLinks(FRA.doc).get(alpha)).toEqual(['host:1'])
    CHN.writer.undo()
    expect(readLinks(CHN.doc).get(alpha)).toEqual(['a', 'host:1'])
  })

  it('leaves what the pen has said of the paragraph besides, and the ladder leaves the link', () => {
    const { CHN } = negotiate('Statement', 'Alpha')
    const alpha = CHN.paragraph(1)
    const to = { rung: 'closed', waitsFor: [], reason: '', at: 7 } as const
    moveOnLadder(CHN.writer, alpha, to)
    linkParagraph(CHN.writer, alpha, 'a', true)
    expect(readLadders(CHN.doc).get(alpha)?.rung).toBe('closed')
    CHN.writer.setKind(alpha, 'chapeau')
    expect(readLinks(CHN.doc).get(alpha)).toEqual(['a'])
    linkParagraph(CHN.writer, alpha, 'a', false)
    expect(readLinks(CHN.doc).size).toBe(0)
    expect(readLadders(CHN.doc).get(alpha)?.rung).toBe('closed')
  })

  it('fits into the block: what is too much is refused, and nothing is lost', () => {
    const { CHN } = negotiate('Statement', 'Alpha')
    const alpha = CHN.paragraph(1)
    for (let at = 0; at < 12; at++) linkParagraph(CHN.writer, alpha, `resolution:${at}`, true)
    const before = readLinks(CHN.doc).get(alpha)
    const more = linkParagraph(CHN.writer, alpha, 'resolution:99', true)
    expect(more).toEqual({ ok: false, error: { kind: 'tooManyLinks' } })
    expect(readLinks(CHN.doc).get(alpha)).toEqual(before)
  })
})
