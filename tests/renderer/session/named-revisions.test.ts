import { beforeEach, expect, it } from 'vitest'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { Member } from '../../../renderer/session/member.ts'
import { followRevisions } from '../../../renderer/session/named-revisions.ts'
import { ok } from '../../../shared/base/result.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Revision } from '../../../shared/domain/revisions.ts'
import { CHN, FRA, someDossier } from '../../server/dossiers.ts'
import { FakeClock } from './fake-clock.ts'
import { seen } from './fake-machine.ts'
import { sessionOf } from './fake-relay.ts'

function revision(name: string, seq: number): Revision {
  const about = { textHash: '', numbers: {}, note: '', commentsUntil: null }
  return { ...about, name, seq, at: seq, by: CHN, recipients: [FRA] }
}

const clock = new FakeClock()
let named: readonly Revision[]
let asked: number

beforeEach(() => {
  named = []
  asked = 0
})

function open(member: Member = { delegation: FRA, role: 'delegation' }) {
  const me = new Cell(member)
  const first = { ...someDossier(), revisions: [revision('Zero draft', 1)] }
  const dossier = new Cell<Dossier | null>(null)
  const namedRevisions = async () => {
    asked++
    return ok({ revisions: named })
  }
  const window = followRevisions({
    ...{ api: { namedRevisions }, session: sessionOf('FRA'), me, dossier, clock },
  })
  return { window, me, dossier, first }
}

const names = (revisions: readonly Revision[]) => revisions.map(({ name }) => name)

it('[K16] [H12] a window shows what was circulated to it, in the order of circulation', async () => {
  const { window, dossier, first } = open()
  expect(window.revisions.getSnapshot()).toEqual([])
  dossier.set(first)
  expect(names(window.revisions.getSnapshot())).toEqual(['Zero draft'])
  named = [revision('Rev.1', 2)]
  await expect.poll(() => asked).toBe(1)
  dossier.set({ ...first, revisions: [...first.revisions, revision('Rev.2', 3)] })
  clock.advance(15_000)
  const shown = await seen(window.revisions, (all) => all.length === 3)
  expect(names(shown)).toEqual(['Zero draft', 'Rev.1', 'Rev.2'])
  window.close()
  clock.advance(15_000)
  expect(asked).toBe(2)
})

it('[K16] who looks on only is told of none, and does not ask', async () => {
  named = [revision('Rev.1', 2)]
  const { window, me, dossier, first } = open()
  dossier.set(first)
  await seen(window.revisions, (all) => all.length === 2)
  me.set({ delegation: FRA, role: 'observer' })
  expect(names(await seen(window.revisions, (all) => all.length === 1))).toEqual(['Zero draft'])
  expect(asked).toBe(1)
  window.close()
})
