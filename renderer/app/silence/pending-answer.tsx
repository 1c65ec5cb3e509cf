import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newYorkClock } from '../../../shared/domain/new-york-time.ts'
import type { Round } from '../../../shared/domain/silence.ts'
import type { KeyedAnswer } from '../../../shared/ydoc/answers.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { AnswerLine } from './answer-line.tsx'
import { MomentField, momentOf } from './moment-field.tsx'
import type { Do } from './round-acts.tsx'

type Props = {
  readonly answer: KeyedAnswer
  readonly round: Round
  readonly now: number
  readonly isBusy: boolean
  readonly onDo: Do
}

/** A request for more time, or a break that came too late: the round cannot pass before the pen has said what becomes of it. */
export function PendingAnswer({ answer, round, now, isBusy, onDo }: Props) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const [until, setUntil] = useState(answer.until === null ? '' : newYorkClock(answer.until))
  const [reason, setReason] = useState('')
  const isExtension = answer.answer === 'extension'
  const earliest = Math.max(round.deadline, now)
  const granted = momentOf(until, earliest)
  const reply = { command: 'reply', delegation: answer.delegation, key: answer.key } as const
  return (
    <fieldset className="silence-pending">
      <legend>
        {nameOf(answer.delegation)}: {t(isExtension ? 'replyTo_extension' : 'replyTo_break')}
      </legend>
      <p>
        <AnswerLine answer={answer} />
      </p>
      {isExtension ? (
        <MomentField
          label={t('grantUntil')}
          value={until}
          isRequired={true}
          after={earliest}
          onChange={setUntil}
        />
      ) : null}
      <TextField
        label={t('reason')}
        maxLength={2000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="conduct-acts">
        <Button
          look="primary"
          disabled={isBusy || (isExtension && typeof granted !== 'number')}
          onClick={() =>
            void onDo({
              ...reply,
              kind: 'granted',
              until: isExtension ? (granted ?? null) : null,
              reason,
            })
          }
        >
          {t(isExtension ? 'do_grant' : 'do_accept')}
        </Button>
        <Button
          disabled={isBusy}
          onClick={() => void onDo({ ...reply, kind: 'refused', until: null, reason })}
        >
          {t(isExtension ? 'do_refuse' : 'do_setAside')}
        </Button>
      </div>
    </fieldset>
  )
}
