import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { announcer } from '../../../renderer/app/announcements.tsx'
import { offerUndo } from '../../../renderer/app/offer-undo.ts'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { Ledger } from '../../../shared/ydoc/ledger.ts'
import { readProposals, readView } from '../../../shared/ydoc/read-text.ts'
import { leasesOf, newReplica } from '../../../shared/ydoc/roots.ts'
import { Writer } from '../../../shared/ydoc/writer.ts'
import { endOf, seedText } from '../session/seed-text.ts'

const LINES = ['Draft', 'training is essential'] as const

/** China's pen, and France's proposal to be decided upon. */
function penAndProposal() {
  const [CHN, FRA] = [parseDelegationCode('CHN'), parseDelegationCode('FRA')]
  if (!CHN || !FRA) throw new Error('codes')
  const doc = newReplica()
  Y.applyUpdate(doc, seedText(...LINES))
  const ledger = new Ledger(doc)
  leasesOf(doc).set('20', { delegation: FRA, person: '', hand: 'proposing' })
  leasesOf(doc).set('21', { delegation: CHN, person: '', hand: 'proposing' })
  leasesOf(doc).set('22', { delegation: CHN, person: '', hand: 'base' })
  const france = { delegation: FRA, role: 'delegation', clientIds: { proposing: 20 } } as const
  const china = {
    delegation: CHN,
    role: 'penholder',
    clientIds: { proposing: 21, base: 22 },
  } as const
  new Writer(ledger, france).type(endOf('training', ...LINES), ' and care')
  const pen = new Writer(ledger, china)
  const [proposal] = readProposals(ledger)
  if (!proposal) throw new Error('no proposal')
  expect(pen.incorporate(proposal).ok).toBe(true)
  return { pen, doc, base: () => baseOf(ledger) }
}

function baseOf(ledger: Ledger): string {
  const runs = readView(ledger, { kind: 'base' }).flatMap((paragraph) => paragraph.runs)
  return runs.map(({ text }) => text).join('')
}

it('the offer to undo takes back the decision that it stands beside', () => {
  const { pen, base } = penAndProposal()
  const announce = announcer()
  offerUndo(announce, 'Incorporated', pen)
  expect(base()).toContain('training and care')
  announce.getSnapshot()?.undo?.()
  expect(base()).not.toContain('and care')
})

it('the offer ends with the author’s next step, which undo would take back instead', () => {
  const { pen, base } = penAndProposal()
  const announce = announcer()
  offerUndo(announce, 'Incorporated', pen)
  pen.type(endOf('essential', ...LINES), ' today')
  expect(announce.getSnapshot()).toEqual({ text: 'Incorporated' })
  expect(base()).toBe('Drafttraining and care is essential today')
})

it('what others write leaves the offer standing', () => {
  const { pen, doc } = penAndProposal()
  const announce = announcer()
  offerUndo(announce, 'Incorporated', pen)
  const elsewhere = newReplica()
  elsewhere.clientID = 99
  elsewhere.getMap('d:USA').set('x', { kind: 'comment', note: 'n' })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(elsewhere))
  expect(announce.getSnapshot()?.undo).toBeDefined()
})

it('an offer that has given way to something else said is not brought back', () => {
  const { pen } = penAndProposal()
  const announce = announcer()
  offerUndo(announce, 'Incorporated', pen)
  announce.set({ text: 'Exported' })
  pen.type(endOf('essential', ...LINES), ' today')
  expect(announce.getSnapshot()).toEqual({ text: 'Exported' })
})
