import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChosenType } from '../../../shared/domain/adoption.ts'
import { chosenType } from '../../../shared/domain/adoption-acts.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as words from '../../../shared/messages/adoption.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { useTimes } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { learn } from '../i18n.ts'
import { OutcomeFields } from './outcome-fields.tsx'

learn('adoption', words)

type Props = {
  readonly dossier: Dossier
  readonly onDo: (command: DossierCommand) => void
}

/** [K8] What the outcome is to be, with what was chosen before and why. */
export function OutcomeChoice({ dossier, onDo }: Props) {
  const { t } = useTranslation('adoption')
  const timeOf = useTimes()
  const now = chosenType(dossier)
  const [type, setType] = useState<ChosenType>(now ?? 'presidentialStatement')
  const [reason, setReason] = useState('')
  const choose = (event: FormEvent): void => {
    event.preventDefault()
    onDo({ command: 'chooseType', type, reason })
    setReason('')
  }
  return (
    <section>
      <h3 className="section-title">{t('outcomeTitle')}</h3>
      <p>{now ? t('outcomeNow', { type: t(`type_${now}`) }) : t('outcomeOpen')}</p>
      <ul className="outcome-choices">
        {dossier.typeChoices.map((choice) => (
          <li key={choice.at} dir="auto">
            {t('typeChosen', {
              type: t(`type_${choice.type}`),
              time: timeOf(choice.at),
              reason: choice.reason,
            })}
          </li>
        ))}
      </ul>
      {dossier.stage === 'drafting' ? (
        <form onSubmit={choose}>
          <OutcomeFields type={type} reason={reason} onType={setType} onReason={setReason} />
          <Button type="submit" disabled={type === now}>
            {t('do_chooseType')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
