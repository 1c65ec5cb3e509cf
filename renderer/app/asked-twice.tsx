import { useState } from 'react'
import { Button } from '../ui/button.tsx'

type Props = {
  readonly label: string
  /** What is asked before it is done. */
  readonly question: string
  readonly doLabel: string
  readonly cancelLabel: string
  readonly isBusy: boolean
  readonly onDo: () => void
}

/** An act that touches what everybody reads: the second press is another button in another place, behind a question. */
export function AskedTwice({ label, question, doLabel, cancelLabel, isBusy, onDo }: Props) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <Button size="small" disabled={isBusy} onClick={() => setAsked(true)}>
        {label}
      </Button>
    )
  }
  const confirm = (): void => {
    setAsked(false)
    onDo()
  }
  return (
    // The button that had the focus is gone: what asks takes it.
    <div className="conduct-acts" role="status">
      <span dir="auto">{question}</span>
      <Button size="small" autoFocus={true} onClick={() => setAsked(false)}>
        {cancelLabel}
      </Button>
      <Button size="small" look="primary" disabled={isBusy} onClick={confirm}>
        {doLabel}
      </Button>
    </div>
  )
}
