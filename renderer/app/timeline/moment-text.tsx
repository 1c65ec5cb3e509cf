import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { compare, isEmpty } from '../../../shared/domain/compare.ts'
import { NO_CREDITS } from '../../../shared/domain/versions.ts'
import type { Say } from '../../../shared/formats/comparison/compared.ts'
import { Segmented } from '../../ui/segmented.tsx'
import { ComparedRows } from '../comparing/compared-rows.tsx'
import type { HistoryProps } from '../comparing/history-dialog.tsx'
import { VersionText } from '../comparing/version-text.tsx'
import { useFailureText } from '../failure-text.ts'
import { useMoments } from '../silence/moments.ts'
import type { Pair } from './moments-read.ts'
import type { Stop } from './stops.ts'
import { usePair } from './use-pair.ts'

const SHOWN = ['changes', 'text'] as const

type Props = HistoryProps & { readonly stops: readonly Stop[]; readonly at: number }

/** The text at a moment, to be read, with what changed in its stretch of work. */
export function MomentText({ negotiation, dossier, stops, at }: Props) {
  const { t } = useTranslation(['timeline', 'comparison'])
  const failureText = useFailureText()
  const { newYork } = useMoments()
  const { pair, failure, isComing } = usePair(negotiation, stops, at)
  const [shown, setShown] = useState<(typeof SHOWN)[number]>('changes')
  const shownAt =
    pair &&
    t('atEntry', {
      entry: t('comparison:entry', { seq: pair.at.seq }),
      time: newYork(pair.at.at),
    })
  const told =
    shownAt && !isComing ? shownAt : t('goingTo', { entry: t('comparison:entry', { seq: at }) })
  return (
    <section className="timeline-text" aria-busy={isComing} aria-label={told}>
      <div className="timeline-head">
        <p role="status">{told}</p>
        <Segmented
          label={t('whatIsShown')}
          choices={SHOWN.map((key) => ({ key, label: t(`shown_${key}`) }))}
          chosen={shown}
          onChoose={setShown}
        />
      </div>
      {failure ? <p role="alert">{failureText(failure)}</p> : null}
      {pair && shown === 'changes' ? <Changes pair={pair} dossier={dossier} /> : null}
      {pair && shown === 'text' ? (
        <VersionText {...pair.at} lang={dossier.lang} name={shownAt ?? told} />
      ) : null}
    </section>
  )
}

function Changes({
  pair: { before, at, credits },
  dossier,
}: Pick<HistoryProps, 'dossier'> & { pair: Pair }) {
  const { t } = useTranslation(['timeline', 'comparison'])
  const { topic, lang } = dossier
  const comparison = useMemo(
    () => compare(before.version, at.version, credits ?? NO_CREDITS, lang),
    [before, at, credits, lang],
  )
  const say: Say = (key, values) => t(`comparison:${key}`, { ...values })
  const rows = useRef<HTMLDivElement>(null)
  return (
    <>
      <p className="compare-hint">{t(isEmpty(comparison) ? 'sameAsBefore' : 'sinceBefore')}</p>
      <ComparedRows
        ref={rows}
        compared={{ topic, lang, before, after: at, comparison }}
        say={say}
        layout="inline"
        isAttributed={credits !== null}
      />
    </>
  )
}
