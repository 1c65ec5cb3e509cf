import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateDeeds, revisionOf, type WordPart } from '../../../shared/domain/deeds.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { withoutSigns } from '../../../shared/domain/signs.ts'
import { wordAt } from '../../../shared/domain/word-at.ts'
import * as words from '../../../shared/messages/history.ts'
import { textRoom } from '../../../shared/protocol/rooms.ts'
import { readParagraphDeeds } from '../../../shared/ydoc/deeds/paragraph-deeds.ts'
import { readWordParts } from '../../../shared/ydoc/deeds/word-parts.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import type { Selected } from '../../editor/selected.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'
import { learn } from '../i18n.ts'
import type { TextActions } from '../text-actions.ts'
import { DeedList } from './deed-list.tsx'
import { type Dates, useDates } from './use-dates.ts'
import './story.css'

learn('history', words)

/** More than anybody reads at once. */
const MOST_PARTS = 60

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly actions: TextActions
  readonly onClose: () => void
}

/** Where the selected words come from, or the word at the caret ([U7]): by the relay's log, word for word. */
export function StoryDialog({ actions, onClose, ...props }: Props) {
  const { t } = useTranslation(['history', 'app'])
  const [selected] = useState(() => actions.takeSelection())
  // What is drafted in private has no story yet: it is the text of all members that has.
  const live = useMaybeStore(useStore(props.negotiation.text)?.text ?? null)
  return (
    <Dialog title={t('storyTitle')} closeLabel={t('app:close')} size="wide" onClose={onClose}>
      {selected && live ? <Stories {...props} {...{ selected, live }} /> : <p>{t('noWord')}</p>}
    </Dialog>
  )
}

type StoryProps = Omit<Props, 'actions' | 'onClose'> & {
  readonly selected: Selected
  readonly live: LiveText
}

function Stories({ negotiation, dossier, live, selected }: StoryProps) {
  const { t } = useTranslation('history')
  const failureText = useFailureText()
  const { ledger } = live
  const parts = useMemo(() => {
    const { ranges, paragraph, carets } = selected
    const place = { paragraph, caret: carets.focus }
    const markup = readView(ledger, { kind: 'markup' })
    const wanted = ranges.length > 0 ? ranges : wordAt(markup, place, dossier.lang)
    return readWordParts(ledger, wanted).slice(0, MOST_PARTS)
  }, [ledger, selected, dossier.lang])
  const life = useMemo(() => readParagraphDeeds(ledger, selected.paragraph), [ledger, selected])
  const deeds = useMemo(() => [...parts.flatMap((part) => part.deeds), ...life], [parts, life])
  const dates = useDates(negotiation, textRoom(dossier.lang), deeds)
  if (deeds.length === 0) return <p>{t('noWord')}</p>
  if (dates.kind === 'coming') return <p role="status">{t('asking')}</p>
  if (dates.kind === 'failed') return <p role="alert">{failureText(dates.failure)}</p>
  return (
    <>
      <ol className="story-parts">
        {parts.map((part, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no name but their place, and never change
          <Part key={i} {...{ part, dates, dossier }} />
        ))}
      </ol>
      <section aria-labelledby="paragraph-story">
        <h3 id="paragraph-story" className="section-title">
          {t('paragraphStory')}
        </h3>
        <DeedList deeds={dateDeeds(life, dates.enteredOf, dossier.revisions)} />
      </section>
    </>
  )
}

type PartProps = {
  readonly part: WordPart
  readonly dates: Extract<Dates, { kind: 'here' }>
  readonly dossier: Dossier
}

function Part({ part, dates, dossier }: PartProps) {
  const { t } = useTranslation('history')
  const nameOf = useDelegationNames()
  const { text, owner, state } = part
  const deeds = dateDeeds(part.deeds, dates.enteredOf, dossier.revisions)
  const revision = revisionOf(deeds)
  const stands = state === 'base' ? (revision ? 'stands_since' : 'stands_base') : `stands_${state}`
  return (
    <li className="story-part">
      <blockquote lang={dossier.lang} dir="auto">
        {withoutSigns(text)}
      </blockquote>
      <p>
        <strong>{nameOf(owner)}</strong> · {t(stands, { name: revision ?? '' })}
      </p>
      <DeedList deeds={deeds} />
    </li>
  )
}
