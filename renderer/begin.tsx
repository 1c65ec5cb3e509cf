import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { ErrorBoundary } from './app/error-boundary.tsx'
import { onLanguageChosen, startSpeaking } from './app/i18n.ts'
import { keptTheme, showTheme } from './app/theme.ts'
import { surroundings } from './platform.ts'

showTheme(keptTheme())
// Not awaited at the top: what is fetched here imports this file's own bundle, and would wait for it while that waits for it.
void begin()

async function begin(): Promise<void> {
  const { platform, desk, faults } = surroundings()
  await startSpeaking()
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no place for the window')
  onLanguageChosen(platform.tellLanguage)
  // The desktop app's window for when nothing is open; nobody else fetches it.
  const { StartWindow } = desk ? await import('./app/starting/start-window.tsx') : {}
  createRoot(root, faults).render(
    <ErrorBoundary>
      {desk && StartWindow ? <StartWindow desk={desk} /> : <App platform={platform} />}
    </ErrorBoundary>,
  )
}
