import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import './start.css'

type Props = { readonly children: ReactNode }
type State = { readonly hasFailed: boolean }

/** What is shown when the window itself fails: the text is safe on this machine, and opening again helps. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { hasFailed: false }

  static getDerivedStateFromError(): State {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Broken /> : this.props.children
  }
}

function Broken() {
  const { t } = useTranslation('app')
  return (
    <main className="start" data-alone="">
      <div className="start-card" role="alert">
        <p>{t('broken')}</p>
        <Button look="primary" onClick={() => location.reload()}>
          {t('brokenReload')}
        </Button>
      </div>
    </main>
  )
}
