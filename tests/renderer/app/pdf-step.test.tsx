// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PdfStep } from '../../../renderer/app/exporting/pdf-step.tsx'
import type { Asked } from '../../../renderer/session/relay-api.ts'
import { fail } from '../../../shared/base/result.ts'

let host: HTMLElement
let root: Root
const signals: AbortSignal[] = []
const onTake = vi.fn()
const onCancel = vi.fn()

beforeEach(() => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  signals.length = 0
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
  vi.clearAllMocks()
})

async function show(answer: Asked<Uint8Array>): Promise<void> {
  const fetch = (signal: AbortSignal): Asked<Uint8Array> => {
    signals.push(signal)
    return answer
  }
  await act(async () =>
    root.render(<PdfStep fetch={fetch} takeLabel="Save…" onTake={onTake} onCancel={onCancel} />),
  )
}

describe('[X39] a PDF before it is saved', () => {
  it('is being made, and can be given up: whoever leaves hangs up', async () => {
    await show(new Promise(() => undefined))
    expect(host.querySelector('progress')).not.toBeNull()
    const [giveUp, ...others] = host.querySelectorAll('button')
    expect(others).toEqual([])
    act(() => giveUp?.click())
    expect(onCancel).toHaveBeenCalledOnce()
    expect(signals.map(({ aborted }) => aborted)).toEqual([false])
    act(() => root.render(null))
    expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  })

  it('that cannot be made is told, and there is nothing to save', async () => {
    await show(Promise.resolve(fail({ kind: 'unreachable' })))
    expect(host.querySelector('[role=alert]')?.textContent).not.toBe('')
    expect(host.querySelector('progress')).toBeNull()
    expect(host.querySelectorAll('button')).toHaveLength(0)
  })
})
