import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Audience } from '../../../shared/domain/audiences.ts'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { beginThread } from '../../../shared/ydoc/comments.ts'
import { isKnownToAll, rangesKnownToAll } from '../../session/known-to-all.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Announce } from '../announcements.tsx'
import { remarkerFor } from '../audiences/remarker-for.ts'
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

/** Begins a thread about what is selected, or about the paragraph; says why it could not, and whether it did. */
export function useBeginThread(options: Options): (words: string, to: Audience) => boolean {
  const { negotiation, actions, announce, paragraph } = options
  const { t } = useTranslation('app')
  return useCallback(
    (words, to) => {
      const remarker = remarkerFor(negotiation, to)
      if (!remarker) announce.set({ text: t('failed_roomNotOpen') })
      const selected = remarker && actions.takeSelection()
      const where = selected?.paragraph ?? paragraph
      // What is shown may be a private draft: a comment is on what its readers have.
      const live = negotiation.text.getSnapshot()?.text.getSnapshot()
      if (!remarker || !where || !live) return false
      if (!isKnownToAll(live, where)) {
        announce.set({ text: t('failed_notAllowed') })
        return false
      }
      const ranges = rangesKnownToAll(live, selected?.ranges ?? [])
      // A quotation with drafted words in it would tell them.
      const isAllKnown = ranges.length === (selected?.ranges.length ?? 0)
      const quote = isAllKnown ? (selected?.words.slice(0, LONGEST_QUOTE) ?? '') : ''
      const about = { paragraph: where, ranges, quote }
      const done = beginThread(remarker, about, words, Date.now())
      if (!done.ok) announce.set({ text: t(`failed_${done.error.kind}`) })
      return done.ok
    },
    [negotiation, actions, announce, paragraph, t],
  )
}
