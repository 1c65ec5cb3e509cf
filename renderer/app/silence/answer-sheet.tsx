import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { ANSWERS, type Round } from '../../../shared/domain/silence.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { silenceDesk } from '../../session/silence/silence-desk.ts'
import { Button } from '../../ui/button.tsx'
import { Choice, Select, TextArea } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useFailureText } from '../failure-text.ts'
import { AnswerLine } from './answer-line.tsx'
import { MomentField, momentOf } from './moment-field.tsx'
import { useMoments } from './moments.ts'
import { numberedParagraphs } from './round-facts.ts'

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly round: Round
  readonly onClose: () => void
}

/** A delegation says what it has to say of the text under silence, and sees what it has said. */
export function AnswerSheet({ negotiation, dossier, round, onClose }: Props) {
  const nameOf = useDelegationNames()
  const failureText = useFailureText()
  const desk = silenceDesk(negotiation)
  const refused = useStore(desk.refused)
  const name = nameOf(negotiation.session.delegation)
  return (
    <>
      <p role="alert" className="conduct-trouble">
        {refused ? failureText(refused) : ''}
      </p>
      <AnswerForm
        dossier={dossier}
        round={round}
        name={name}
        onGive={(said) => {
          desk.give({ ...said, round: round.number, given: Date.now() })
          // Who breaks silence has done what was to be done; the others see that it was taken.
          if (said.answer === 'break') onClose()
        }}
      />
      <OwnAnswers negotiation={negotiation} round={round} name={name} />
    </>
  )
}

export type Said = {
  readonly answer: (typeof ANSWERS)[number]
  readonly reason: string
  readonly paragraph: ParagraphId | null
  readonly isNamed: boolean
  readonly until: number | null
}

type FormProps = Pick<Props, 'dossier' | 'round'> & {
  readonly name: string
  readonly onGive: (said: Said) => void
}

function AnswerForm({ dossier, round, name, onGive }: FormProps) {
  const { t } = useTranslation('silence')
  const [answer, setAnswer] = useState<Said['answer']>('pass')
  const [about, setAbout] = useState<About>(NOTHING)
  const give = (event: FormEvent): void => {
    event.preventDefault()
    const until = momentOf(about.until, round.deadline)
    if (until === undefined) return
    onGive(saidOf(answer, about, until))
    setAbout(NOTHING)
    setAnswer('pass')
  }
  return (
    <form onSubmit={give}>
      <fieldset className="silence-choice">
        <legend className="section-title">{t('answerWhat', { name })}</legend>
        {ANSWERS.map((one) => (
          <Choice
            key={one}
            type="radio"
            name="answer"
            label={t(`answer_${one}`)}
            hint={t(`explain_${one}`)}
            checked={answer === one}
            onChange={() => setAnswer(one)}
          />
        ))}
      </fieldset>
      <AboutFields {...{ answer, about, round, dossier, name }} onChange={setAbout} />
      <Button type="submit" look="primary">
        {t(answer === 'break' ? 'do_answerBreak' : 'do_answer')}
      </Button>
    </form>
  )
}

export type About = {
  readonly reason: string
  readonly paragraph: ParagraphId | null
  readonly isNamed: boolean
  /** As entered, in New York time. */
  readonly until: string
}

export const NOTHING: About = { reason: '', paragraph: null, isNamed: false, until: '' }

/** Of what was entered, what belongs to the answer. */
export function saidOf(answer: Said['answer'], about: About, until: number | null): Said {
  const { reason, paragraph, isNamed } = about
  const breaks = answer === 'break'
  return {
    answer,
    reason: answer === 'pass' ? '' : reason,
    paragraph: breaks ? paragraph : null,
    isNamed: breaks && isNamed,
    until: answer === 'extension' ? until : null,
  }
}

type AboutProps = Pick<Props, 'dossier' | 'round'> & {
  readonly answer: Said['answer']
  readonly about: About
  readonly name: string
  readonly onChange: (about: About) => void
}

/** What an answer says besides: until when, why, of which paragraph, and who may know. */
export function AboutFields({ answer, about, dossier, round, name, onChange }: AboutProps) {
  const { t } = useTranslation('silence')
  if (answer === 'pass') return null
  return (
    <>
      {answer === 'extension' ? (
        <MomentField
          label={t('askedUntil')}
          value={about.until}
          after={round.deadline}
          onChange={(until) => onChange({ ...about, until })}
        />
      ) : null}
      <TextArea
        label={t('reason')}
        {...(answer === 'break' ? { hint: t('reasonRequired') } : {})}
        required={answer === 'break'}
        maxLength={2000}
        value={about.reason}
        onChange={({ target }) => onChange({ ...about, reason: target.value })}
      />
      {answer === 'break' ? (
        <>
          <Select
            label={t('aboutParagraph')}
            value={about.paragraph ?? ''}
            onChange={({ target }) =>
              onChange({ ...about, paragraph: (target.value || null) as ParagraphId | null })
            }
          >
            <option value="">{t('aboutNone')}</option>
            {numberedParagraphs(round, dossier).map(([id, number]) => (
              <option key={id} value={id}>
                {number || t('titleParagraph')}
              </option>
            ))}
          </Select>
          <Choice
            type="checkbox"
            label={t('tellAll', { name })}
            hint={t('tellAllHint')}
            checked={about.isNamed}
            onChange={({ target }) => onChange({ ...about, isNamed: target.checked })}
          />
        </>
      ) : null}
    </>
  )
}

type OwnProps = Pick<Props, 'negotiation' | 'round'> & { readonly name: string }

function OwnAnswers({ negotiation, round, name }: OwnProps) {
  const { t } = useTranslation('silence')
  const moments = useMoments()
  const desk = silenceDesk(negotiation)
  const answers = useStore(desk.answers).filter(({ answer }) => answer !== 'seen')
  const waiting = useStore(desk.waiting).filter(
    (one) => one.round === round.number && one.answer !== 'seen',
  )
  return (
    <section>
      <h3 className="section-title">{t('ownAnswers', { name })}</h3>
      {answers.length + waiting.length === 0 ? <p>{t('answeredNothing')}</p> : null}
      <ul className="silence-answers" aria-live="polite">
        {answers.map((answer) => (
          <li key={answer.key}>
            <AnswerLine answer={answer} />
          </li>
        ))}
        {waiting.map(({ answer, given }) => (
          <li key={`${answer}-${given}`}>
            {answer === 'seen' ? '' : t(`answer_${answer}`)}.{' '}
            <em>{t('keptAnswer', { time: moments.newYork(given) })}</em>
          </li>
        ))}
      </ul>
    </section>
  )
}
