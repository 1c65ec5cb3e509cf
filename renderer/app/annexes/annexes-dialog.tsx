import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Annex } from '../../../shared/domain/annexes.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/annexes.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { AnnexWords } from './annex-words.tsx'
import { PutIn } from './put-in.tsx'
import './annexes.css'

learn('annexes', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly onClose: () => void
}

/** What lies before the members for reference ([O12]): a list, and the one that is being read. */
export function AnnexesDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation('annexes')
  const { role } = useStore(negotiation.me)
  const { trouble, isBusy, act } = useAct(negotiation)
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const { annexes } = dossier
  const read = annexes.find(({ id }) => id === chosen) ?? annexes[0] ?? null
  const mayPutIn = role === 'penholder' || role === 'secretariat'
  const remove = async ({ id, title }: Annex): Promise<void> => {
    if (await act({ command: 'removeAnnex', id })) setDone(t('removed', { title }))
  }
  return (
    <Dialog
      title={t('annexesTitle')}
      closeLabel={t('close')}
      size={read === null ? 'usual' : 'full'}
      onClose={onClose}
    >
      <p className="field-hint">{t('annexesHint')}</p>
      {mayPutIn ? <PutIn isBusy={isBusy} act={act} onDone={setDone} /> : null}
      <p role="status">{done}</p>
      {trouble === '' ? null : <p role="alert">{trouble}</p>}
      {read === null ? (
        <p>{t('none')}</p>
      ) : (
        <div className="annexes">
          <ul className="annex-list" aria-label={t('annexesTitle')}>
            {annexes.map(({ id, title }) => (
              <li key={id}>
                <button
                  type="button"
                  className="annex-choice"
                  aria-current={id === read.id}
                  onClick={() => setChosen(id)}
                  dir="auto"
                >
                  {title}
                </button>
              </li>
            ))}
          </ul>
          <AnnexWords
            key={read.id}
            annex={read}
            isBusy={isBusy}
            onRemove={mayPutIn ? () => void remove(read) : null}
          />
        </div>
      )}
    </Dialog>
  )
}
