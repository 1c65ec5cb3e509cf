import { type KeyboardEvent, useRef } from 'react'
import { indexAfter } from './tabs.tsx'
import './segmented.css'

type Choice<Key extends string> = {
  readonly key: Key
  readonly label: string
  /** A longer explanation, as a tip. */
  readonly hint?: string
}

type Props<Key extends string> = {
  readonly label: string
  readonly choices: readonly Choice<Key>[]
  readonly chosen: Key
  readonly onChoose: (key: Key) => void
}

/** One of a few, side by side. */
export function Segmented<Key extends string>({ label, choices, chosen, onChoose }: Props<Key>) {
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = choices.findIndex(({ key }) => key === chosen)
    const next = choices[indexAfter(event, at, choices.length)]
    if (!next || next.key === chosen) return
    event.preventDefault()
    onChoose(next.key)
    row.current?.querySelector<HTMLElement>(`[data-choice="${next.key}"]`)?.focus()
  }
  return (
    <div className="segmented" role="radiogroup" aria-label={label} ref={row} onKeyDown={move}>
      {choices.map(({ key, label: name, hint }) => (
        // biome-ignore lint/a11y/useSemanticElements: native radios cannot be dressed as one row without a script of their own
        <button
          key={key}
          type="button"
          role="radio"
          className="segment"
          data-choice={key}
          aria-checked={key === chosen}
          tabIndex={key === chosen ? 0 : -1}
          title={hint}
          onClick={() => onChoose(key)}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
