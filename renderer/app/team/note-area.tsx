import { useEffect, useId, useRef } from 'react'
import type * as Y from 'yjs'
import { type Edit, editBetween, placeAfter } from './edit-note.ts'

type Props = {
  readonly note: Y.Text
  readonly label: string
  readonly hint: string
  readonly isReadOnly: boolean
}

/** A text that several people write at once; the caret stays with the words that it stands at. */
export function NoteArea({ note, label, hint, isReadOnly }: Props) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  /** Set by the effect below; nothing happens before. */
  const written = useRef<() => void>(() => {})
  useEffect(() => {
    const field = area.current
    if (!field) return
    return follow(note, field, written)
  }, [note])
  return (
    <div className="team-note">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        ref={area}
        dir="auto"
        rows={10}
        spellCheck={true}
        readOnly={isReadOnly}
        aria-describedby={`${id}-hint`}
        onInput={() => written.current()}
        onCompositionEnd={() => written.current()}
      />
      <p id={`${id}-hint`} className="team-hint">
        {hint}
      </p>
    </div>
  )
}

/** Keeps the field and the note the same, both ways; returns the way to stop. */
function follow(
  note: Y.Text,
  field: HTMLTextAreaElement,
  written: { current: () => void },
): () => void {
  /** What the field and the note had in common last. */
  let common = note.toString()
  let isBusy = false
  field.value = common
  const begin = () => {
    isBusy = true
  }
  const end = () => {
    isBusy = false
  }
  const meet = (): void => {
    // What an input method is still putting together is shown by it alone: the field is left to it.
    if (isBusy || (common === field.value && common === note.toString())) return
    begin()
    const others = editBetween(common, note.toString())
    enter(note, editBetween(common, field.value), others)
    common = note.toString()
    show(field, common, others)
    end()
  }
  written.current = meet
  note.observe(meet)
  field.addEventListener('compositionstart', begin)
  field.addEventListener('compositionend', end)
  return () => {
    written.current = () => {}
    note.unobserve(meet)
    field.removeEventListener('compositionstart', begin)
    field.removeEventListener('compositionend', end)
  }
}

/** Writes what was typed, at its place among what others have changed meanwhile. */
function enter(note: Y.Text, own: Edit, others: Edit): void {
  const start = placeAfter(own.at, others)
  const end = placeAfter(own.at + own.gone, others)
  const meets = others.at < own.at + own.gone && own.at < others.at + others.gone
  const gone = meets || isWithin(others, own) ? 0 : end - start
  if (gone === 0 && own.come === '') return
  note.doc?.transact(() => {
    if (gone > 0) note.delete(start, gone)
    if (own.come !== '') note.insert(start, own.come)
  })
}

/** Whether words of others stand inside of what was to go: then it stays, for they are not ours to take out. */
function isWithin({ at, come }: Edit, own: Edit): boolean {
  return come !== '' && own.at < at && at < own.at + own.gone
}

/** Shows the text; the caret stays with the words that it stands at. */
function show(field: HTMLTextAreaElement, text: string, others: Edit): void {
  if (field.value === text) return
  const { selectionStart, selectionEnd } = field
  field.value = text
  field.setSelectionRange(placeAfter(selectionStart, others), placeAfter(selectionEnd, others))
}
