import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { newYorkClock } from '../../../shared/domain/new-york-time.ts'
import { ANSWERS, CHANNELS, type Round } from '../../../shared/domain/silence.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { AboutFields, NOTHING, type Said, saidOf } from './answer-sheet.tsx'
import { MomentField, momentOf } from './moment-field.tsx'
import type { Do } from './round-acts.tsx'

type Props = {
  readonly dossier: Dossier
  readonly round: Round
  readonly now: number
  readonly isBusy: boolean
  readonly onDo: Do
}

/** What a delegation said by telephone, e-mail or in person, and the pen vouches for ([K6]). */
export function EnterAnswer({ dossier, round, now, isBusy, onDo }: Props) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const others = round.recipients.filter((code) => code !== dossier.penholder)
  const [delegation, setDelegation] = useState<DelegationCode | null>(others[0] ?? null)
  const [how, setHow] = useState<(typeof CHANNELS)[number]>('telephone')
  const [answer, setAnswer] = useState<Said['answer']>('pass')
  const [given, setGiven] = useState(() => newYorkClock(now))
  const [about, setAbout] = useState(NOTHING)
  if (!delegation) return null
  const enter = (event: FormEvent): void => {
    event.preventDefault()
    const at = momentOf(given, null)
    const until = momentOf(about.until, round.deadline)
    if (typeof at !== 'number' || until === undefined) return
    // Minutes are entered: what was said in the minute in which the round began was said after that.
    const moment = Math.min(Math.max(at, round.begun), now)
    const said = saidOf(answer, about, until)
    void onDo({ command: 'enterAnswer', delegation, how, given: moment, ...said }).then(
      (isDone) => {
        if (isDone) setAbout(NOTHING)
      },
    )
  }
  return (
    <details className="silence-act">
      <summary>{t('enterTitle')}</summary>
      <form onSubmit={enter}>
        <p>{t('enterMeans')}</p>
        <div className="silence-fields">
          <Select
            label={t('enterWho')}
            value={delegation}
            onChange={({ target }) =>
              setDelegation(others.find((code) => code === target.value) ?? null)
            }
          >
            {others.map((code) => (
              <option key={code} value={code}>
                {nameOf(code)}
              </option>
            ))}
          </Select>
          <Select
            label={t('enterHow')}
            value={how}
            onChange={({ target }) => setHow(CHANNELS.find((one) => one === target.value) ?? how)}
          >
            {CHANNELS.map((one) => (
              <option key={one} value={one}>
                {t(`how_${one}`)}
              </option>
            ))}
          </Select>
          <Select
            label={t('enterAnswer')}
            value={answer}
            onChange={({ target }) =>
              setAnswer(ANSWERS.find((one) => one === target.value) ?? answer)
            }
          >
            {ANSWERS.map((one) => (
              <option key={one} value={one}>
                {t(`answer_${one}`)}
              </option>
            ))}
          </Select>
          <MomentField
            label={t('enterGiven')}
            value={given}
            isRequired={true}
            after={null}
            onChange={setGiven}
          />
        </div>
        <AboutFields
          {...{ answer, about, round, dossier }}
          name={nameOf(delegation)}
          onChange={setAbout}
        />
        <Button type="submit" disabled={isBusy}>
          {t('do_enter')}
        </Button>
      </form>
    </details>
  )
}
