import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Asked } from '../../session/relay-api.ts'
import { Button } from '../../ui/button.tsx'
import { type Later, later, useLater } from '../../ui/later.ts'
import { useFailureText } from '../failure-text.ts'

const preview: Later<{ readonly bytes: Uint8Array }> = later(
  async () => (await import('./pdf-preview.tsx')).PdfPreview,
)

type Props = {
  readonly fetch: (signal: AbortSignal) => Asked<Uint8Array>
  /** What is done with the bytes that are shown, and how it is called. */
  readonly takeLabel: string
  readonly onTake: (bytes: Uint8Array) => void
  readonly onCancel: () => void
}

/** The PDF is made by the relay, shown, and saved or printed as it was shown; making it can be given up. */
export function PdfStep({ fetch, takeLabel, onTake, onCancel }: Props) {
  const { t } = useTranslation('exporting')
  const failureText = useFailureText()
  const [made, setMade] = useState<Awaited<Asked<Uint8Array>> | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a preview is made once; another is another step
  useEffect(() => {
    const controller = new AbortController()
    void fetch(controller.signal).then((answer) => {
      if (!controller.signal.aborted) setMade(answer)
    })
    return () => controller.abort()
  }, [])
  const Preview = useLater(preview)
  return (
    <div className="preview-step">
      {made === null ? (
        <>
          <label className="preview-making">
            <span>{t('previewMaking')}</span>
            <progress />
          </label>
          <Button onClick={onCancel}>{t('previewCancel')}</Button>
        </>
      ) : null}
      {made && !made.ok ? <p role="alert">{failureText(made.error)}</p> : null}
      {made?.ok ? (
        <Button look="primary" onClick={() => onTake(made.value)}>
          {takeLabel}
        </Button>
      ) : null}
      {made?.ok && Preview ? <Preview bytes={made.value} /> : null}
    </div>
  )
}
