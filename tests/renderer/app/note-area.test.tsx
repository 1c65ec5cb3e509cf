// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { NoteArea } from '../../../renderer/app/team/note-area.tsx'

let field: HTMLTextAreaElement
let note: Y.Text
let unmount: () => void

beforeEach(async () => {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true)
  note = new Y.Doc().getText('note')
  note.insert(0, 'one three')
  const host = document.createElement('div')
  document.body.append(host)
  const root = createRoot(host)
  await act(async () =>
    root.render(<NoteArea note={note} label="Note" hint="" isReadOnly={false} />),
  )
  const found = host.querySelector('textarea')
  if (!found) throw new Error('no field')
  field = found
  unmount = () => act(() => root.unmount())
})

afterEach(() => {
  unmount()
  document.body.replaceChildren()
})

function type(value: string): void {
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('a note that several write', () => {
  it('takes what is typed, and shows what others write with the caret where it was', () => {
    type('one three!')
    expect(note.toString()).toBe('one three!')
    field.setSelectionRange(10, 10)
    note.insert(4, 'two ')
    expect(field.value).toBe('one two three!')
    expect(field.selectionStart).toBe(14)
  })

  it('leaves an input method alone until it is done, and loses neither side’s words', () => {
    field.dispatchEvent(new Event('compositionstart', { bubbles: true }))
    type('one threeni')
    note.insert(0, 'Zero ')
    expect(field.value).toBe('one threeni')
    expect(note.toString()).toBe('Zero one three')
    field.value = 'one three你'
    field.dispatchEvent(new Event('compositionend', { bubbles: true }))
    expect(note.toString()).toBe('Zero one three你')
    expect(field.value).toBe('Zero one three你')
  })

  it('takes out nothing that others have written meanwhile', () => {
    field.dispatchEvent(new Event('compositionstart', { bubbles: true }))
    field.value = 'x'
    note.insert(4, 'two ')
    field.dispatchEvent(new Event('compositionend', { bubbles: true }))
    expect(note.toString()).toContain('two ')
    expect(note.toString()).toContain('x')
  })
})
