import type { OnInterruption } from './session/interruption.ts'

/** What any page can tell of interruptions, wherever it runs: its network, that it is looked at again, and that it was put away. */
export const pageInterruptions: OnInterruption = (listener) => {
  const network = () => listener('network')
  const looked = () => {
    if (document.visibilityState === 'visible') listener('return')
  }
  const shown = ({ persisted }: PageTransitionEvent) => {
    // Whatever was connected when it was put away is not any more.
    if (persisted) listener('wake')
  }
  window.addEventListener('online', network)
  window.addEventListener('offline', network)
  window.addEventListener('pageshow', shown)
  document.addEventListener('visibilitychange', looked)
  return () => {
    window.removeEventListener('online', network)
    window.removeEventListener('offline', network)
    window.removeEventListener('pageshow', shown)
    document.removeEventListener('visibilitychange', looked)
  }
}
