import type { CSSProperties } from 'react'
import './code-chip.css'

type Props = {
  readonly code: string
  /** What the code stands for, for those who hear it and as a tip. */
  readonly name: string
  readonly look?: 'solid' | 'outline' | 'round'
}

/** A delegation's code in its colour; its letters are the second sign. */
export function CodeChip({ code, name, look = 'solid' }: Props) {
  const hue: Record<string, string> = { '--by': `var(--hue-${code}, var(--ink-2))` }
  return (
    <span className="code-chip" data-look={look} style={hue satisfies CSSProperties} title={name}>
      <span aria-hidden="true">{code}</span>
      <span className="only-heard">{name}</span>
    </span>
  )
}
