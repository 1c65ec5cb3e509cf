import { describe, expect, it } from 'vitest'
import { hasPending } from '../../../../shared/ydoc/guard/stored.ts'
import {
  accept,
  expectRefused,
  FRA,
  FRA_TOO,
  fra,
  from,
  leased,
  PEN,
  PEN_PROPOSING,
  pen,
  roomWith,
  session,
  tapeText,
  USA,
  unguarded,
  usa,
} from './a-room.ts'
import { block, rawUpdate } from './raw-update.ts'

const IN_TITLE = { after: [PEN, 3], before: [PEN, 4] } as const

describe('[G2] who wrote it', () => {
  it('text under another delegation’s client id would be that delegation’s text', () => {
    const room = roomWith('Seven.')
    const update = from(room, USA, { ...IN_TITLE, text: 'EVIL' })
    expect(unguarded(room, update).store.clients.has(USA)).toBe(true)
    expectRefused(room, fra, update, 'forged-author')
  })

  it('text under the penholder’s client id would be base text', () => {
    const room = roomWith('Seven.')
    expectRefused(room, fra, from(room, PEN, { ...IN_TITLE, text: 'EVIL' }), 'forged-author')
  })

  it('a client id that nobody was leased is nobody’s to write under', () => {
    const room = roomWith('Seven.')
    const greedy = session('FRA', 'delegation', FRA, 4242)
    expectRefused(room, greedy, from(room, 4242, { ...IN_TITLE, text: 'x' }), 'forged-author')
  })

  it('a session that claims another’s lease is refused all the same', () => {
    const room = roomWith('Seven.')
    const greedy = session('FRA', 'delegation', FRA, USA)
    expectRefused(room, greedy, from(room, USA, { ...IN_TITLE, text: 'x' }), 'forged-author')
  })

  it('a base hand writes for a penholder alone, whatever else its delegation sends to the table', () => {
    const room = roomWith('Seven.')
    const update = from(room, PEN, { ...IN_TITLE, text: 'x' })
    expectRefused(room, session('CHN', 'delegation', PEN, PEN_PROPOSING), update, 'forged-author')
    accept(room, pen, update)
  })

  it('a hole in the author’s clock would park all that follows', () => {
    const room = roomWith('Seven.')
    const update = rawUpdate([block(FRA, 1, { ...IN_TITLE, text: 'b' })])
    expect(hasPending(unguarded(room, update))).toBe(true)
    expectRefused(room, fra, update, 'gap')
  })
})

describe('[G3] whether it can be integrated', () => {
  it('a missing origin would park the item beyond any check', () => {
    const room = roomWith('Seven.')
    const update = from(room, FRA, { after: [PEN, 999_999], text: 'x' })
    expect(hasPending(unguarded(room, update))).toBe(true)
    expectRefused(room, fra, update, 'dangling')
  })

  it('so would a missing right neighbour, known or unknown as a client', () => {
    const room = roomWith('Seven.')
    for (const before of [
      [4242, 0],
      [USA, 0],
      [PEN, 77],
    ] as const) {
      const update = from(room, FRA, { after: [PEN, 3], before, text: 'x' })
      expectRefused(room, fra, update, 'dangling')
    }
  })

  it('an item that refers to itself is a cycle', () => {
    const room = roomWith('Seven.')
    expectRefused(room, fra, from(room, FRA, { after: [FRA, 0], text: 'x' }), 'cycle')
  })

  it('a cycle closed by clocks would park text and release it under the silence procedure', () => {
    const room = roomWith('Seven.')
    const smuggled = rawUpdate([
      block(FRA_TOO, 0, { after: [FRA, 1], text: 'y' }),
      block(
        FRA,
        0,
        { after: [FRA_TOO, 0], text: 'x' },
        { after: [PEN, 5], before: [PEN, 6], text: 'SMUGGLED' },
      ),
    ])
    const record = (client: number) => ({
      root: 'd:FRA',
      key: `k${client}`,
      values: [{ kind: 'comment', note: '' }],
    })
    const comments = [FRA_TOO, FRA].map((client) => rawUpdate([block(client, 0, record(client))]))
    expect(tapeText(unguarded(room, smuggled))).not.toContain('SMUGGLED')
    expect(tapeText(unguarded(room, smuggled, ...comments))).toContain('SMUGGLED')
    expectRefused(room, fra, smuggled, 'cycle')
    room.stage = 'silence'
    for (const comment of comments) accept(room, fra, comment)
    expect(tapeText(room.doc)).not.toContain('SMUGGLED')
  })

  it('two hands in one update may refer to one another as long as an order exists', () => {
    const room = roomWith('Seven.')
    accept(
      room,
      fra,
      rawUpdate([
        block(
          FRA,
          0,
          { ...IN_TITLE, text: 'a' },
          { after: [FRA_TOO, 0], before: [PEN, 4], text: 'c' },
        ),
        block(FRA_TOO, 0, { after: [FRA, 0], before: [PEN, 4], text: 'b' }),
      ]),
    )
    expect(tapeText(room.doc)).toBe('|Sevabcen.|')
  })
})

describe('[G4] where it hangs', () => {
  const record = { root: 'd:FRA', key: 'a', values: [{ kind: 'pos', v: 'agree' }] }

  it('an item between two roots is refused', () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, record))
    const update = from(room, FRA, { after: [PEN, 3], before: [FRA, 0], text: 'x' })
    expectRefused(room, fra, update, 'mixed')
  })

  it('the rest of a partly known struct hangs where its known part does, whatever it claims', () => {
    const room = roomWith('Seven.')
    const other = { ...record, key: 'b' }
    accept(room, fra, from(room, FRA, record, other))
    const update = rawUpdate([block(FRA, 0, { ...IN_TITLE, text: 'xyz' })])
    expectRefused(room, fra, update, 'mixed')
    const loose = rawUpdate([block(FRA, 0, { after: [PEN, 3], text: 'xyz' })])
    const harmed = unguarded(room, loose)
    expect(harmed.getText('text').length).not.toBe(tapeText(harmed).length)
    expectRefused(room, fra, loose, 'schema')
  })

  it('nothing nests', () => {
    const room = roomWith('Seven.')
    expectRefused(room, fra, from(room, FRA, { nestedIn: [PEN, 2], text: 'x' }), 'nested')
  })
})

describe('[T18] leases', () => {
  const france = { delegation: usa.delegation, person: '', hand: 'proposing' } as const

  it('one id belongs to one delegation and one hand for ever', () => {
    const room = leased()
    expect(room.lease(USA, france)).toEqual({ ok: true, value: null })
    expect(room.lease(USA, { ...france, hand: 'base' })).toMatchObject({ ok: false })
    expect(room.lease(FRA, france)).toMatchObject({ ok: false, error: { code: 'forged-author' } })
    expect(room.ownerOf(FRA)).toBe('FRA')
    expect(room.ownerOf(4242)).toBeNull()
  })

  it('an id under which something is written already is not leased', () => {
    const room = leased()
    expect(room.lease(room.doc.clientID, france)).toMatchObject({ ok: false })
  })

  it('the update of a lease tells a replica whose the id is', () => {
    const room = leased()
    const leasedNow = room.lease(4242, france)
    const update = leasedNow.ok ? leasedNow.value : null
    if (!update) throw new Error('no update')
    expect(unguarded(leased(), update).getMap('who').get('4242')).toEqual(france)
  })
})
