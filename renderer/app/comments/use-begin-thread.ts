import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { beginThread } from '../../../shared/ydoc/comments.ts'
import { isKnownToAll, rangesKnownToAll } from '../../session/known-to-all.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Announce } from '../announcements.tsx'
import { keeperFor, remarkerFor } from '../audiences/remarker-for.ts'
import type { TextActions } from '../text-actions.ts'

/** Of a longer passage its beginning is quoted. */
const LONGEST_QUOTE = 300

type Options = {
  readonly negotiation: Negotiation
  readonly actions: TextActions
  readonly announce: Announce
  /** Where the caret stood last, for who has no selection. */
  readonly paragraph: ParagraphId | null
}

/** Whether a thread was begun, or is kept until its room is open; null if it was not written down. */
type Begun = 'said' | 'kept' | null

/** Begins a thread about what is selected, or about the paragraph ([Q15]); says if it is kept, and why it was not written. */
export function useBeginThread(options: Options): (words: string, to: Audience) => Begun {
  const { negotiation, actions, announce, paragraph } = options
  const { t } = useTranslation('app')
  return useCallback(
    (words, to) => {
      const selected = actions.takeSelection()
      const where = selected?.paragraph ?? paragraph
      // What is shown may be a private draft: a comment is on what its readers have.
      const live = negotiation.text.getSnapshot()?.text.getSnapshot()
      if (!where || !live) return null
      if (!isKnownToAll(live, where)) {
        announce.set({ text: t('failed_notAllowed') })
        return null
      }
      const ranges = rangesKnownToAll(live, selected?.ranges ?? [])
      // A quotation with drafted words in it would tell them.
      const isAllKnown = ranges.length === (selected?.ranges.length ?? 0)
      const quote = isAllKnown ? (selected?.words.slice(0, LONGEST_QUOTE) ?? '') : ''
      const about = { paragraph: where, ranges, quote }
      const open = remarkerFor(negotiation, to)
      const done = beginThread(open ?? keeperFor(negotiation, to), about, words, Date.now())
      if (!done.ok) announce.set({ text: t(`failed_${done.error.kind}`) })
      else if (!open) announce.set({ text: t('didKeepForRoom') })
      if (!done.ok) return null
      return open ? 'said' : 'kept'
    },
    [negotiation, actions, announce, paragraph, t],
  )
}
