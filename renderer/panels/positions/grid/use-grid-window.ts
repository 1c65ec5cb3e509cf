import { type RefObject, useLayoutEffect, useState } from 'react'
import { type Span, spanSeen } from './grid-window.ts'

/** Sizes of the table in units of the text, as in `position-grid.css`. */
export const ROW_REM = 1.875
export const COLUMN_REM = 2.75

/** Columns are drawn so many at a time, which React then leaves alone; rows by so many beyond the edges. */
export const BLOCK = 4
const ROWS_BEYOND = 4

/** A table of so many cells is drawn whole: that is done at once, and then scrolling costs nothing. */
const DRAWN_WHOLE = 1200

const blocksIn = (columns: number): number => Math.ceil(columns / BLOCK)

/** Until the frame is measured: what a large one holds. */
const LARGEST_REM = { block: 36, inline: 72 }

type Drawn = { readonly rows: Span; readonly blocks: Span }

type GridWindow = Drawn & {
  /** Looks again at what is seen: to be called whenever the frame was scrolled. */
  readonly look: () => void
}

/** Which rows and columns of the table in a frame are in sight, or nearly. */
export function useGridWindow(
  frame: RefObject<HTMLDivElement | null>,
  rows: number,
  columns: number,
): GridWindow {
  const [drawn, setDrawn] = useState<Drawn>(() => {
    const { block, inline } = LARGEST_REM
    return drawnAt({ top: 0, aside: 0, block, inline }, rows, columns)
  })
  const look = (): void => {
    if (!frame.current) return
    const next = seenIn(frame.current, rows, columns)
    setDrawn((now) => (isSame(now, next) ? now : next))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` is another at each rendering, the frame is not
  useLayoutEffect(() => {
    look()
    if (!frame.current) return
    const sizes = new ResizeObserver(look)
    sizes.observe(frame.current)
    return () => sizes.disconnect()
  }, [frame, rows, columns])
  return { ...drawn, look }
}

function seenIn(frame: HTMLElement, rows: number, columns: number): Drawn {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = frame
  const seen = {
    top: scrollTop / rem,
    // From right to left, what lies to the left has numbers below zero.
    aside: Math.abs(scrollLeft) / rem,
    block: clientHeight / rem,
    inline: clientWidth / rem,
  }
  return drawnAt(seen, rows, columns)
}

type SeenRem = Readonly<Record<'top' | 'aside' | 'block' | 'inline', number>>

function drawnAt({ top, aside, block, inline }: SeenRem, rows: number, columns: number): Drawn {
  if (rows * columns <= DRAWN_WHOLE) {
    return { rows: { first: 0, until: rows }, blocks: { first: 0, until: blocksIn(columns) } }
  }
  const down = { from: top, length: block, size: ROW_REM }
  const across = { from: aside, length: inline, size: COLUMN_REM * BLOCK }
  return {
    rows: spanSeen(down, rows, ROWS_BEYOND),
    blocks: spanSeen(across, blocksIn(columns), 1),
  }
}

function isSame(one: Drawn, other: Drawn): boolean {
  const isSpan = (a: Span, b: Span) => a.first === b.first && a.until === b.until
  return isSpan(one.rows, other.rows) && isSpan(one.blocks, other.blocks)
}
