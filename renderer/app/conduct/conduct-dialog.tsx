import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DRAFTING_MODES } from '../../../shared/domain/conduct.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/conduct.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { OutcomeChoice } from '../adoption/outcome-choice.tsx'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { Admission } from './admission.tsx'
import { type Act, Confirmation } from './confirmation.tsx'
import { Groups } from './groups.tsx'
import { Offices } from './offices.tsx'
import './conduct.css'

learn('conduct', words)

/** Every other stage is reached by acts of its own. */
const FREE_STAGES = ['drafting', 'closed'] as const

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

/** What the penholder decides besides the text: stage, drafting, admission, groups, offices. To close is asked twice. */
export function ConductDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation(['conduct', 'app'])
  const { trouble, act } = useAct(negotiation)
  const [asked, setAsked] = useState<Act | null>(null)
  const carryOut = async (command: DossierCommand): Promise<void> => {
    await act(command)
    setAsked(null)
  }
  const run = (command: DossierCommand): void => void carryOut(command)
  return (
    <Dialog title={t('conductTitle')} closeLabel={t('app:close')} onClose={onClose}>
      <p role="alert" className="conduct-trouble">
        {trouble}
      </p>
      {dossier === null ? null : asked ? (
        <Confirmation act={asked} onDo={run} onCancel={() => setAsked(null)} />
      ) : (
        <>
          <section>
            <h3 className="section-title">{t('conductStage')}</h3>
            {dossier.stage === 'drafting' || dossier.stage === 'closed' ? (
              <Segmented
                label={t('conductStage')}
                choices={FREE_STAGES.map((key) => ({ key, label: t(`app:stage_${key}`) }))}
                chosen={dossier.stage}
                onChoose={(stage) => setAsked({ command: 'setStage', stage })}
              />
            ) : (
              <p>{t(`app:stage_${dossier.stage}`)}</p>
            )}
          </section>
          <section>
            <h3 className="section-title">{t('conductDrafting')}</h3>
            <Segmented
              label={t('conductDrafting')}
              choices={DRAFTING_MODES.map((key) => ({ key, label: t(`drafting_${key}`) }))}
              chosen={dossier.drafting ?? 'live'}
              onChoose={(drafting) => run({ command: 'setDrafting', drafting })}
            />
          </section>
          <OutcomeChoice dossier={dossier} onDo={run} />
          <p className="conduct-hint">{t('conductMembersElsewhere')}</p>
          <Admission onDo={run} />
          <Groups dossier={dossier} onDo={run} />
          <Offices dossier={dossier} onDo={run} />
        </>
      )}
    </Dialog>
  )
}
