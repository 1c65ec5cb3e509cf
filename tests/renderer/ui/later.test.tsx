// @vitest-environment happy-dom

import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { fetchPartsAfter, type Later, later, useLater } from '../../../renderer/ui/later.ts'

type Props = { readonly name: string }
const Greeting = ({ name }: Props) => <p>Good evening, {name}</p>

type PlaceProps = { readonly part: Later<Props>; readonly meanwhile?: ReactNode }

function Place({ part, meanwhile = null }: PlaceProps) {
  const Part = useLater(part)
  return Part ? <Part name="France" /> : meanwhile
}

let root: Root
let place: HTMLElement

beforeAll(() => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
})

beforeEach(() => {
  vi.useFakeTimers()
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
})

afterEach(() => {
  act(() => root.unmount())
  place.remove()
  vi.useRealTimers()
})

describe('a part whose code comes later', () => {
  it('shows what stands in for it until it is here', async () => {
    const part = later(async () => Greeting)
    act(() => root.render(<Place part={part} meanwhile={<i>…</i>} />))
    expect(place.innerHTML).toBe('<i>…</i>')
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(place.textContent).toBe('Good evening, France')
  })

  it('that was fetched ahead is there at once, and is fetched once', async () => {
    const load = vi.fn(async () => Greeting)
    const part = later(load)
    part.fetch()
    await vi.advanceTimersByTimeAsync(0)
    act(() => root.render(<Place part={part} />))
    expect(place.textContent).toBe('Good evening, France')
    part.fetch()
    expect(load).toHaveBeenCalledTimes(1)
  })

  it('[W15] that is wanted while something comes first is fetched behind that', async () => {
    let done = (): void => undefined
    fetchPartsAfter(
      new Promise<void>((resolve) => {
        done = resolve
      }),
    )
    const load = vi.fn(async () => Greeting)
    const part = later(load)
    act(() => root.render(<Place part={part} meanwhile={<i>…</i>} />))
    await act(() => vi.advanceTimersByTimeAsync(10_000))
    expect([load.mock.calls.length, place.innerHTML]).toEqual([0, '<i>…</i>'])
    done()
    await act(() => vi.advanceTimersByTimeAsync(0))
    expect(place.textContent).toBe('Good evening, France')
    fetchPartsAfter(Promise.resolve())
  })

  it('that cannot be fetched leaves the window standing, and comes when the relay is back', async () => {
    let isReachable = false
    const part = later(async () => {
      if (!isReachable) throw new TypeError('Failed to fetch dynamically imported module')
      return Greeting
    })
    act(() =>
      root.render(
        <div>
          The text <Place part={part} />
        </div>,
      ),
    )
    await act(() => vi.advanceTimersByTimeAsync(4000))
    expect(place.textContent).toBe('The text ')
    isReachable = true
    await act(() => vi.advanceTimersByTimeAsync(4000))
    expect(place.textContent).toBe('The text Good evening, France')
  })

  it('is not asked for again by a place that is gone', async () => {
    const load = vi.fn(() => Promise.reject(new TypeError('offline')))
    const part = later<Props>(load)
    act(() => root.render(<Place part={part} />))
    await act(() => vi.advanceTimersByTimeAsync(0))
    act(() => root.render(null))
    await act(() => vi.advanceTimersByTimeAsync(60_000))
    expect(load).toHaveBeenCalledTimes(1)
  })
})
