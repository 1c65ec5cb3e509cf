import { describe, expect, it } from 'vitest'
import {
  accept,
  deletion,
  expectRefused,
  FRA,
  fra,
  from,
  PEN,
  pen,
  replicaOf,
  roomWith,
  USA,
  unguarded,
} from './a-room.ts'

/** A room with FRA's word in the title. */
function room() {
  const made = roomWith('Seven.', 'Eight.')
  accept(made, fra, from(made, FRA, { after: [PEN, 3], before: [PEN, 4], text: 'mine' }))
  return made
}

describe('[P7] verdicts and the races about them', () => {
  const proposal = (n: number) => ({ kind: 'del', ids: [[PEN, n, 1]] })
  const verdict = (rec: unknown, v = 'declined') => ({
    root: 'decided',
    key: 'FRA/k',
    values: [{ v, rec }],
  })

  /** FRA's record `k` is the clock 4. */
  const proposed = () => {
    const made = room()
    accept(made, fra, from(made, FRA, { root: 'd:FRA', key: 'k', values: [proposal(2)] }))
    return made
  }

  it('a verdict names the record that it is on', () => {
    const made = proposed()
    for (const rec of [null, [FRA], [FRA, 0], [FRA, 99], [USA, 0], [9, 9], ['x', 4]]) {
      expectRefused(made, pen, from(made, PEN, verdict(rec)), 'schema')
    }
    expectRefused(made, pen, from(made, PEN, verdict([FRA, 4], 'maybe')), 'schema')
    const misnamed = { ...verdict([FRA, 4]), key: 'FRA/other' }
    expectRefused(made, pen, from(made, PEN, misnamed), 'schema')
    accept(made, pen, from(made, PEN, verdict([FRA, 4])))
  })

  it('[stale] the author rewrote while the pen decided', () => {
    const made = proposed()
    accept(made, fra, from(made, FRA, { after: [FRA, 4], values: [proposal(3)] }))
    expectRefused(made, pen, from(made, PEN, verdict([FRA, 4])), 'stale')
    accept(made, pen, from(made, PEN, verdict([FRA, 5])))
  })

  it('[stale] the author removed the record while the pen decided', () => {
    const made = proposed()
    accept(made, fra, deletion([FRA, [[4, 1]]]))
    expectRefused(made, pen, from(made, PEN, verdict([FRA, 4])), 'stale')
  })

  it('[decided] the pen decided while the author rewrote, removed, or wrote it as deleted', () => {
    const made = proposed()
    accept(made, pen, from(made, PEN, verdict([FRA, 4])))
    const overwrite = from(made, FRA, { after: [FRA, 4], values: [proposal(3)] })
    const erase = from(made, FRA, { after: [FRA, 4], gone: 1 })
    expect(unguarded(made, erase).getMap('d:FRA').has('k')).toBe(false)
    for (const update of [overwrite, erase, deletion([FRA, [[4, 1]]])]) {
      expectRefused(made, fra, update, 'decided')
    }
  })

  it('a verdict that is taken back frees the record', () => {
    const made = proposed()
    accept(made, pen, from(made, PEN, verdict([FRA, 4])))
    const decided = replicaOf(made, PEN)
    accept(
      made,
      pen,
      decided.act(() => decided.doc.getMap('decided').delete('FRA/k')),
    )
    accept(made, fra, from(made, FRA, { after: [FRA, 4], values: [proposal(3)] }))
  })

  it('[withdrawn] the author withdrew while the pen incorporated', () => {
    const made = room()
    accept(made, fra, from(made, FRA, { root: 'cut:FRA', values: [[FRA, 0, 2]] }))
    const incorporate = (...range: readonly number[]) =>
      from(made, PEN, { root: 'incorporated', values: [range] })
    expectRefused(made, pen, incorporate(FRA, 1, 2), 'withdrawn')
    accept(made, pen, incorporate(FRA, 2, 2))
  })

  it('[T11] withdrawing what was incorporated meanwhile is accepted and hides nothing', () => {
    const made = room()
    const incorporate = () => {
      const { doc, act } = replicaOf(made, PEN)
      accept(
        made,
        pen,
        act(() => doc.getArray('incorporated').push([[FRA, 0, 4]])),
      )
    }
    incorporate()
    accept(made, fra, from(made, FRA, { root: 'cut:FRA', values: [[FRA, 0, 2]] }))
    // Nor does it stand in the way of naming the same text again.
    incorporate()
  })

  it('text withdrawn and taken back can be incorporated', () => {
    const made = room()
    accept(made, fra, from(made, FRA, { root: 'cut:FRA', values: [[FRA, 0, 2]] }))
    accept(made, fra, deletion([FRA, [[4, 1]]]))
    accept(made, pen, from(made, PEN, { root: 'incorporated', values: [[FRA, 0, 4]] }))
  })
})
