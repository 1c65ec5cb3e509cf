import { useTranslation } from 'react-i18next'
import { isLate, type SilenceAnswer } from '../../../shared/domain/silence.ts'
import { useDelegationNames } from '../../panels/names.ts'
import { useMoments } from './moments.ts'

/** What a delegation said, when, by which way, and what the pen made of it. */
export function AnswerLine({ answer }: { readonly answer: SilenceAnswer }) {
  const { t } = useTranslation('silence')
  const nameOf = useDelegationNames()
  const moments = useMoments()
  const { attested, at, given, until, reason, reply } = answer
  const parts = [
    answer.answer === 'extension' && until !== null
      ? t('replyTo_extensionUntil', { time: moments.newYork(until) })
      : t(`answer_${answer.answer}`),
    t('saidAt', { time: moments.newYork(given) }),
    attested ? t(`by_${attested.how}`, { name: nameOf(attested.by) }) : '',
    isLate(answer) ? t('isLate', { time: moments.newYork(at) }) : '',
    reply ? t(`reply_${reply.kind}`) : '',
  ]
  return (
    <>
      {parts.filter((part) => part !== '').join(' · ')}
      {reason ? <q dir="auto">{reason}</q> : null}
      {reply?.reason ? <q dir="auto">{reply.reason}</q> : null}
    </>
  )
}
