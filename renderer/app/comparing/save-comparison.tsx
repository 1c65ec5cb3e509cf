import { useTranslation } from 'react-i18next'
import { fail, ok } from '../../../shared/base/result.ts'
import type { Compared, Say } from '../../../shared/formats/comparison/compared.ts'
import { namedMoments } from '../../../shared/formats/comparison/named-moments.ts'
import type { ComparisonFormat } from '../../session/relay-api.ts'
import { Button } from '../../ui/button.tsx'
import { exportName } from '../export-name.ts'
import { type Fetch, useSaving } from '../exporting/use-saving.ts'
import { momentIn } from '../timeline/moment-name.ts'
import type { HistoryProps } from './history-dialog.tsx'
import { makeInThread } from './make-in-thread.ts'
import type { VersionName } from './use-versions.ts'

type Props = HistoryProps & {
  readonly compared: Compared
  readonly say: Say
  readonly isAttributed: boolean
  readonly before: VersionName
  readonly after: VersionName
}

const FORMATS = [
  { format: 'html', label: 'exportHtml' },
  { format: 'docx', label: 'exportDocx' },
  { format: 'pdf', label: 'exportPdf' },
  { format: 'json', label: 'exportJson' },
] as const

/** Saves what is shown, in any format; what is made can be given up meanwhile. */
export function SaveComparison(props: Props) {
  const { compared, say } = props
  const { t, i18n } = useTranslation('comparison')
  const save = useSaving(props)
  const { before, after } = namedMoments(compared, say)
  return (
    <span className="compare-saves">
      {FORMATS.map(({ format, label }) => {
        const fetch = fetching(props, format, i18n.language, t('notMade'))
        if (!fetch) return null
        const named = exportName(`${before.name} – ${after.name}`, format)
        return (
          <Button key={format} size="small" onClick={() => void save(fetch, named)}>
            {t(label)}
          </Button>
        )
      })}
    </span>
  )
}

/**
 * The relay compares what is in its log ([H14]). A document that was chosen here is not sent to it: what is made of one is made in a
 * thread of the window, and no PDF, for which there is no typesetter here: null.
 */
function fetching(
  { before, after, compared, isAttributed }: Props,
  format: ComparisonFormat,
  locale: string,
  notMade: string,
): Fetch | null {
  if (compared.before.seq !== null && compared.after.seq !== null) {
    const wish = { format, before: askedFor(before), after: askedFor(after), isAttributed, locale }
    return ({ api, session }, _dossier, signal) =>
      api.comparison(session.session, { ...wish, signal })
  }
  if (format === 'pdf') return null
  return async (_negotiation, _dossier, signal) => {
    const made = await makeInThread({ as: format, compared, isAttributed, locale }, signal)
    // In the manner of a refusal of the relay, which brings its sentence with it.
    const refusal = { kind: 'refused', status: 0, code: 'not-made', message: notMade } as const
    return made ? ok(made) : fail(refusal)
  }
}

/** The relay knows a moment by the number of its entry alone. */
function askedFor(name: VersionName): string | null {
  const seq = momentIn(name)
  return seq === null ? name : String(seq)
}
