// @vitest-environment happy-dom
import { act, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { speak, startSpeaking } from '../../../../renderer/app/i18n.ts'
import type { Layout } from '../../../../renderer/app/layout.ts'
import { en, zh } from '../../../../shared/messages/tour.ts'

// It brings words of its own, which need the window to speak first.
await startSpeaking()
const { Tour } = await import('../../../../renderer/app/tour/tour.tsx')
const { TourOffer } = await import('../../../../renderer/app/tour/tour-offer.tsx')

let did: string[]
let unmount: () => void
let panel: string

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  localStorage.removeItem('penholder.tour')
  did = []
  await speak('en')
})
afterEach(() => {
  act(() => unmount())
  document.body.replaceChildren()
})

const pass = () => undefined

function Window() {
  const [front, showPanel] = useState<Layout['panel']>('comments')
  const [isOpen, setOpen] = useState(true)
  panel = front
  const layout = useMemo<Layout>(
    () => ({
      ...{ outline: 'beside', panels: 'beside', panel: front, showPanel },
      ...{ toggleOutline: pass, togglePanels: pass, clearPage: pass },
    }),
    [front],
  )
  return isOpen ? <Tour layout={layout} onClose={() => setOpen(did.push('closed') < 0)} /> : null
}

async function show(what: React.ReactNode): Promise<void> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  unmount = () => root.unmount()
  await act(async () => root.render(what))
}

const heading = () => document.querySelector('h2')?.textContent
const press = (key: string) =>
  act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  })
const click = (name: string) =>
  act(async () => {
    const found = [...document.querySelectorAll('button')].find((one) => one.textContent === name)
    found?.click()
  })

it('[D30] the tour goes on, back and to its end, showing the panel it speaks of; then the panel is back', async () => {
  await show(<Window />)
  expect(document.querySelector('[role=dialog]')?.contains(document.activeElement)).toBe(true)
  expect(heading()).toBe(en.title_text)
  await click(en.next)
  expect([heading(), panel]).toEqual([en.title_proposal, 'proposals'])
  await press('ArrowRight')
  expect([heading(), panel]).toEqual([en.title_positions, 'positions'])
  await press('ArrowLeft')
  await click(en.back)
  await press('ArrowLeft')
  expect(heading()).toBe(en.title_text)
  for (const title of [en.title_proposal, en.title_positions, en.title_audience, en.title_panels]) {
    await click(en.next)
    expect(heading()).toBe(title)
  }
  await click(en.next)
  expect(heading()).toBe(en.title_palette)
  expect(document.body.textContent).toContain('Ctrl K')
  await click(en.done)
  expect([did, heading(), panel]).toEqual([['closed'], undefined, 'comments'])
})

it('[D30] Escape and “Skip” end it at once', async () => {
  await show(<Window />)
  await press('Escape')
  expect(did).toEqual(['closed'])
  act(() => unmount())
  await show(<Window />)
  await click(en.skip)
  expect(did).toEqual(['closed', 'closed'])
})

it('[D30] in a mirrored window the arrows are mirrored, and it speaks Chinese', async () => {
  await speak('zh')
  document.documentElement.style.direction = 'rtl'
  await show(<Window />)
  await press('ArrowLeft')
  expect(heading()).toBe(zh.title_proposal)
  document.documentElement.style.direction = ''
})

it('[D30] it is offered once on a machine, whatever the answer, and not after it was seen', async () => {
  const offer = (
    <TourOffer onAnswered={() => did.push('answered')} onTour={() => did.push('tour')} />
  )
  await show(offer)
  expect(document.body.textContent).toContain(en.offer)
  await click(en.take)
  expect(did).toEqual(['answered', 'tour'])
  expect(document.body.textContent).toBe('')
  act(() => unmount())
  await show(offer)
  expect(document.body.textContent).toBe('')
  act(() => unmount())

  localStorage.removeItem('penholder.tour')
  await show(offer)
  await click(en.decline)
  expect(did).toEqual(['answered', 'tour', 'answered'])
  act(() => unmount())

  localStorage.removeItem('penholder.tour')
  await show(<Window />)
  act(() => unmount())
  await show(offer)
  expect(document.body.textContent).toBe('')
})
