import { describe, expect, it } from 'vitest'
import type { Result } from '../../../shared/base/result.ts'
import { type Appointment, conductUnder, firstConduct } from '../../../shared/domain/conduct.ts'
import {
  addCoPenholder,
  admit,
  appoint,
  type ConductError,
  openDraft,
  passPen,
  remove,
  removeCoPenholder,
  setGroup,
} from '../../../shared/domain/conduct-acts.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { readDossier, writeDossier } from '../../../shared/ydoc/dossier-doc.ts'
import { newReplica } from '../../../shared/ydoc/roots.ts'
import { CHN, FRA, someDossier, USA } from '../../server/dossiers.ts'
import { code } from '../ydoc/notation.ts'

const KEN = code('KEN')
const DAY = '2020-03-24'
const LATER = '2020-03-30'

/** The dossier after some acts, each of which must be possible. */
function following(
  ...acts: readonly ((dossier: Dossier) => Result<Dossier, ConductError>)[]
): Dossier {
  return acts.reduce((dossier, act) => {
    const done = act(dossier)
    if (!done.ok) throw new Error(`${done.error.kind} ${done.error.detail}`)
    return done.value
  }, someDossier())
}

const presidency = (from: string | null, until: string | null, delegation = CHN) =>
  ({ office: 'president', delegation, from, until }) as const satisfies Appointment

describe('the conduct of a negotiation', () => {
  it('[O9] of an old file is that its penholder has held the pen from the beginning', () => {
    const { coPenholders, offices, groups, drafts, ...facts } = someDossier()
    const doc = newReplica()
    writeDossier(doc, { ...facts, penholder: FRA })
    expect(readDossier(doc)).toEqual({ ...facts, penholder: FRA, ...firstConduct(FRA) })
    writeDossier(doc, { ...facts, penholder: FRA, coPenholders, offices, groups, drafts: ['b'] })
    expect(readDossier(doc)).toMatchObject({ offices, drafts: ['b'] })
  })

  it.each([
    ['2020-02-14', '2020-02-01', '2020-02-29'],
    ['2021-12-31', '2021-12-01', '2021-12-31'],
    ['2020-11-05', '2020-11-01', '2020-11-30'],
    ['2000-02-01', '2000-02-01', '2000-02-29'],
    ['2100-02-01', '2100-02-01', '2100-02-28'],
  ])('[O5] who presides on %s does so from %s to %s', (day, from, until) => {
    expect(conductUnder(FRA, day, CHN).offices).toEqual([
      { office: 'president', delegation: FRA, from, until },
      { office: 'penholder', delegation: CHN, from: null, until: null },
    ])
  })

  it('[O3] the pen passes with its day, and passes back', () => {
    const passed = following((dossier) => passPen(dossier, FRA, DAY))
    expect(passed.penholder).toBe(FRA)
    expect(passed.offices).toEqual([
      { office: 'penholder', delegation: CHN, from: null, until: DAY },
      { office: 'penholder', delegation: FRA, from: DAY, until: null },
    ])
    const back = passPen(passed, CHN, LATER)
    expect(back).toMatchObject({ ok: true, value: { penholder: CHN } })
    expect(back.ok && back.value.offices.at(1)?.until).toBe(LATER)
    expect(passPen(passed, FRA, LATER)).toEqual({ ok: true, value: passed })
    const error = { kind: 'not-a-member', detail: 'KEN' }
    expect(passPen(passed, KEN, DAY)).toEqual({ ok: false, error })
  })

  it('[O3] whoever shared the pen and gets it shares it no more; the others do', () => {
    const share = [FRA, USA].map((one) => (dossier: Dossier) => addCoPenholder(dossier, one))
    const passed = following(...share, (dossier) => passPen(dossier, FRA, DAY))
    expect(passed.coPenholders).toEqual([USA])
  })

  it('[O5] an office is held from one day to another, and its last day can be changed', () => {
    const held = following(
      (dossier) => appoint(dossier, presidency('2020-03-01', null)),
      (dossier) => appoint(dossier, presidency('2020-03-01', '2020-03-31')),
      (dossier) => appoint(dossier, presidency('2020-04-01', '2020-04-30', FRA)),
    )
    expect(held.offices.slice(1)).toEqual([
      presidency('2020-03-01', '2020-03-31'),
      presidency('2020-04-01', '2020-04-30', FRA),
    ])
    expect(appoint(held, presidency(null, null, KEN))).toMatchObject({ ok: false })
  })

  it('[O6] the penholder does not share the pen with itself', () => {
    const error = { kind: 'holds-pen', detail: 'CHN' }
    expect(addCoPenholder(someDossier(), CHN)).toEqual({ ok: false, error })
    const twice = following(
      ...[FRA, FRA].map((one) => (dossier: Dossier) => addCoPenholder(dossier, one)),
    )
    expect(twice.coPenholders).toEqual([FRA])
    expect(removeCoPenholder(twice, FRA)).toMatchObject({ value: { coPenholders: [] } })
  })

  it('[O4] who is removed leaves roster, groups, pen and offices; the holder of the pen stays', () => {
    const removed = following(
      (dossier) => admit(dossier, KEN),
      (dossier) => addCoPenholder(dossier, KEN),
      (dossier) => setGroup(dossier, { name: 'A3', members: [KEN, FRA] }),
      (dossier) => setGroup(dossier, { name: 'EAC', members: [KEN] }),
      (dossier) => appoint(dossier, presidency('2020-03-01', '2020-03-31', KEN)),
      (dossier) => appoint(dossier, presidency('2020-05-01', null, KEN)),
      (dossier) => remove(dossier, KEN, DAY),
    )
    expect(removed.members).toEqual(someDossier().members)
    expect(removed.coPenholders).toEqual([])
    expect(removed.groups).toEqual([{ name: 'A3', members: [FRA] }])
    expect(removed.offices.slice(1)).toEqual([presidency('2020-03-01', DAY, KEN)])
    expect(remove(removed, CHN, DAY)).toMatchObject({ error: { kind: 'holds-pen' } })
  })

  it('[O7] groups are of members, and texts beside the rolling one have names', () => {
    const acted = following(
      (dossier) => setGroup(dossier, { name: 'A3', members: [USA, FRA, USA] }),
      (dossier) => openDraft(dossier, 'alt-2'),
      (dossier) => openDraft(dossier, 'alt-2'),
    )
    expect(acted.groups).toEqual([{ name: 'A3', members: [USA, FRA] }])
    expect(acted.drafts).toEqual(['alt-2'])
    expect(setGroup(acted, { name: 'A3', members: [] })).toMatchObject({ value: { groups: [] } })
    expect(setGroup(acted, { name: 'EU', members: [KEN] })).toMatchObject({ ok: false })
  })

  it('[O7] there is an end to everything', () => {
    let last: Result<Dossier, ConductError> = openDraft(someDossier(), '0')
    for (let i = 1; i <= 400 && last.ok; i++) last = openDraft(last.value, `${i}`)
    expect(last).toEqual({ ok: false, error: { kind: 'too-many', detail: 'drafts' } })
  })
})
