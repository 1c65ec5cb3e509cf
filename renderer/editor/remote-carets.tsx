import { COLLABORATION_TAG } from 'lexical'
import { type CSSProperties, Fragment, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Awareness } from 'y-protocols/awareness'
import { beforePaint } from '../session/frame.ts'
import type { TextBinding } from './binding/text-binding.ts'
import { type CaretRect, caretRects, selectionRanges } from './caret-rects.ts'
import { readRemoteCarets } from './caret-states.ts'

type Props = { readonly binding: TextBinding; readonly awareness: Awareness }

/** The other participants' carets with their delegations' codes, on a layer above the text. */
export function RemoteCarets({ binding, awareness }: Props) {
  const layer = useRef<HTMLDivElement>(null)
  const [rects, setRects] = useState<readonly CaretRect[]>([])
  useEffect(() => {
    let shown: readonly CaretRect[] = []
    const measure = (): void => {
      if (!layer.current) return
      const carets = readRemoteCarets(awareness, binding.ledger)
      const next = caretRects(binding, carets, layer.current)
      showSelections(selectionRanges(binding, carets))
      if (isSameList(shown, next)) return
      shown = next
      flushSync(() => setRects(next))
    }
    const stop = onMovement(binding, awareness, measure)
    return () => {
      stop()
      showSelections([])
    }
  }, [binding, awareness])
  return (
    <div className="remote-carets" ref={layer} aria-hidden="true">
      {rects.map((rect) => (
        <Fragment key={rect.client}>
          <div className="remote-caret" style={styleOf(rect)} />
          {rect.label === null ? null : (
            <span className="remote-caret-flag" data-margin={rect.margin} style={flagStyleOf(rect)}>
              {rect.label}
            </span>
          )}
        </Fragment>
      ))}
    </div>
  )
}

function styleOf(rect: CaretRect): CSSProperties {
  const hue: Record<string, string> = { '--by': `var(--hue-${rect.delegation}, var(--ink-2))` }
  return { ...hue, left: rect.x, top: rect.y, height: rect.height }
}

/** In the margin of the caret's line, so that no word is ever covered; two of them stand one above the other. */
function flagStyleOf({ delegation, label, margin, stacked, y, ...rect }: CaretRect): CSSProperties {
  const colour = label === delegation ? `var(--hue-${delegation}, var(--ink-2))` : 'var(--ink-2)'
  const hue: Record<string, string> = { '--by': colour }
  const height = rect.isAlone ? rect.height : rect.height / 2
  const aside = `calc(100% + ${0.5 + Math.floor(stacked / 2) * 2.125}rem)`
  const side = margin === 'left' ? { right: aside } : { left: aside }
  return { ...hue, top: y + (stacked % 2) * height, height, ...side }
}

const SELECTED = 'others-selected'

/** Marked by the browser itself: no element of the text changes. */
function showSelections(ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined') return
  if (ranges.length === 0) CSS.highlights.delete(SELECTED)
  else CSS.highlights.set(SELECTED, new Highlight(...ranges))
}

function isSameList(a: readonly CaretRect[], b: readonly CaretRect[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b)
}

type AwarenessChange = Record<'added' | 'updated' | 'removed', readonly number[]>

// In the frame of what has moved a caret, once: its owner, others' words, the window, the scroll. The layout that this
// asks for is the one that is drawn.
function onMovement(binding: TextBinding, awareness: Awareness, measure: () => void): () => void {
  let callOff: (() => void) | null = null
  const schedule = (): void => {
    callOff ??= beforePaint(() => {
      callOff = null
      measure()
    })
  }
  // The frame of one's own key is drawn without looking at others. Measured behind it, nothing has to be laid out for
  // it, and there is no other frame unless one of them has moved.
  const scheduleBehind = (): void => {
    callOff ??= beforePaint(() => {
      const timer = setTimeout(() => {
        callOff = null
        measure()
      }, 0)
      callOff = () => clearTimeout(timer)
    })
  }
  const stopUpdates = binding.editor.registerUpdateListener(({ dirtyElements, tags }) => {
    if (dirtyElements.size === 0) return
    if (tags.has(COLLABORATION_TAG)) schedule()
    else scheduleBehind()
  })
  // One's own caret is not drawn here; a frame that shows nothing new keeps the next key waiting.
  const onPresence = ({ added, updated, removed }: AwarenessChange): void => {
    const clients = [...added, ...updated, ...removed]
    if (clients.some((client) => client !== awareness.clientID)) schedule()
  }
  const resized = new ResizeObserver(schedule)
  const stopRoots = binding.editor.registerRootListener((root, before) => {
    if (before) resized.unobserve(before)
    if (root) resized.observe(root)
  })
  awareness.on('change', onPresence)
  window.addEventListener('scroll', schedule, { capture: true, passive: true })
  schedule()
  return () => {
    stopUpdates()
    stopRoots()
    resized.disconnect()
    awareness.off('change', onPresence)
    window.removeEventListener('scroll', schedule, { capture: true })
    callOff?.()
  }
}
