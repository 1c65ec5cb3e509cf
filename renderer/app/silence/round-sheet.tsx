import { useTranslation } from 'react-i18next'
import type { DelegationCode } from '../../../shared/domain/delegations.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { isLate, needsReply, type Round } from '../../../shared/domain/silence.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import type { KeyedAnswer } from '../../../shared/ydoc/answers.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { silenceDesk } from '../../session/silence/silence-desk.ts'
import { CodeChip } from '../../ui/code-chip.tsx'
import { useStore } from '../../ui/use-store.ts'
import { useAct } from '../use-act.ts'
import { AnswerLine } from './answer-line.tsx'
import { EnterAnswer } from './enter-answer.tsx'
import { useRelayNow } from './moments.ts'
import { PendingAnswer } from './pending-answer.tsx'
import { Confirm, Extend, TakeBack } from './round-acts.tsx'

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly round: Round
}

/** The pen conducts a round: what waits for its word, who has said what, and what it can do. */
export function RoundSheet({ negotiation, dossier, round }: Props) {
  const { t } = useTranslation('silence')
  const desk = silenceDesk(negotiation)
  const answers = useStore(desk.answers)
  const now = useRelayNow(negotiation)
  const { trouble, isBusy, act } = useAct(negotiation)
  const run = async (command: DossierCommand): Promise<boolean> => {
    const isDone = await act(command)
    desk.refresh()
    return isDone
  }
  const pending = answers.filter(needsReply)
  return (
    <>
      <p role="alert" className="conduct-trouble">
        {trouble}
      </p>
      {pending.length > 0 ? (
        <section>
          <h3 className="section-title">{t('waitsForYou')}</h3>
          {pending.map((answer) => (
            <PendingAnswer
              key={`${answer.delegation} ${answer.key}`}
              {...{ answer, round, now, isBusy }}
              onDo={run}
            />
          ))}
        </section>
      ) : null}
      <Recipients round={round} answers={answers} pen={dossier.penholder} />
      <EnterAnswer {...{ dossier, round, now, isBusy }} onDo={run} />
      <Extend {...{ round, now, isBusy }} onDo={run} />
      <TakeBack isBusy={isBusy} onDo={run} />
      <Confirm
        isDue={now >= round.deadline}
        isWaiting={pending.length > 0}
        isBusy={isBusy}
        onDo={run}
      />
    </>
  )
}

type RecipientsProps = {
  readonly round: Round
  readonly answers: readonly KeyedAnswer[]
  readonly pen: DelegationCode
}

function Recipients({ round, answers, pen }: RecipientsProps) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  return (
    <section>
      <h3 className="section-title" id="silence-recipients">
        {t('recipients')}
      </h3>
      <div className="silence-table">
        <table aria-labelledby="silence-recipients">
          <thead>
            <tr>
              <th scope="col">{t('colDelegation')}</th>
              <th scope="col">{t('colSeen')}</th>
              <th scope="col">{t('colAnswer')}</th>
            </tr>
          </thead>
          <tbody>
            {round.recipients
              .filter((code) => code !== pen)
              .map((code) => (
                <Recipient
                  key={code}
                  code={code}
                  name={nameOf(code)}
                  answers={answers.filter(({ delegation }) => delegation === code)}
                />
              ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type RecipientProps = {
  readonly code: DelegationCode
  readonly name: string
  readonly answers: readonly KeyedAnswer[]
}

function Recipient({ code, name, answers }: RecipientProps) {
  const { t } = useTranslation('silence')
  const said = answers.filter(({ answer }) => answer !== 'seen')
  const hasSeen = answers.some(({ attested }) => attested === null)
  return (
    <tr>
      <th scope="row">
        <CodeChip code={code} name={name} look="outline" /> {name}
      </th>
      <td>{t(hasSeen ? 'answer_seen' : 'notSeen')}</td>
      <td>
        {said.length === 0 ? <span className="silence-none">{t('noAnswer')}</span> : null}
        {said.map((answer) => (
          <div key={answer.key} data-late={isLate(answer) || undefined}>
            <AnswerLine answer={answer} />
          </div>
        ))}
      </td>
    </tr>
  )
}
