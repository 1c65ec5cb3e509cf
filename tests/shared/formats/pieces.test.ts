import { describe, expect, it } from 'vitest'
import { readSource } from '../../../server/export/read-source.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { exportText } from '../../../shared/formats/export-text.ts'
import { type Piece, textOfPieces } from '../../../shared/formats/pieces.ts'
import { statementOf } from '../../../shared/formats/statement.ts'
import { CHN as PEN, someDossier } from '../../server/dossiers.ts'
import { negotiate, type Replica } from '../ydoc/notation.ts'
import { FIRST, SECOND, TITLE } from './sources.ts'

/** `plain /italic/ ~link~ {note}`: each piece with its look. */
function drawn(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'note') return `{${drawn(piece.words)}}`
      const marked = piece.emphasis.reduce((text, style) => `<${style}>${text}</>`, piece.text)
      return piece.href === null ? marked : `~${marked}~`
    })
    .join('')
}

function blocksOf(act: (pen: Replica) => void, dossier: Partial<Dossier> = {}) {
  const { CHN } = negotiate(TITLE, FIRST, SECOND)
  act(CHN)
  const source = readSource({ ...someDossier(), ...dossier }, CHN.doc)
  return { blocks: statementOf(source).blocks, text: exportText(source) }
}

describe('[X11] the pieces of a paragraph', () => {
  it('are words with their styles, between the marks of the layout', () => {
    const { blocks } = blocksOf((pen) => {
      pen.writer.emphasise(pen.ranges('Security Council recalls'), 'italic', true)
      pen.writer.emphasise(pen.ranges('Council recalls'), 'bold', true)
    })
    expect(drawn(blocks[1]?.pieces ?? [])).toBe(
      '“The <italic>Security </><italic><bold>Council recalls</></> its resolution 2436 (2018).',
    )
    expect(blocks[1]?.text).toBe(`“${FIRST}`)
  })

  it('are notes at their places, which plain text sets in square brackets', () => {
    const { blocks, text } = blocksOf((pen) => pen.writer.footnote(pen.last('2436'), 'Of 2018'))
    expect(drawn(blocks[1]?.pieces ?? [])).toBe(
      '“The Security Council recalls its resolution 2436{Of 2018} (2018).',
    )
    expect(text).toContain('resolution 2436 [note: Of 2018] (2018).')
  })

  it('are links, which plain text sets as what they are called', () => {
    const { blocks, text } = blocksOf((pen) => {
      pen.writer.link(pen.ranges('resolution 2436'), 'https://undocs.org/S/RES/2436')
    })
    expect(drawn(blocks[1]?.pieces ?? [])).toContain('its ~resolution 2436~ (2018)')
    expect(text).toContain(FIRST)
  })

  it('name a paragraph that is referred to by its number', () => {
    const { text } = blocksOf((pen) => {
      pen.type('States', ' named in paragraph ')
      pen.writer.refer(pen.last('in paragraph '), pen.paragraph(1))
    })
    expect(text).toContain('all States named in paragraph 1 to prosecute')
  })

  it('name it in a resolution by the number that it bears there', () => {
    const operative = (pen: Replica) => {
      pen.writer.setKind(pen.paragraph(1), 'pp', 0)
      pen.writer.setKind(pen.paragraph(2), 'op', 0)
      pen.type('recalls', ' paragraph ')
      pen.writer.refer(pen.last(' paragraph '), pen.paragraph(2))
    }
    const typeChoices = [{ type: 'resolution', reason: 'so', by: PEN, at: 0 }] as const
    expect(blocksOf(operative).text).toContain('recalls paragraph 2')
    expect(blocksOf(operative, { typeChoices }).text).toContain('recalls paragraph 1')
  })

  it('never hold a sign of the tape', () => {
    const { blocks, text } = blocksOf((pen) => {
      pen.writer.footnote(pen.last('2436'), 'Of 2018')
      pen.writer.link(pen.ranges('States'), 'https://un.org/')
      pen.writer.refer(pen.last('urges'), pen.paragraph(1))
    })
    for (const { pieces, text: words } of blocks) {
      expect(textOfPieces(pieces)).toBe(words)
      expect(words).not.toMatch(/\p{Co}/u)
    }
    expect(text).not.toMatch(/\p{Co}/u)
  })
})
