import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'

/** The acts that are asked twice. */
export type Act = Extract<
  DossierCommand,
  {
    command:
      | 'setStage'
      | 'passPen'
      | 'addCoPenholder'
      | 'removeCoPenholder'
      | 'revokeSessions'
      | 'remove'
  }
>

type Props = {
  readonly act: Act
  readonly onDo: (act: Act) => void
  readonly onCancel: () => void
}

/** What an act means, before it is done; the focus is on leaving things as they are. */
export function Confirmation({ act, onDo, onCancel }: Props) {
  const { t } = useTranslation(['conduct', 'app'])
  const nameOf = useDelegationNames()
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => cancel.current?.focus(), [])
  const name = nameOf(concerned(act))
  const stage = act.command === 'setStage' ? act.stage : null
  return (
    <section className="conduct-ask">
      <h3>{t(`ask_${act.command}`, { name, stage: stage ? t(`app:stage_${stage}`) : '' })}</h3>
      <p>{stage ? t(`explain_${stage}`) : t(`explain_${act.command}`, { name })}</p>
      <div className="conduct-acts">
        <Button ref={cancel} onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button look="primary" onClick={() => onDo(act)}>
          {t(`do_${act.command}`)}
        </Button>
      </div>
    </section>
  )
}

function concerned(act: Act): string {
  if (act.command === 'setStage') return ''
  return act.command === 'passPen' ? act.to : act.delegation
}
