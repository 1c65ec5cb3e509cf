import { describe, expect, it } from 'vitest'
import {
  type Head,
  type Piece,
  parseLook,
  showParagraph,
} from '../../../renderer/editor/derive-runs.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'

const FRA = 'FRA' as DelegationCode
const HEAD: Head = {
  id: '1:0' as ParagraphId,
  kind: 'plain',
  proposedBy: null,
  joinedBy: [],
  removedBy: [],
  level: 0,
  rekindedBy: [],
  movedBy: [],
  ghosts: [],
  isRemoved: false,
}

/** `words`, `+FRA words`, `-USA words`, `+FRA-USA words`: one piece each, of consecutive ids. */
function piecesOf(...lines: string[]): Piece[] {
  let clock = 0
  return lines.map((line) => {
    const [, owner, struck, text = ''] =
      /^(?:\+(\w{3}))?(?:-([A-Z,]+))?(?:(?<=[A-Z]) )?(.*)$/.exec(line) ?? []
    const piece: Piece = {
      client: 1,
      clock,
      text,
      owner: (owner ?? 'CHN') as DelegationCode,
      isPending: owner !== undefined,
      deletedBy: (struck?.split(',') ?? []).map((code) => ({
        delegation: code as DelegationCode,
        key: 'k',
      })),
      emphasis: [],
      restyledBy: [],
      sign: null,
    }
    clock += text.length
    return piece
  })
}

/** The runs as `look:text`, labels as `@FRA`. */
function runsOf(head: Head, ...lines: string[]): string[] {
  return showParagraph(head, piecesOf(...lines), FRA).runs.map(({ text, look }) => {
    const { owner, isOwn, struckBy, ends } = parseLook(look)
    const signs = `${owner ?? ''}${isOwn ? '*' : ''}${struckBy.map((code) => `-${code}`).join('')}`
    return `${signs}:${text}${ends.map((code) => `@${code}`).join('')}`
  })
}

describe('what is shown of a paragraph', () => {
  it('joins pieces of one status', () => expect(runsOf(HEAD, 'One', ' two')).toEqual([':One two']))
  it('names a delegation behind its words', () =>
    expect(runsOf(HEAD, 'One', '+USA two', ' three')).toEqual([':One', 'USA:two@USA', ': three']))
  it('tints one’s own', () => expect(runsOf(HEAD, '+FRA two')).toEqual(['FRA*:two@FRA']))
  it('names a replacement once, at its end', () =>
    expect(runsOf(HEAD, '-USA two', '+USA 2', ' three')).toEqual([
      '-USA:two',
      'USA:2@USA',
      ': three',
    ]))
  it('names everybody who strikes the same words', () =>
    expect(runsOf(HEAD, '-USA,RUS two')).toEqual(['-RUS-USA:two@RUS@USA']))
  it('names a proposer once though others strike a part of it', () =>
    expect(runsOf(HEAD, '+USA a', '+USA-RUS b', '+USA c')).toEqual([
      'USA:a',
      'USA-RUS:b@RUS',
      'USA:c@USA',
    ]))
  it('[T12] a proposed removal strikes base text and leaves what others propose in it', () => {
    const head = { ...HEAD, removedBy: [{ delegation: 'RUS' as DelegationCode, key: 'k' }] }
    expect(runsOf(head, 'One', '+USA two')).toEqual(['-RUS:One@RUS', 'USA:two@USA'])
  })
})
