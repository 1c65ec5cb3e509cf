// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { learn, startSpeaking } from '../../../renderer/app/i18n.ts'
import { CommentsPanel } from '../../../renderer/panels/comments/comments-panel.tsx'
import type { ThreadActions } from '../../../renderer/panels/comments/thread-card.tsx'
import { WaitingPositions } from '../../../renderer/panels/positions/waiting-positions.tsx'
import { ToldStands } from '../../../renderer/panels/proposals/told-stands.tsx'
import { Cell } from '../../../renderer/session/external-store.ts'
import { NO_READING } from '../../../renderer/session/readings.ts'
import { PendingRemarks, takingBack } from '../../../renderer/session/remarks/pending-remarks.ts'
import {
  positionsWaiting,
  supportsWaiting,
  threadsWaiting,
} from '../../../renderer/session/remarks/waiting.ts'
import type { ShownThread } from '../../../renderer/session/remarks-board.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import * as audiences from '../../../shared/messages/audiences.ts'
import * as comments from '../../../shared/messages/comments.ts'
import { beginThread, deleteComment, readThreads } from '../../../shared/ydoc/comments.ts'
import { proposalFingerprint } from '../../../shared/ydoc/fingerprint.ts'
import { statePosition } from '../../../shared/ydoc/positions.ts'
import { tellSupport } from '../../../shared/ydoc/supports.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { proposalBy } from './sample-proposal.ts'

// Cards of what was said to a room that is not open on this machine: what they show, and how it is taken back.

const FRA = 'FRA' as DelegationCode
const HERE = '7:1' as ParagraphId
const ABOUT = { paragraph: HERE, ranges: [], quote: '' }
const GROUP = 'waits for the room of the group A3 to open'

let root: Root
let place: HTMLElement
let pending: PendingRemarks
let count = 0

beforeAll(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await startSpeaking()
  learn('audiences', audiences)
  learn('comments', comments)
})
beforeEach(() => {
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  pending = new PendingRemarks({
    shelf: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    name: 'p',
    author: () => ({ delegation: FRA, role: 'delegation' }),
    openVault: () => new Promise<never>(() => undefined),
    newKey: () => `q${++count}`,
  })
})
afterEach(() => {
  act(() => root.unmount())
  place.remove()
})

const unsay: ThreadActions['unsay'] = (kept) => pending.takeBack(kept)
const kept = () => pending.waiting.getSnapshot()
const cards = () => [...place.querySelectorAll<HTMLElement>('article')]
const named = (name: string) =>
  [...place.querySelectorAll('button')].filter((one) => one.textContent === name)

function showThreads(said: readonly ShownThread[] = []): void {
  const nothing = vi.fn(() => true)
  act(() =>
    root.render(
      <CommentsPanel
        threads={new Cell(said)}
        waiting={threadsWaiting(kept(), FRA)}
        chosen={null}
        reading={new Cell(NO_READING)}
        me={{ delegation: FRA, role: 'delegation' }}
        mayWrite={true}
        audience={{ offered: ['all', 'caucus/A3', 'team'], chosen: 'all', choose: nothing }}
        room={null}
        paragraph={HERE}
        actions={{
          ...{ reply: nothing, settle: nothing, edit: nothing, remove: nothing, goTo: nothing },
          ...{ choose: nothing, widen: nothing, unsay },
        }}
        onBegin={nothing}
        onComment={nothing}
      />,
    ),
  )
}

it('[Q15] a comment that nobody has heard stands on a card that says what it waits for, and is answered by nobody', () => {
  expect(beginThread(pending.remarkerFor('caucus/A3'), ABOUT, 'Why?', 1).ok).toBe(true)
  showThreads()
  expect(cards()).toHaveLength(1)
  expect(cards()[0]?.textContent).toContain('Why?')
  expect(cards()[0]?.textContent).toContain(GROUP)
  expect(cards()[0]?.textContent).not.toContain('told to')
  // The sign is words; the picture beside them is not read out.
  expect(cards()[0]?.querySelector('.waiting-sign svg')?.getAttribute('aria-hidden')).toBe('true')
  expect(named('Reply')).toEqual([])
  expect(named('Resolve')).toEqual([])
  const [back] = named('Take back')
  expect(back?.getAttribute('aria-label')).toContain(GROUP)
  act(() => back?.click())
  showThreads()
  expect(cards()).toEqual([])
  expect(kept()).toEqual([])
})

it('[Q11] [Q15] a thread that more are to be told says so until they are, and is not widened twice', () => {
  const { FRA: seat } = negotiate('Statement')
  beginThread(seat.writer, ABOUT, 'Why?', 1)
  beginThread(seat.writer, ABOUT, 'And how?', 2)
  const said = readThreads(seat.doc, 'team').map((one) => ({
    ...{ ...one, place: HERE, areWordsGone: false },
  }))
  const [first] = said
  if (!first) throw new Error('no thread')
  const signs = () => cards().map((card) => card.textContent?.includes(GROUP))
  showThreads(said)
  expect(signs()).toEqual([false, false])
  const after = takingBack('private/FRA', seat.writer, (w) => deleteComment(w, first.root))
  beginThread(pending.remarkerFor('caucus/A3', after), ABOUT, 'Why?', 3)
  showThreads(said)
  expect(signs()).toEqual([true, false])
  expect(cards().map((card) => card.textContent?.includes('Tell the group A3'))).toEqual([
    false,
    true,
  ])
  expect(named('Reply')).toHaveLength(2)
  act(() => named('Take back')[0]?.click())
  showThreads(said)
  expect(signs()).toEqual([false, false])
  // What fewer were told stands as before.
  expect(readThreads(seat.doc, 'team')).toHaveLength(2)
})

it('[Q15] positions and stands on proposals that wait say so, each where it belongs', () => {
  const writer = pending.remarkerFor('caucus/A3')
  const proposal = proposalBy('USA', { key: 'b' })
  statePosition(writer, HERE, { stand: 'reserve', wording: 'w', at: 1 })
  tellSupport(writer, proposal, { v: 'oppose', at: 2 })
  tellSupport(pending.remarkerFor('text/en'), proposal, { v: 'accept', at: 3 })
  expect(positionsWaiting(kept(), '8:1' as ParagraphId)).toEqual([])
  const show = () =>
    act(() =>
      root.render(
        <>
          <WaitingPositions waiting={positionsWaiting(kept(), HERE)} onTakeBack={unsay} />
          <ToldStands
            proposal={proposal}
            told={[]}
            earlier={null}
            unsaid={supportsWaiting(kept()).get('USA/b') ?? []}
            onUnsay={unsay}
            isToldToAll={false}
          />
        </>,
      ),
    )
  show()
  const signs = () =>
    [...place.querySelectorAll('.waiting-sign span')].map((one) => one.textContent)
  expect(signs()).toEqual([
    `Reserve · ${GROUP}`,
    `Oppose · ${GROUP}`,
    'Can live with it · waits until the text can be written in',
  ])
  act(() => named('Take back')[1]?.click())
  show()
  expect(signs()).toEqual([
    `Reserve · ${GROUP}`,
    'Can live with it · waits until the text can be written in',
  ])
})

it('[P11] [Q14] a stand that fewer were told on other words says so, and one on these words or on unknown ones does not', () => {
  const proposal = proposalBy('USA', { key: 'b', inserted: 'all' })
  const told = (delegation: string, wording: string | null) => ({
    ...{ on: 'USA/b', delegation: delegation as DelegationCode, support: 'accept' as const },
    ...{ audience: 'pen' as const, wording, saidAt: null },
  })
  act(() =>
    root.render(
      <ToldStands
        proposal={proposal}
        told={[told('FRA', proposalFingerprint(proposal)), told('RUS', 'other'), told('VNM', null)]}
        earlier={null}
        unsaid={[]}
        onUnsay={unsay}
        isToldToAll={true}
      />,
    ),
  )
  const lines = [...place.querySelectorAll('p')].map((one) => one.textContent ?? '')
  expect(lines.map((line) => line.includes('before the last change'))).toEqual([
    ...[false, true, false],
    false,
  ])
  // Who has told all members and speaks to fewer now is told what that cannot do.
  expect(lines[3]).toContain('cannot be made unsaid')
})
