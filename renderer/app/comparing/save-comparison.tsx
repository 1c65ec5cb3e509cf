import { useTranslation } from 'react-i18next'
import type { Compared, Say } from '../../../shared/formats/comparison/compared.ts'
import { comparisonDocx } from '../../../shared/formats/comparison/comparison-docx.ts'
import { comparisonHtml } from '../../../shared/formats/comparison/comparison-html.ts'
import { comparisonJson } from '../../../shared/formats/comparison/comparison-json.ts'
import { Button } from '../../ui/button.tsx'
import { exportName } from '../export-name.ts'
import type { HistoryProps } from './history-dialog.tsx'

type Props = HistoryProps & {
  readonly compared: Compared
  readonly say: Say
  readonly isAttributed: boolean
}

/** Saves what is shown. */
export function SaveComparison({ platform, announce, compared, say, isAttributed }: Props) {
  const { t } = useTranslation(['comparison', 'app'])
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
      <Button size="small" onClick={() => void save('json', comparisonJson(compared))}>
        {t('exportJson')}
      </Button>
    </span>
  )
}
