import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import * as exporting from '../../../shared/messages/exporting.ts'
import * as words from '../../../shared/messages/printing.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Asked } from '../../session/relay-api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PdfStep } from '../exporting/pdf-step.tsx'
import '../exporting/exporting.css'
import { learn } from '../i18n.ts'
import { PrintedPdf } from './printed-pdf.tsx'

learn('exporting', exporting)
learn('printing', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly onClose: () => void
}

/** What goes to the printer, before it does ([D31]): the document as the PDF that is exported; or what the window shows. */
export function PrintDialog({ negotiation, dossier, onClose }: Props) {
  const { t } = useTranslation('printing')
  const [printed, print] = useState<Uint8Array | null>(null)
  const { api, session } = negotiation
  const fetch = (signal: AbortSignal): Asked<Uint8Array> =>
    api.export(session.session, 'pdf', dossier.lang, { signal })
  const printWindow = (): void => {
    onClose()
    // The dialog is not to be on the paper.
    setTimeout(() => window.print(), 0)
  }
  return (
    <Dialog title={t('printTitle')} closeLabel={t('printClose')} size="wide" onClose={onClose}>
      <div className="print-other">
        <span>{t('printExplain')}</span>
        <Button size="small" onClick={printWindow}>
          {t('printShown')}
        </Button>
      </div>
      {printed ? (
        <PrintedPdf
          bytes={printed}
          print={() => window.print()}
          onPrinted={onClose}
          onGiveUp={() => print(null)}
        />
      ) : null}
      <PdfStep fetch={fetch} takeLabel={t('printIt')} onTake={print} onCancel={onClose} />
    </Dialog>
  )
}
