import { useState } from 'react'
import { Button } from './button.tsx'
import { copyText } from './copy-text.ts'

type Props = {
  readonly text: string
  readonly look?: 'plain' | 'primary'
  readonly size?: 'usual' | 'small'
  /** What the button says before, after it has worked, and where the browser allows no copying. */
  readonly label: string
  readonly doneLabel: string
  readonly failedLabel: string
}

/** Copies a text and says whether it did. */
export function CopyButton({ text, look, size, label, doneLabel, failedLabel }: Props) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly isDone: boolean }>()
  const copy = async (): Promise<void> => setCopied({ text, isDone: await copyText(text) })
  const said = copied?.text === text ? (copied.isDone ? doneLabel : failedLabel) : label
  return (
    <Button
      {...(look ? { look } : {})}
      {...(size ? { size } : {})}
      onClick={() => void copy()}
      aria-live="polite"
    >
      {said}
    </Button>
  )
}
