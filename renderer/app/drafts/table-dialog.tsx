import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/drafts.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Drafting } from '../../session/drafts/drafting.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { NO_READING } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import { offerUndo } from '../offer-undo.ts'
import { DraftLine } from './draft-line.tsx'
import { isChosen, useChosen } from './use-chosen.ts'
import './drafts.css'

learn('drafts', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly drafting: Drafting
  /** The text that all members have. */
  readonly live: LiveText
  readonly isDesk: boolean
  readonly announce: Announce
  readonly onClose: () => void
}

/** Says exactly what will be told to whom, and tells it in one act ([B4]). */
export function TableDialog(props: Props) {
  const { negotiation, dossier, drafting, live, isDesk, announce, onClose } = props
  const { t } = useTranslation('drafts')
  const nameOf = useDelegationNames()
  const { delegation } = useStore(negotiation.me)
  const drafts = useStore(drafting.drafts)
  const text = useStore(drafting.text)
  const reading = useMaybeStore(text?.reading ?? null) ?? NO_READING
  const isReady = useStore(drafting.mayTable)
  const { left } = useChosen(drafting)
  const chosen = drafts.filter((draft) => isChosen(draft, left))
  const count = chosen.length
  const others = dossier.members.filter((member) => member !== delegation)
  const stays = drafts.length - count
  const tell = (): void => {
    const done = drafting.table(new Set(chosen.map(({ id }) => id)))
    if (done > 0) offerUndo(announce, t('tabled', { count: done }), live.writer)
    else announce.set({ text: t('tableNone') })
    onClose()
  }
  return (
    <Dialog
      title={t(isDesk ? 'publishTitle' : 'tableTitle')}
      closeLabel={t('close')}
      onClose={onClose}
    >
      <p>{t(isDesk ? 'publishIntro' : 'tableIntro', { count, name: nameOf(delegation) })}</p>
      <p className="table-who">{t('tableWho', { names: others.map(nameOf).join(', ') })}</p>
      <ul className="drafts-list">
        {chosen.map((draft) => (
          <li key={draft.id}>
            <span className="draft-line">
              <DraftLine draft={draft} reading={reading} />
            </span>
          </li>
        ))}
      </ul>
      <p>{t('tableWhat')}</p>
      {stays > 0 ? <p>{t('tableStays', { count: stays })}</p> : null}
      <div className="conduct-acts drafts-acts">
        <Button look="primary" disabled={!isReady || count === 0} onClick={tell}>
          {t(isDesk ? 'publishDo' : 'tableDo', { count })}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </Dialog>
  )
}
