// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RecordCheck } from '../../../renderer/app/record/record-check.tsx'
import type { Asked } from '../../../renderer/session/relay-api.ts'
import { fail, ok } from '../../../shared/base/result.ts'
import type { RecordCheckAnswer } from '../../../shared/protocol/record-check.ts'

let host: HTMLElement
let root: Root
let asked: { readonly receipt: unknown; readonly signal: AbortSignal }[]

beforeEach(() => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  asked = []
  host = document.createElement('div')
  document.body.append(host)
  root = createRoot(host)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.replaceChildren()
})

function show(answer: Asked<RecordCheckAnswer>): void {
  const ask = (receipt: unknown, _locale: string, signal: AbortSignal) => {
    asked.push({ receipt, signal })
    return answer
  }
  act(() => root.render(<RecordCheck ask={ask} />))
}

/** Chooses a file as receipt. */
function choose(name: string, words: string): void {
  const field = host.querySelector('input')
  if (!field) throw new Error('no field')
  Object.defineProperty(field, 'files', { value: [new File([words], name)] })
  act(() => void field.dispatchEvent(new Event('change', { bubbles: true })))
}

const press = () => act(async () => host.querySelector('button')?.click())
const said = (role: string) => host.querySelector(`[role=${role}]`)?.textContent ?? ''

describe('the record, checked from the window', () => {
  it('[F7] is said to be whole in the words of the relay', async () => {
    show(Promise.resolve(ok({ isRight: true, sentences: ['The record is whole: 9 entries.'] })))
    await press()
    expect(asked).toMatchObject([{ receipt: null }])
    expect(said('status')).toContain('The record is whole: 9 entries.')
    expect(said('alert')).toBe('')
  })

  it('[F8] a receipt is held against it, and what is wrong is an alert', async () => {
    show(Promise.resolve(ok({ isRight: false, sentences: ['Entry 7 is another.'] })))
    choose('rev1.json', '{"form":1}')
    await press()
    expect(asked).toMatchObject([{ receipt: { form: 1 } }])
    expect(said('alert')).toContain('Entry 7 is another.')
    expect(said('status')).toBe('')
  })

  it('[F8] a file that is no receipt is refused by its name, and nothing is asked', async () => {
    show(Promise.resolve(ok({ isRight: true, sentences: [] })))
    choose('letter.txt', 'Dear colleagues')
    await press()
    expect(said('alert')).not.toBe('')
    expect(asked).toEqual([])
  })

  it('a relay that cannot be reached is told', async () => {
    show(Promise.resolve(fail({ kind: 'unreachable' })))
    await press()
    expect(said('alert')).not.toBe('')
  })

  it('can be given up, and whoever leaves hangs up', async () => {
    show(new Promise(() => undefined))
    await press()
    expect(said('status')).not.toBe('')
    await press()
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true])
    expect(said('status')).toBe('')
    await press()
    act(() => root.render(null))
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, true])
  })
})
