// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSpeaking } from '../../../renderer/app/i18n.ts'
import { ProposalsPanel } from '../../../renderer/panels/proposals/proposals-panel.tsx'
import { Cell } from '../../../renderer/session/external-store.ts'
import { NO_READING, type Reading } from '../../../renderer/session/readings.ts'
import { parseDelegationCode } from '../../../shared/domain/delegations.ts'
import { proposalBy } from './sample-proposal.ts'

const CHN = parseDelegationCode('CHN')
const FRA = parseDelegationCode('FRA')
if (!CHN || !FRA) throw new Error('codes')

let root: Root
let place: HTMLElement
let reading: Cell<Reading>
const onAct = vi.fn()
const onReveal = vi.fn()
const onDecideAll = vi.fn()
const onSupport = vi.fn()

beforeAll(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await startSpeaking()
})

beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  reading = new Cell<Reading>({
    ...NO_READING,
    proposals: [
      proposalBy('FRA', { key: 'a', inserted: 'and care', statedAt: Date.now() }),
      proposalBy('USA', {
        key: 'b',
        kind: 'replacement',
        deleted: 'essential',
        inserted: 'vital',
        rivals: [{ delegation: FRA, key: 'a' }],
      }),
    ],
  })
  onAct.mockReset()
  onReveal.mockReset()
})

afterEach(() => {
  act(() => root.unmount())
  place.remove()
})

function show(role: 'penholder' | 'delegation', mayWrite = true): void {
  const delegation = role === 'penholder' ? CHN : FRA
  if (!delegation) return
  act(() =>
    root.render(
      <ProposalsPanel
        reading={reading}
        me={{ delegation, role }}
        mayWrite={mayWrite}
        mayRemark={true}
        groups={[]}
        telling={null}
        room={null}
        onAct={onAct}
        onDecideAll={onDecideAll}
        onSupport={onSupport}
        onReveal={onReveal}
      />,
    ),
  )
}

const cards = () => [...place.querySelectorAll<HTMLElement>('article')]
const buttons = (card: HTMLElement | undefined) =>
  [...(card?.querySelectorAll('.proposal-acts button') ?? [])].map((one) => one.textContent)
const press = (target: Element | null | undefined, key: string) =>
  act(() => {
    target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })

describe('the proposals panel', () => {
  it('attributes every proposal and says it in words, with its rivals', () => {
    show('penholder')
    const [first, second] = cards().map((card) => card.textContent)
    expect(first).toContain('France')
    expect(first).toContain('Insert “and care”')
    expect(second).toContain('United States')
    expect(second).toContain('Replace “essential” with “vital”')
    expect(second).toContain('Alternative to France')
  })

  it('lets the pen decide and the owner withdraw, and nobody else anything', () => {
    show('penholder')
    expect(cards().map(buttons)).toEqual([
      ['Incorporate', 'Decline', 'Take a stand'],
      ['Incorporate', 'Decline', 'Take a stand'],
    ])
    show('delegation')
    expect(cards().map(buttons)).toEqual([['Withdraw', 'Explain'], ['Take a stand']])
  })

  it('[Q14] while the text rests a stand is still taken, and nothing else', () => {
    show('delegation', false)
    expect(cards().map(buttons)).toEqual([[], ['Take a stand']])
  })

  it('reports a decision on the very proposal that is shown, without jumping to it', () => {
    show('penholder')
    const [, decline] = cards()[1]?.querySelectorAll<HTMLElement>('.proposal-acts button') ?? []
    act(() => decline?.click())
    expect(onAct).toHaveBeenCalledExactlyOnceWith('decline', reading.getSnapshot().proposals[1])
    expect(onReveal).not.toHaveBeenCalled()
  })

  it('is one stop for Tab; arrows move between cards and Enter jumps to the text', () => {
    show('delegation')
    expect(cards().map((card) => card.tabIndex)).toEqual([0, -1])
    act(() => cards()[0]?.focus())
    press(cards()[0], 'ArrowDown')
    expect(document.activeElement).toBe(cards()[1])
    expect(cards().map((card) => card.tabIndex)).toEqual([-1, 0])
    press(cards()[1], 'Enter')
    expect(onReveal).toHaveBeenCalledExactlyOnceWith(reading.getSnapshot().proposals[1])
  })

  it('shows a change of the text at once', () => {
    show('delegation')
    act(() => reading.set({ ...reading.getSnapshot(), proposals: [] }))
    expect(place.textContent).toContain('No proposal waits for a decision.')
  })
})
