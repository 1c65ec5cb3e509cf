import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { formOf, useListing } from '../names.ts'
import { useOutcome } from '../use-outcome.ts'

/** When and where the Council meets, and what it is expected to adopt. */
export function Meeting({ dossier }: { readonly dossier: Dossier }) {
  const { t, i18n } = useTranslation(['panels', 'app'])
  const listing = useListing()
  const outcome = useOutcome()
  const { date, time, place, format, chair, briefers } = dossier.meeting
  const day =
    date && new Intl.DateTimeFormat(formOf(i18n.language), { dateStyle: 'long' }).format(noon(date))
  const facts: readonly (readonly [string, string | null])[] = [
    [
      t('meetingWhen'),
      day && [day, time].filter(Boolean).join(i18n.language === 'zh' ? ' ' : ', '),
    ],
    [t('meetingPlace'), place],
    [t('meetingFormat'), format],
    [t('meetingChair'), chair],
    [t('meetingBriefers'), briefers.length > 0 ? listing(briefers) : null],
    [t('expectedOutcome'), outcome(dossier)],
  ]
  return (
    <section>
      <h2 className="section-title">{t('meeting')}</h2>
      <p className="dossier-topic" dir="auto">
        {dossier.topic}
      </p>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

// A date without a time is the same day everywhere only if it is taken at noon.
function noon(date: string): Date {
  return new Date(`${date}T12:00:00`)
}
