import { describe, expect, it } from 'vitest'
import {
  type Audience,
  audienceFor,
  audiencesOf,
  widerThan,
} from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import { type Position, standingOf } from '../../../shared/domain/positions.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { audienceRoom, mayEnter, parseRoom } from '../../../shared/protocol/rooms.ts'

const code = (name: string) => name as DelegationCode
const COUNCIL = {
  lang: 'en',
  drafts: [],
  members: ['CHN', 'FRA', 'NER', 'TUN'].map(code),
  groups: [
    { name: 'A3', members: ['NER', 'TUN'].map(code) },
    { name: 'P5', members: ['CHN', 'FRA'].map(code) },
  ],
}
const offered = (delegation: string, role: Role) =>
  audiencesOf({ delegation: code(delegation), role }, COUNCIL)

describe('to whom something is told', () => {
  it('[Q5] [Q11] is offered as far as one may be in the rooms, the narrowest last', () => {
    expect(offered('TUN', 'delegation')).toEqual(['all', 'pen', 'caucus/A3', 'team'])
    expect(offered('CHN', 'penholder')).toEqual(['all', 'pen', 'caucus/P5', 'team'])
    expect(offered('SEC', 'secretariat')).toEqual(['all', 'team'])
    expect(offered('DEU', 'delegation')).toEqual(['all', 'team'])
    expect(offered('TUN', 'observer')).toEqual(['all'])
    for (const role of ['delegation', 'penholder', 'secretariat', 'observer', 'screen'] as const) {
      for (const delegation of ['TUN', 'SEC', 'DEU']) {
        const seat = { delegation: code(delegation), role }
        if (role === 'secretariat' && delegation !== 'SEC') continue
        for (const audience of audiencesOf(seat, COUNCIL)) {
          const room = parseRoom(audienceRoom(audience, seat.delegation, 'en'))
          expect(room && mayEnter(room, seat, COUNCIL), `${delegation} ${role} ${audience}`).toBe(
            true,
          )
        }
      }
    }
  })

  it('[Q11] is never wider than was wished for', () => {
    const audiences = offered('TUN', 'delegation')
    expect(audienceFor('pen', audiences)).toBe('pen')
    expect(audienceFor('caucus/NAM', audiences)).toBe('team')
    expect(audienceFor('caucus/A3', offered('FRA', 'delegation'))).toBe('team')
  })

  it('[Q11] is widened to those who include everybody that was told, and never from all members', () => {
    const audiences = offered('TUN', 'delegation')
    expect(widerThan('team', audiences)).toEqual(['all', 'pen', 'caucus/A3'])
    expect(widerThan('caucus/A3', audiences)).toEqual(['all'])
    expect(widerThan('pen', audiences)).toEqual(['all'])
    expect(widerThan('all', audiences)).toEqual([])
  })

  it('[Q5] decides what a delegation stands for when it said several things', () => {
    const said = (audience: Audience, statedAt: number): Position => ({
      delegation: code('TUN'),
      paragraph: '1:1' as ParagraphId,
      stand: 'agree',
      note: '',
      redLine: '',
      condition: '',
      statedAt,
      wording: null,
      attested: null,
      audience,
    })
    const nearest = (...audiences: readonly Audience[]) =>
      [...standingOf(audiences.map((one, at) => said(one, at))).values()]
        .flatMap((stands) => [...stands.values()])
        .map(({ audience }) => audience)
    expect(nearest('team', 'pen', 'caucus/A3', 'all')).toEqual(['team'])
    expect(nearest('pen', 'caucus/A3', 'all')).toEqual(['pen'])
    expect(nearest('caucus/A3', 'all')).toEqual(['caucus/A3'])
  })
})
