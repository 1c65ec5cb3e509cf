// @vitest-environment happy-dom

import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { announcer } from '../../../renderer/app/announcements.tsx'
import { SaveComparison } from '../../../renderer/app/comparing/save-comparison.tsx'
import { newDoings } from '../../../renderer/app/exporting/doings.ts'
import { learn, startSpeaking } from '../../../renderer/app/i18n.ts'
import { Cell } from '../../../renderer/session/external-store.ts'
import type { Negotiation } from '../../../renderer/session/negotiation.ts'
import type { RelayApi } from '../../../renderer/session/relay-api.ts'
import { ok } from '../../../shared/base/result.ts'
import type { Compared } from '../../../shared/formats/comparison/compared.ts'
import * as words from '../../../shared/messages/comparison.ts'
import { someDossier } from '../../server/dossiers.ts'
import { negotiate } from '../../shared/ydoc/notation.ts'
import { comparing } from '../../shared/ydoc/versions.ts'

type Props = Parameters<typeof SaveComparison>[0]
type Wish = Parameters<RelayApi['comparison']>[1]

const BYTES = new TextEncoder().encode('made')
const ENTRY = { name: '5', seq: 5, at: 1 }
const NOW = { name: 'now', seq: 9, at: 2 }
const OUTSIDE = { name: 'theirs.docx', seq: null, at: 2 }

class Thread {
  static readonly started: Thread[] = []
  onerror: (() => void) | null = null
  readonly postMessage = vi.fn()
  readonly terminate = vi.fn()

  constructor() {
    Thread.started.push(this)
  }
}

let root: Root
let page: HTMLElement
let wishes: Wish[]
let answer: RelayApi['comparison']
const saveExport = vi.fn(async (name: string, _bytes: Uint8Array) => ({ path: `/tmp/${name}` }))
const announce = announcer()
const doings = newDoings()

beforeAll(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  await startSpeaking()
  learn('comparison', words)
})
beforeEach(() => {
  page = document.createElement('div')
  root = createRoot(page)
  wishes = []
  answer = async () => ok(BYTES)
  saveExport.mockClear()
})
afterEach(() => act(() => root.unmount()))

function show(after: Compared['after']) {
  const { CHN } = negotiate('Statement')
  const dossier = { ...someDossier(), topic: 'Safety' }
  const negotiation = {
    session: { session: 's' },
    dossier: new Cell(dossier),
    api: {
      comparison: (session: string, wish: Wish) => {
        wishes.push(wish)
        return answer(session, wish)
      },
    },
  } as unknown as Negotiation
  const compared = { ...dossier, before: ENTRY, after, comparison: comparing(CHN, () => undefined) }
  const say: Props['say'] = (key, { seq } = {}) => (key === 'now' ? 'Now' : `Entry ${seq}`)
  const props = { negotiation, dossier, announce, doings, compared, say, isAttributed: false }
  const rest = {
    platform: { saveExport } as unknown as Props['platform'],
    before: '@5',
    after: null,
  }
  const seat = { text: null, asker: {} as Props['asker'] }
  act(() => root.render(<SaveComparison {...props} {...rest} {...seat} />))
}

const buttons = () => [...page.querySelectorAll('button')]
const press = (label: string) =>
  act(async () =>
    buttons()
      .find(({ textContent }) => textContent === label)
      ?.click(),
  )

it('[H14] every format is asked of the relay, a moment by its entry, and the window says where it went', async () => {
  show(NOW)
  for (const { textContent } of buttons()) await press(textContent ?? '')
  expect(wishes.map(({ format }) => format)).toEqual(['html', 'docx', 'pdf', 'json'])
  expect(wishes[0]).toMatchObject({ before: '5', after: null, isAttributed: false, locale: 'en' })
  expect(saveExport).toHaveBeenLastCalledWith('Safety.Entry 5 – Now.json', BYTES)
  expect(announce.getSnapshot()?.text).toContain('/tmp/Safety.Entry 5 – Now.json')
})

it('[X54] what takes long is shown and can be given up; then nothing is saved', async () => {
  vi.useFakeTimers()
  try {
    answer = (_, { signal }) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(ok(BYTES))))
    show(NOW)
    await press('Save as HTML')
    await act(() => vi.advanceTimersByTimeAsync(1001))
    const [doing] = doings.getSnapshot()
    expect(doing?.label).toBe('Safety.Entry 5 – Now.html')
    await act(async () => doing?.cancel())
    expect(wishes[0]?.signal.aborted).toBe(true)
    expect(doings.getSnapshot()).toEqual([])
    expect(saveExport).not.toHaveBeenCalled()
  } finally {
    vi.useRealTimers()
  }
})

it('[H14] a document that was chosen here is not sent to the relay, and there is no PDF', async () => {
  vi.stubGlobal('Worker', Thread)
  try {
    show(OUTSIDE)
    expect(buttons().map(({ textContent }) => textContent)).not.toContain('Save as PDF')
    await press('Save as HTML')
    const [thread] = Thread.started
    expect(thread?.postMessage).toHaveBeenCalledOnce()
    await act(async () => thread?.onerror?.())
    expect(thread?.terminate).toHaveBeenCalledOnce()
    expect(announce.getSnapshot()?.text).toBe('The comparison could not be made.')
    expect(wishes).toEqual([])
    expect(saveExport).not.toHaveBeenCalled()
  } finally {
    vi.unstubAllGlobals()
  }
})
