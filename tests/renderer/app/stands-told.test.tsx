// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { type Announce, announcer } from '../../../renderer/app/announcements.tsx'
import { learn, startSpeaking } from '../../../renderer/app/i18n.ts'
import { type Supports, useSupports } from '../../../renderer/app/positions/use-supports.ts'
import { useTextActions } from '../../../renderer/app/text-actions.ts'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { LiveText } from '../../../renderer/session/live-text.ts'
import type { Negotiation } from '../../../renderer/session/negotiation.ts'
import { PendingRemarks } from '../../../renderer/session/remarks/pending-remarks.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Stage } from '../../../shared/domain/roles.ts'
import * as drafts from '../../../shared/messages/drafts.ts'
import { Branch } from '../../../shared/ydoc/branch/branch.ts'
import { readDrafts } from '../../../shared/ydoc/branch/read-drafts.ts'
import type { Remarker } from '../../../shared/ydoc/remarker.ts'
import { recordsOf } from '../../../shared/ydoc/roots.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { proposalBy } from '../panels/sample-proposal.ts'

// France has told the pen where it stands on a proposal of the United States, and tells all members.

const FRA = 'FRA' as DelegationCode
const PROPOSAL = proposalBy('USA', { key: 'b' })

let root: Root
let announce: Announce
let supports: Supports | null

beforeAll(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await startSpeaking()
})
beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('penholder.audience/d/FRA/support', 'pen')
  root = createRoot(document.createElement('div'))
  announce = announcer()
  supports = null
})
afterEach(() => act(() => root.unmount()))

type ToldProps = Omit<Parameters<typeof useSupports>[0], 'announce'>

function Told(props: ToldProps) {
  supports = useSupports({ ...props, announce })
  return null
}

type Signing = Pick<Parameters<typeof useTextActions>[0], 'text' | 'draftedIn'>
let sign: ReturnType<typeof useTextActions>['support'] | null = null

function Signs(props: Signing) {
  const setView = () => undefined
  const { support } = useTextActions({ ...props, view: 'markup', setView, announce, onAnnotate: vi.fn() }) // biome-ignore format: one window
  sign = support
  return null
}

function seat(stage: Stage) {
  const text = negotiate('Statement').FRA.writer
  const pen = negotiate('Statement').FRA.writer
  tellSupport(pen, PROPOSAL, { v: 'oppose', at: 1 })
  const me = { delegation: FRA, role: 'delegation' } as const
  const open = new Map<string, Remarker>([
    ['pen/FRA', pen],
    ['text/en', text],
  ])
  const pending = new PendingRemarks({
    shelf: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    name: 'p',
    author: () => me,
    openVault: () => new Promise<never>(() => undefined),
    newKey: () => 'q1',
  })
  const negotiation = {
    session: { dossier: 'd', delegation: FRA },
    me: new Cell(me),
    dossier: new Cell({ ...someDossier(), lang: 'en', stage, members: [FRA] }),
    supports: new Cell([]),
    pending,
    remarkerIn: (room: string) => open.get(room) ?? null,
    remarksIn: (room: string) => (room === 'pen/FRA' ? pen.doc : null),
  } as unknown as Negotiation
  const sayToBranch = vi.fn()
  act(() => root.render(<Told negotiation={negotiation} sayToAll={sayToBranch} />))
  const widen = () => act(() => supports?.widen(PROPOSAL, 'oppose', 'all'))
  const said = ({ doc }: Remarker) => [...recordsOf(doc, FRA).values()].map(stand)
  return { text, pen, open, pending, sayToBranch, widen, said }
}

function stand(record: object): unknown {
  return 'v' in record ? record.v : null
}

it.each(['drafting', 'silence', 'agreed'] as const)(
  '[Q11] [Q14] a stand is widened to all members in stage %s, in the text that all have and not in a branch',
  (stage) => {
    const { text, pen, sayToBranch, widen, said } = seat(stage)
    widen()
    expect(said(text)).toEqual(['oppose'])
    expect(said(pen)).toEqual(['none'])
    expect(sayToBranch).not.toHaveBeenCalled()
    expect(announce.getSnapshot()?.text).toContain('Opposed the proposal by United States')
  },
)

it('[Q11] [Q15] while the text cannot be written in it waits, the pen keeps what it was told, and the window says so', () => {
  const { text, pen, open, pending, widen, said } = seat('silence')
  open.delete('text/en')
  widen()
  expect(said(text)).toEqual([])
  expect(said(pen)).toEqual(['oppose'])
  expect(announce.getSnapshot()?.text).toContain('Kept on this computer')
  expect(supports?.unsaid.get('USA/b')?.map(({ audience }) => audience)).toEqual(['all'])
  act(() => {
    pending.say('text/en', text)
    pending.say('pen/FRA', pen)
  })
  expect(said(text)).toEqual(['oppose'])
  expect(said(pen)).toEqual(['none'])
  expect(pending.waiting.getSnapshot()).toEqual([])
})

it.each([false, true])(
  '[Q11] [Q15] what fewer were told is taken back as soon as their room can be written in, unless something else was said there since (%s)',
  (isOvertaken) => {
    const { text, pen, open, pending, widen, said } = seat('drafting')
    // The window was just opened: the room is read from this machine, and not yet followed.
    open.delete('pen/FRA')
    widen()
    expect(said(text)).toEqual(['oppose'])
    expect(said(pen)).toEqual(['oppose'])
    expect(announce.getSnapshot()?.text).toContain('Opposed the proposal by United States')
    expect(pending.isWaitingFor('pen/FRA')).toBe(true)
    if (isOvertaken) tellSupport(pen, PROPOSAL, { v: 'accept', at: 9 })
    act(() => pending.say('pen/FRA', pen))
    expect(said(pen)).toEqual([isOvertaken ? 'accept' : 'none'])
    expect(pending.isWaitingFor('pen/FRA')).toBe(false)
  },
)

it.each(['adopted', 'closed'] as const)(
  '[Q14] nothing is told and nothing taken back of a text that is %s, and a sentence says why',
  (stage) => {
    const { text, pen, pending, widen, said } = seat(stage)
    widen()
    act(() => supports?.say(PROPOSAL, 'accept'))
    expect(said(text)).toEqual([])
    expect(said(pen)).toEqual(['oppose'])
    expect(pending.waiting.getSnapshot()).toEqual([])
    expect(announce.getSnapshot()?.text).toBe(
      'Nothing more is said of this text: it is adopted or closed.',
    )
  },
)

it.each([
  ['FRA', 'delegation', 'private', 'only your delegation sees it until it is tabled'],
  ['CHN', 'penholder', 'desk', 'only those who hold the pen see it until it is published'],
] as const)(
  '[Q14] [B3] what %s says to all in a draft is drafted, and the window does not say that it was told',
  (delegation, role, draftedIn, said) => {
    learn('drafts', drafts)
    const table = negotiate('Statement')
    table.USA.type('Statement', ' of all')
    table.meet()
    const [proposal] = table.CHN.proposals
    if (!proposal) throw new Error('there is a proposal')
    const { ledger } = table[delegation]
    const drafter = { delegation: delegation as DelegationCode, role, person: 'Ann' }
    const branch = new Branch(ledger, drafter, Math.random)
    const signed = (text: Pick<LiveText, 'ledger' | 'writer'>, at: Signing['draftedIn']) => {
      act(() => root.render(<Signs text={text as LiveText} draftedIn={at} />))
      act(() => sign?.(proposal, 'sponsor'))
      return announce.getSnapshot()?.text
    }
    expect(signed(branch, draftedIn)).toContain(said)
    expect(readDrafts(branch)).toHaveLength(1)
    expect(recordsOf(ledger.doc, drafter.delegation).size).toBe(0)
    const { writer } = table[delegation]
    expect(signed({ ledger, writer }, null)).toBe('Signed the proposal by United States.')
    expect(recordsOf(ledger.doc, drafter.delegation).size).toBe(1)
    branch.close()
  },
)
