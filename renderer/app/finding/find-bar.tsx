import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/commands.ts'
import type { Found } from '../../editor/find-words.ts'
import type { EditorHandle } from '../../editor/text-editor.tsx'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import './find-bar.css'

learn('commands', words)

export type Finding = 'find' | 'replace'

type Props = {
  readonly kind: Finding
  readonly mayReplace: boolean
  readonly editor: RefObject<EditorHandle | null>
  readonly announce: Announce
  readonly onClose: () => void
}

/** Finds words in the text; replacements are proposals, all of them one step of undo. */
export function FindBar({ kind, mayReplace, editor, announce, onClose }: Props) {
  const { t } = useTranslation('commands')
  const [query, setQuery] = useState('')
  const [next, setNext] = useState('')
  const [isExact, setExact] = useState(false)
  const [isWholeWord, setWholeWord] = useState(false)
  const { found, at, step } = useFinding(editor, query, isExact, isWholeWord)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const replace = (which: readonly Found[]): void => {
    const count = editor.current?.replace(which, next) ?? 0
    announce.set({ text: t('replaced', { count }) })
    // With nothing left to replace its button can no longer hold the focus.
    field.current?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  const close = (): void => {
    onClose()
    editor.current?.focus()
  }
  const current = found[at]
  return (
    <search className="find-bar" onKeyDown={press}>
      <input
        type="text"
        dir="auto"
        aria-label={t('do_find')}
        placeholder={t('do_find')}
        ref={field}
        value={query}
        onChange={({ target }) => setQuery(target.value)}
      />
      <span role="status" className="find-count">
        {query ? t('foundOf', { at: found.length > 0 ? at + 1 : 0, count: found.length }) : ''}
      </span>
      <Button look="quiet" size="icon" aria-label={t('findPrevious')} onClick={() => step(-1)}>
        <ChevronUp size={16} aria-hidden="true" />
      </Button>
      <Button look="quiet" size="icon" aria-label={t('findNext')} onClick={() => step(1)}>
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <Choice
        type="checkbox"
        label={t('findExact')}
        checked={isExact}
        onChange={({ target }) => setExact(target.checked)}
      />
      <Choice
        type="checkbox"
        label={t('findWhole')}
        checked={isWholeWord}
        onChange={({ target }) => setWholeWord(target.checked)}
      />
      <Button look="quiet" size="icon" aria-label={t('closePalette')} onClick={close}>
        <X size={16} aria-hidden="true" />
      </Button>
      {kind === 'replace' && mayReplace ? (
        <span className="find-replace">
          <input
            type="text"
            dir="auto"
            aria-label={t('replaceWith')}
            placeholder={t('replaceWith')}
            value={next}
            onChange={({ target }) => setNext(target.value)}
          />
          <Button size="small" disabled={!current} onClick={() => current && replace([current])}>
            {t('replaceOne')}
          </Button>
          <Button size="small" disabled={!current} onClick={() => replace(found)}>
            {t('replaceAll')}
          </Button>
        </span>
      ) : null}
    </search>
  )
}

/** What is found now; it follows the text. */
function useFinding(
  editor: RefObject<EditorHandle | null>,
  query: string,
  isExact: boolean,
  isWholeWord: boolean,
) {
  const [found, setFound] = useState<readonly Found[]>([])
  const [place, setPlace] = useState(0)
  const search = useCallback(() => {
    setFound(query ? (editor.current?.find(query, { isExact, isWholeWord }) ?? []) : [])
  }, [editor, query, isExact, isWholeWord])
  useEffect(() => {
    search()
    return editor.current?.onChange(search)
  }, [editor, search])
  const at = found.length > 0 ? place % found.length : 0
  useEffect(() => {
    const handle = editor.current
    handle?.mark(found, at)
    return () => handle?.mark([], 0)
  }, [editor, found, at])
  const step = (by: 1 | -1): void => {
    if (found.length > 0) setPlace((at + by + found.length) % found.length)
  }
  return { found, at, step }
}
