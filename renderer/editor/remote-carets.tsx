import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { TextBinding } from './binding/text-binding.ts'
import { type CaretRect, caretRects } from './caret-rects.ts'
import { readRemoteCarets } from './caret-states.ts'

type Props = { readonly binding: TextBinding; readonly awareness: Awareness }

/** The other participants' carets with their delegations' codes, on a layer above the text. */
export function RemoteCarets({ binding, awareness }: Props) {
  const layer = useRef<HTMLDivElement>(null)
  const [rects, setRects] = useState<readonly CaretRect[]>([])
  useEffect(() => {
    const measure = (): void => {
      if (!layer.current) return
      const next = caretRects(binding, readRemoteCarets(awareness, binding.ledger), layer.current)
      setRects((last) => (isSameList(last, next) ? last : next))
    }
    return onMovement(binding, awareness, measure)
  }, [binding, awareness])
  return (
    <div className="remote-carets" ref={layer} aria-hidden="true">
      {rects.map((rect) => (
        <div className="remote-caret" key={rect.client} style={styleOf(rect)}>
          <span
            className="remote-caret-flag"
            style={{ bottom: `calc(100% + ${rect.stacked * 0.75 - 0.25}rem)` }}
          >
            {rect.delegation}
          </span>
        </div>
      ))}
    </div>
  )
}

function styleOf(rect: CaretRect): CSSProperties {
  const hue: Record<string, string> = { '--by': `var(--hue-${rect.delegation}, var(--ink-2))` }
  return { ...hue, transform: `translate(${rect.x}px, ${rect.y}px)`, height: rect.height }
}

function isSameList(a: readonly CaretRect[], b: readonly CaretRect[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}

// Once a frame at most, after whatever may have moved a caret: its owner, the text, the window, the scroll.
// Measured when the frame is done and the layout is known anyway, so that no key waits for it.
function onMovement(binding: TextBinding, awareness: Awareness, measure: () => void): () => void {
  let frame: number | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  const schedule = (): void => {
    frame ??= requestAnimationFrame(() => {
      timer = setTimeout(() => {
        frame = null
        measure()
      }, 0)
    })
  }
  const stopUpdates = binding.editor.registerUpdateListener(schedule)
  const resized = new ResizeObserver(schedule)
  const root = binding.editor.getRootElement()
  if (root) resized.observe(root)
  awareness.on('change', schedule)
  window.addEventListener('scroll', schedule, { capture: true, passive: true })
  schedule()
  return () => {
    stopUpdates()
    resized.disconnect()
    awareness.off('change', schedule)
    window.removeEventListener('scroll', schedule, { capture: true })
    if (frame !== null) cancelAnimationFrame(frame)
    if (timer !== null) clearTimeout(timer)
  }
}
