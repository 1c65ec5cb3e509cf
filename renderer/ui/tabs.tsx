import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from 'react'
import './tabs.css'

export type TabItem = {
  readonly key: string
  readonly label: string
  /** Stands for the label where there is no room for all of them. */
  readonly icon: ReactNode
  /** Shown behind the label, as a count. */
  readonly count?: number
  readonly panel: ReactNode
  /** The panel is read and scrolled, and may hold nothing else that Tab reaches. */
  readonly isRead?: boolean
}

type Props = {
  readonly label: string
  readonly items: readonly TabItem[]
  readonly selected: string
  readonly onSelect: (key: string) => void
}

/** Tabs over one panel at a time. Arrow keys move between the tabs, Tab goes into the panel. */
export function Tabs({ label, items, selected, onSelect }: Props) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  useCompact(list, items.map((item) => `${item.label} ${item.count ?? ''}`).join(' '))
  const current = items.find(({ key }) => key === selected) ?? items[0]
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = items.findIndex(({ key }) => key === current?.key)
    const next = items[indexAfter(event, at, items.length)]
    if (!next || next.key === current?.key) return
    event.preventDefault()
    onSelect(next.key)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.key}"]`)?.focus()
  }
  if (!current) return null
  return (
    <div className="tabs">
      <div className="tab-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {items.map(({ key, label: name, icon, count }) => (
          <button
            key={key}
            type="button"
            role="tab"
            className="tab"
            id={`${id}-${key}`}
            data-tab={key}
            aria-selected={key === current.key}
            aria-controls={`${id}-panel`}
            tabIndex={key === current.key ? 0 : -1}
            title={name}
            onClick={() => onSelect(key)}
          >
            <span className="tab-icon" aria-hidden="true">
              {icon}
            </span>
            <span className="tab-label">{name}</span>
            {count === undefined ? null : <span className="tab-count">{count}</span>}
          </button>
        ))}
      </div>
      <div
        className="tab-panel"
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${current.key}`}
        tabIndex={current.isRead ? 0 : undefined}
      >
        {current.panel}
      </div>
    </div>
  )
}

/**
 * Where the labels do not fit in one line, all tabs but the selected one show their icons; the labels are still heard.
 * Measured in the page itself, for nothing else knows how wide words are.
 */
function useCompact(list: RefObject<HTMLElement | null>, words: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words have other widths
  useLayoutEffect(() => {
    const tabs = list.current
    if (!tabs) return
    const measure = (): void => {
      tabs.removeAttribute('data-compact')
      if (tabs.scrollWidth > tabs.clientWidth) tabs.setAttribute('data-compact', '')
    }
    // Which tells of the size that it finds, too: after the layout of the window and before its paint.
    const sizes = new ResizeObserver(measure)
    sizes.observe(tabs)
    return () => sizes.disconnect()
  }, [list, words])
}

/** Where an arrow, Home or End leads from `at`; `at` for any other key. In right-to-left rows the arrows change places. */
export function indexAfter(event: KeyboardEvent<HTMLElement>, at: number, count: number): number {
  const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl'
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight'
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft'
  if (event.key === forward) return (at + 1) % count
  if (event.key === back) return (at - 1 + count) % count
  if (event.key === 'Home') return 0
  return event.key === 'End' ? count - 1 : at
}
