// Whether this machine has been shown the tour, or has said that it need not be.

const KEPT = 'penholder.tour'

export function hasSeenTour(): boolean {
  return localStorage.getItem(KEPT) !== null
}

/** It is not offered again; whoever wants it finds it in the Help menu. */
export function rememberTour(): void {
  localStorage.setItem(KEPT, 'seen')
}
