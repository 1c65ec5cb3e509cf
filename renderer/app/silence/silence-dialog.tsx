import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { openRound, type Round } from '../../../shared/domain/silence.ts'
import * as words from '../../../shared/messages/silence.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { silenceDesk } from '../../session/silence/silence-desk.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { AnswerSheet } from './answer-sheet.tsx'
import { useMoments } from './moments.ts'
import { isAsked } from './round-facts.ts'
import { RoundSheet } from './round-sheet.tsx'
import '../conduct/conduct.css'
import './silence.css'

learn('silence', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly onClose: () => void
}

/** The round that runs: for who holds the pen to conduct it, for who was asked to answer. */
export function SilenceDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation('silence')
  const me = useStore(negotiation.me)
  const round = dossier && openRound(dossier.rounds)
  return (
    <Dialog title={t('silenceTitle')} closeLabel={t('close')} onClose={onClose}>
      {!dossier || !round ? (
        <p>{t('roundOver')}</p>
      ) : (
        <>
          <Facts round={round} />
          <Watch negotiation={negotiation} round={round} />
          {me.role === 'penholder' ? (
            <RoundSheet negotiation={negotiation} dossier={dossier} round={round} />
          ) : isAsked(me, round) ? (
            <AnswerSheet
              negotiation={negotiation}
              dossier={dossier}
              round={round}
              onClose={onClose}
            />
          ) : (
            <p>{t('notAsked')}</p>
          )}
        </>
      )}
    </Dialog>
  )
}

/** What has been said is asked for as long as the sheet is open. */
function Watch({ negotiation, round }: Pick<Props, 'negotiation'> & { readonly round: Round }) {
  const desk = silenceDesk(negotiation)
  useEffect(() => desk.watch(round.number), [desk, round.number])
  return null
}

const SHOWN_DIGITS = 12

function Facts({ round }: { readonly round: Round }) {
  const { t } = useTranslation('silence')
  const moments = useMoments()
  const { revision, deadline, textHash, note, jumps } = round
  const own = moments.own(deadline)
  return (
    <div className="silence-facts">
      <p>
        {t('runningUntil', { revision, deadline: moments.deadline(deadline) })}
        {own ? ` ${t('ownTime', { time: own })}` : ''}
      </p>
      {note ? <blockquote dir="auto">{note}</blockquote> : null}
      <p>
        {t('textHash')} <code title={t('textHashHint')}>{textHash.slice(0, SHOWN_DIGITS)}</code>{' '}
        <CopyButton
          text={textHash}
          size="small"
          label={t('copyHash')}
          doneLabel={t('copied')}
          failedLabel={t('copyFailed')}
        />
      </p>
      {jumps.length > 0 ? <p>{t('clockJumped', { count: jumps.length })}</p> : null}
    </div>
  )
}
