import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Arrow keys move from card to card; when the card in hand leaves the list, the next one takes its place. */
export function CardList({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('app')
  const list = useRef<HTMLElement>(null)
  const held = useRef<number | null>(null)
  useEffect(() => {
    if (held.current === null || document.activeElement !== document.body) return
    const all = cardsIn(list.current)
    all[Math.min(held.current, all.length - 1)]?.focus()
  })
  const move = (event: KeyboardEvent<HTMLElement>): void => {
    const all = cardsIn(list.current)
    const at = all.findIndex((one) => one.matches(':focus'))
    const next = all[nextIndex(event.key, at, all.length)]
    if (at < 0 || !next || next === all[at]) return
    event.preventDefault()
    next.focus()
  }
  const hold = (): void => {
    const at = cardsIn(list.current).findIndex((card) => card.matches(':focus-within'))
    held.current = at < 0 ? null : at
  }
  const letGo = ({ relatedTarget, target }: FocusEvent<HTMLElement>): void => {
    const isElsewhere = () =>
      relatedTarget !== null || (target.isConnected && target !== document.activeElement)
    // Only a moment later it is known whether somebody went elsewhere or the card went away.
    setTimeout(() => {
      if (isElsewhere() && !list.current?.contains(document.activeElement)) held.current = null
    }, 0)
  }
  return (
    <section
      className="proposal-list"
      aria-label={t('tabProposals')}
      ref={list}
      onKeyDown={move}
      onFocus={hold}
      onBlur={letGo}
    >
      {children}
    </section>
  )
}

function cardsIn(list: HTMLElement | null): HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>('.proposal-card') ?? [])]
}

function nextIndex(key: string, at: number, count: number): number {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1)
  if (key === 'ArrowUp') return Math.max(at - 1, 0)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : at
}
