import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import * as words from '../../../shared/messages/drafts.ts'
import { mayTable } from '../../../shared/ydoc/branch/draft-part.ts'
import type { Drafting } from '../../session/drafts/drafting.ts'
import { NO_READING } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import { DraftLine } from './draft-line.tsx'
import { isChosen, useChosen } from './use-chosen.ts'
import './drafts.css'

learn('drafts', words)

type Props = {
  readonly drafting: Drafting
  readonly isDesk: boolean
  readonly announce: Announce
  readonly onTable: () => void
  readonly onShow: (paragraph: ParagraphId) => void
}

/** The drafts of one's room: which are to be tabled, and which to be dropped. */
export function DraftsPanel({ drafting, isDesk, announce, onTable, onShow }: Props) {
  const { t } = useTranslation('drafts')
  const drafts = useStore(drafting.drafts)
  const text = useStore(drafting.text)
  const reading = useMaybeStore(text?.reading ?? null) ?? NO_READING
  const isReady = useStore(drafting.mayTable)
  const { left, toggle, setAll } = useChosen(drafting)
  const chosen = drafts.filter((draft) => isChosen(draft, left))
  const drop = (ids: readonly string[]): void => {
    drafting.drop(new Set(ids))
    announce.set({ text: t('dropped', { count: ids.length }) })
  }
  if (drafts.length === 0) {
    const mode = t(isDesk ? 'mode_desk' : 'mode_private')
    return <p className="drafts-empty">{t('empty', { mode })}</p>
  }
  const areAll = chosen.length === drafts.filter(mayTable).length
  return (
    <div className="drafts">
      <div className="drafts-acts">
        <Button
          look="primary"
          size="small"
          disabled={!isReady || chosen.length === 0}
          onClick={onTable}
        >
          {t(isDesk ? 'publishDo' : 'tableDo', { count: chosen.length })} …
        </Button>
        <Button size="small" onClick={() => setAll(!areAll)}>
          {t(areAll ? 'chooseNone' : 'chooseAll')}
        </Button>
        {chosen.length > 0 ? (
          <Button size="small" look="quiet" onClick={() => drop(chosen.map(({ id }) => id))}>
            {t('dropChosen', { count: chosen.length })}
          </Button>
        ) : null}
      </div>
      <ul className="drafts-list" aria-label={t('listLabel')}>
        {drafts.map((draft) => {
          const { id, paragraph } = draft
          const canTable = mayTable(draft)
          return (
            <li key={id} data-waits={canTable ? undefined : ''}>
              <label>
                <input
                  type="checkbox"
                  checked={isChosen(draft, left)}
                  disabled={!canTable}
                  onChange={() => toggle(id)}
                />
                <span className="draft-line">
                  <DraftLine draft={draft} reading={reading} />
                </span>
              </label>
              <span className="draft-acts">
                {paragraph ? (
                  <Button size="small" look="quiet" onClick={() => onShow(paragraph)}>
                    {t('show')}
                  </Button>
                ) : null}
                <Button size="icon" look="quiet" aria-label={t('drop')} onClick={() => drop([id])}>
                  <Trash2 size={14} aria-hidden="true" />
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
