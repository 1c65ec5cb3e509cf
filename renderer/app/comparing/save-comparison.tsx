import { useTranslation } from 'react-i18next'
import type { Compared, Say } from '../../../shared/formats/comparison/compared.ts'
import { comparisonDocx } from '../../../shared/formats/comparison/comparison-docx.ts'
import { comparisonHtml } from '../../../shared/formats/comparison/comparison-html.ts'
import { comparisonJson } from '../../../shared/formats/comparison/comparison-json.ts'
import { Button } from '../../ui/button.tsx'
import { exportName } from '../export-name.ts'
import { useSaving } from '../exporting/use-saving.ts'
import type { HistoryProps } from './history-dialog.tsx'
import type { VersionName } from './use-versions.ts'

type Props = HistoryProps & {
  readonly compared: Compared
  readonly say: Say
  readonly isAttributed: boolean
  readonly before: VersionName
  readonly after: VersionName
}

/** Saves what is shown. */
export function SaveComparison(props: Props) {
  const { platform, announce, compared, say, isAttributed } = props
  const { t } = useTranslation(['comparison', 'app'])
  const savePdf = useSavingPdf(props)
  const save = async (extension: string, made: string | Uint8Array): Promise<void> => {
    const { topic, before, after } = compared
    const name = exportName(`${topic} ${before.name} – ${after.name}`, extension)
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : made
    const saved = await platform.saveExport(name, bytes)
    if (saved) announce.set({ text: t('app:exported', { path: saved.path }) })
  }
  return (
    <span className="compare-saves">
      <Button
        size="small"
        onClick={() => void save('html', comparisonHtml(compared, say, isAttributed))}
      >
        {t('exportHtml')}
      </Button>
      <Button
        size="small"
        onClick={() => void save('docx', comparisonDocx(compared, say, isAttributed))}
      >
        {t('exportDocx')}
      </Button>
      {savePdf ? (
        <Button size="small" onClick={() => void savePdf()}>
          {t('exportPdf')}
        </Button>
      ) : null}
      <Button size="small" onClick={() => void save('json', comparisonJson(compared))}>
        {t('exportJson')}
      </Button>
    </span>
  )
}

/** The relay sets the page ([H14]); null where it has not got one of the two, a document that was chosen here. */
function useSavingPdf(props: Props): (() => Promise<void>) | null {
  const { before, after, compared, isAttributed } = props
  const { i18n } = useTranslation('comparison')
  const save = useSaving(props)
  if (compared.before.seq === null || compared.after.seq === null) return null
  const named = `${compared.before.name} – ${compared.after.name}.pdf`
  return () =>
    save(({ api, session }, _dossier, signal) => {
      const wish = { before, after, isAttributed, locale: i18n.language, signal }
      return api.comparisonPdf(session.session, wish)
    }, named)
}
