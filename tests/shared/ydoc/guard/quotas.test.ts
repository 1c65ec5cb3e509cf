import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { GuardedText, type Session } from '../../../../shared/ydoc/guard/guarded-text.ts'
import { LIMITS } from '../../../../shared/ydoc/guard/limits.ts'
import { newReplica } from '../../../../shared/ydoc/roots.ts'
import { code } from '../notation.ts'
import {
  accept,
  deletion,
  expectRefused,
  FRA,
  fra,
  from,
  lease,
  PEN,
  pen,
  roomWith,
  USA,
  usa,
} from './a-room.ts'
import type { RawItem } from './raw-update.ts'

const position = { kind: 'pos', v: 'none' }

/** The same room as a relay that restarts would load it. */
function reloaded(room: GuardedText): GuardedText {
  const doc = newReplica()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(room.doc))
  return new GuardedText(doc)
}

/** Sends `count` items in portions that none of the other limits meets. */
function send(
  room: GuardedText,
  by: Session,
  client: number,
  count: number,
  item: (i: number) => RawItem,
  portion = 1000,
): void {
  for (let sent = 0; sent < count; sent += portion) {
    const items = Array.from({ length: Math.min(portion, count - sent) }, (_, i) => item(sent + i))
    accept(room, by, from(room, client, ...items))
  }
}

/** The next update is one too many here, and also after a restart; another delegation may go on. */
function expectFull(room: GuardedText, item: RawItem, detail: string, other: RawItem): void {
  expectRefused(room, fra, from(room, FRA, item), 'quota', detail)
  expectRefused(reloaded(room), fra, from(room, FRA, item), 'quota', detail)
  expect(room.check(from(room, USA, other), usa)).toBeNull()
}

describe('[G16] quotas of a delegation', () => {
  it(`${LIMITS.records} records`, () => {
    const room = roomWith('Seven.')
    send(room, fra, FRA, LIMITS.records, (i) => ({
      root: 'd:FRA',
      key: `k${i}`,
      values: [position],
    }))
    const one = (root: string) => ({ root, key: 'more', values: [position] })
    expectFull(room, one('d:FRA'), 'records', one('d:USA'))
    // What it has may still be changed, and text typed.
    accept(room, fra, from(room, FRA, { after: [FRA, 0], values: [{ ...position, v: 'agree' }] }))
    accept(room, fra, from(room, FRA, { after: [PEN, 3], before: [PEN, 4], text: 'x' }))
  })

  it(`${LIMITS.rewrites} overwritten values`, () => {
    const room = roomWith('Seven.')
    send(room, fra, FRA, LIMITS.rewrites + 1, (i) =>
      i === 0
        ? { root: 'd:FRA', key: 'k', values: [position] }
        : { after: [FRA, i - 1], values: [position] },
    )
    const more = { after: [FRA, LIMITS.rewrites] as const, values: [position] }
    const first = { root: 'd:USA', key: 'k', values: [position] }
    expectFull(room, more, 'rewrites', first)
    expectRefused(room, fra, deletion([FRA, [[LIMITS.rewrites, 1]]]), 'quota', 'rewrites')
    accept(room, fra, from(room, FRA, { root: 'd:FRA', key: 'new', values: [position] }))
  })

  it('values that are sent as deleted count as overwritten', () => {
    const room = roomWith('Seven.')
    const gone = (count: number) => from(room, FRA, { root: 'cut:FRA', gone: count })
    expectRefused(room, fra, gone(LIMITS.rewrites + 1), 'quota', 'rewrites')
    accept(room, fra, gone(LIMITS.rewrites))
    const more = { after: [FRA, LIMITS.rewrites - 1] as const, gone: 1 }
    const first = { root: 'd:USA', key: 'k', values: [position] }
    expectFull(room, more, 'rewrites', first)
  })

  it(`${LIMITS.ownCuts} own cuts that stand`, () => {
    const room = roomWith('Seven.')
    accept(room, fra, from(room, FRA, { after: [PEN, 3], before: [PEN, 4], text: 'x' }))
    accept(room, usa, from(room, USA, { after: [PEN, 3], before: [PEN, 4], text: 'x' }))
    const cut = [FRA, 0, 1]
    send(
      room,
      fra,
      FRA,
      LIMITS.ownCuts / 1000,
      (i) => ({
        ...(i === 0 ? { root: 'cut:FRA' } : { after: [FRA, i * 1000] as const }),
        values: Array.from({ length: 1000 }, () => cut),
      }),
      1,
    )
    const more = { after: [FRA, LIMITS.ownCuts] as const, values: [cut] }
    const first = { root: 'cut:USA', values: [[USA, 0, 1]] }
    expectFull(room, more, 'cuts', first)
    // Taking some back makes room.
    accept(room, fra, deletion([FRA, [[1, 10]]]))
    accept(room, fra, from(room, FRA, more))
  })

  it(`${LIMITS.embedsPerUpdate} marks and fences an update, ${LIMITS.embeds} in all`, () => {
    const room = roomWith('Seven.')
    const mark = (i: number): RawItem => ({
      after: i === 0 ? [PEN, 3] : [FRA, i - 1],
      before: [PEN, 4],
      embed: { p: 'op' },
    })
    const tooMany = Array.from({ length: LIMITS.embedsPerUpdate + 1 }, (_, i) => mark(i))
    expectRefused(room, fra, from(room, FRA, ...tooMany), 'quota', 'marks')
    send(room, fra, FRA, LIMITS.embeds, mark, LIMITS.embedsPerUpdate)
    const other = { after: [PEN, 1], before: [PEN, 2], embed: { f: 1 } } as const
    expectFull(room, mark(LIMITS.embeds), 'marks', other)
    accept(room, fra, from(room, FRA, { after: [PEN, 1], before: [PEN, 2], text: 'x' }))
  })

  it('do not meet the penholder’s import', () => {
    const room = roomWith('Seven.')
    const mark = (i: number): RawItem => ({
      after: [PEN, 7 + i],
      embed: i % 2 ? { f: 1 } : { p: 'op' },
    })
    const items = Array.from({ length: LIMITS.embeds + 2 }, (_, i) => mark(i))
    accept(room, pen, from(room, PEN, ...items))
  })

  it(`${LIMITS.leasesPerHand} leases for a hand`, () => {
    const room = roomWith('Seven.')
    for (let client = 1000; client < 1000 + LIMITS.leasesPerHand - 2; client++) {
      lease(room, client, 'FRA')
    }
    const france = { delegation: code('FRA'), person: '', hand: 'proposing' } as const
    for (const full of [room, reloaded(room)]) {
      expect(full.lease(9999, france)).toMatchObject({ ok: false, error: { code: 'quota' } })
      expect(full.lease(1000, france)).toEqual({ ok: true, value: null })
    }
    lease(room, 9999, 'USA')
  })
})
