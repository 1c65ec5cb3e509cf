import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { KEYS } from './keys.ts'
import './help-dialog.css'

type Row = readonly [keys: string, message: string]

const PARTS: readonly { readonly heading: string; readonly rows: readonly Row[] }[] = [
  {
    heading: 'helpGeneral',
    rows: [
      [KEYS.help, 'keyHelp'],
      [KEYS.nextRegion, 'keyRegions'],
      [KEYS.views, 'keyViews'],
      [KEYS.exportDocx, 'keyExport'],
      ['Esc', 'keyEscape'],
    ],
  },
  {
    heading: 'helpText',
    rows: [
      ['Enter', 'keyEnter'],
      ['Del', 'keyDelete'],
      [KEYS.undo, 'keyUndo'],
      [KEYS.redo, 'keyRedo'],
    ],
  },
  {
    heading: 'helpLists',
    rows: [
      ['↑ ↓', 'keyArrows'],
      ['Enter', 'keyOpen'],
    ],
  },
]

/** The keys by which everything can be done. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app')
  return (
    <Dialog title={t('helpTitle')} closeLabel={t('close')} onClose={onClose}>
      {PARTS.map(({ heading, rows }) => (
        <section key={heading} className="help-part">
          <h3 className="section-title">{t(heading)}</h3>
          <dl>
            {rows.map(([keys, message]) => (
              <div key={message}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(message)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
