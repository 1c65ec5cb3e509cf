import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { type Round, roundState } from '../../../shared/domain/silence.ts'
import * as words from '../../../shared/messages/silence.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { type Reminder, reminderOf } from '../../session/silence/reminder.ts'
import { silenceDesk } from '../../session/silence/silence-desk.ts'
import { Button } from '../../ui/button.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { useMoments, useRelayNow } from './moments.ts'
import { isAsked, numberOf } from './round-facts.ts'
import { useTriedToWrite } from './use-tried-to-write.ts'

learn('silence', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly onOpen: () => void
}

/** Above the page: which text is under silence, until when, and what became of it ([K4]). */
export function SilenceNotice({ negotiation, dossier, onOpen }: Props) {
  const round = dossier.rounds.at(-1)
  if (!round) return null
  if (!round.end) return <Open {...{ negotiation, dossier, round, onOpen }} />
  return isNews(round, dossier) ? <Ended round={round} dossier={dossier} /> : null
}

/** That a round failed is news until the next revision; a text that is agreed has a notice of its own. */
function isNews({ end, revision }: Round, { stage, revisions }: Dossier): boolean {
  if (end?.kind === 'passed') return false
  return stage === 'drafting' && revisions.at(-1)?.name === revision
}

type OpenProps = Props & { readonly round: Round }

function Open({ negotiation, dossier, round, onOpen }: OpenProps) {
  const { t } = useTranslation('silence')
  const now = useRelayNow(negotiation)
  const moments = useMoments()
  const { role } = useStore(negotiation.me)
  const hasTried = useTriedToWrite()
  const isDue = roundState(round, now) === 'due'
  const own = moments.own(round.deadline)
  const values = { revision: round.revision, deadline: moments.deadline(round.deadline) }
  const asked = isAsked(negotiation.me.getSnapshot(), round)
  return (
    <>
      <div className="page-notice" data-tone={isDue ? 'care' : undefined}>
        <span>
          {t(isDue ? 'due' : 'runningUntil', values)}{' '}
          {own && !isDue ? `${t('ownTime', { time: own })} ` : ''}
          {isDue ? null : (
            <>
              {/* Heard once, not every minute. */}
              <span aria-live="off">
                {t('timeLeft', { time: moments.span(round.deadline - now) })}
              </span>{' '}
              {t('textCannotChange')}
            </>
          )}
        </span>
        {role === 'penholder' ? (
          <Button size="small" look={isDue ? 'primary' : 'plain'} onClick={onOpen}>
            {t(isDue ? 'openDecide' : 'openRound')}
          </Button>
        ) : null}
      </div>
      {role === 'penholder' && hasTried ? (
        <div className="page-notice" data-tone="care">
          <span>{t('wouldVoid')}</span>
          <Button size="small" onClick={onOpen}>
            {t('openTakeBack')}
          </Button>
        </div>
      ) : null}
      {asked ? <Asked {...{ negotiation, dossier, round, onOpen, now }} /> : null}
    </>
  )
}

type AskedProps = OpenProps & { readonly now: number }

/** For whoever may answer: that somebody has seen it is told, and that time runs out. */
function Asked({ negotiation, round, onOpen, now }: AskedProps) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const desk = silenceDesk(negotiation)
  const { delegation } = negotiation.session
  const { dossier } = negotiation.session
  useEffect(() => desk.watch(round.number), [desk, round.number])
  useEffect(() => {
    const key = `penholder.seen/${dossier}/${delegation}/${round.number}`
    if (localStorage.getItem(key) !== null) return
    localStorage.setItem(key, '')
    desk.give({ ...NOTHING_SAID, round: round.number, answer: 'seen', given: Date.now() })
  }, [desk, dossier, delegation, round.number])
  const answers = useStore(desk.answers)
  const waiting = useStore(desk.waiting)
  const hasAnswered = [...answers, ...waiting].some(
    (one) => one.round === round.number && one.answer !== 'seen',
  )
  const [reminder, dismiss] = useReminder(negotiation, round, hasAnswered ? null : now)
  return (
    <div className="page-notice" data-tone={reminder ? 'care' : undefined}>
      <span>
        {reminder
          ? t(`reminder_${reminder}`, { name: nameOf(delegation) })
          : t('answerWhat', { name: nameOf(delegation) })}
      </span>
      <Button size="small" look={hasAnswered ? 'plain' : 'primary'} onClick={onOpen}>
        {t(hasAnswered ? 'openAnswers' : 'openAnswer')}
      </Button>
      {reminder ? (
        <Button look="quiet" size="icon" aria-label={t('understood')} onClick={dismiss}>
          <X size={15} aria-hidden="true" />
        </Button>
      ) : null}
    </div>
  )
}

const NOTHING_SAID = { reason: '', paragraph: null, isNamed: false, until: null } as const

/** The reminder that is due and was not put away on this machine. */
function useReminder(
  { session }: Negotiation,
  round: Round,
  now: number | null,
): readonly [Reminder | null, () => void] {
  const key = `penholder.reminded/${session.dossier}/${round.number}/${round.deadline}`
  const [known, setKnown] = useState(() => localStorage.getItem(key))
  const due = now === null ? null : reminderOf(round, now)
  const dismiss = (): void => {
    if (!due) return
    localStorage.setItem(key, due)
    setKnown(due)
  }
  return [due === known ? null : due, dismiss]
}

function Ended({ round, dossier }: { readonly round: Round; readonly dossier: Dossier }) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const moments = useMoments()
  const { end, revision } = round
  if (!end || end.kind === 'passed') return null
  const time = moments.newYork(end.at)
  if (end.kind === 'voided')
    return <Line>{t('voided', { revision, time, reason: end.reason })}</Line>
  const number = end.paragraph && numberOf(end.paragraph, round, dossier)
  return (
    <Line>
      {end.by
        ? t('brokenNamed', { revision, time, name: nameOf(end.by) })
        : t('brokenUnnamed', { revision, time })}{' '}
      {number ? `${t('brokenAbout', { paragraph: number })} ` : ''}
      {end.reason ? t('brokenReason', { reason: end.reason }) : ''}
    </Line>
  )
}

function Line({ children }: { readonly children: React.ReactNode }) {
  return (
    <div className="page-notice">
      <span dir="auto">{children}</span>
    </div>
  )
}
