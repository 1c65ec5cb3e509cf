import type { PanelKey } from '../side-panels.tsx'

// What the tour shows, in its order. Each step points at a part of the window as it is: the parts know nothing of the
// tour, which finds them by the classes that their own styles use.

export type TourStep = {
  /** Names its words: `title_text` and `words_text`. */
  readonly name: 'text' | 'proposal' | 'positions' | 'audience' | 'panels' | 'palette'
  /** The panel that has to be in front; null for what stands beside the panels. */
  readonly panel: PanelKey | null
  /** The first of these that is shown is pointed at. */
  readonly places: readonly string[]
}

export const TOUR: readonly TourStep[] = [
  { name: 'text', panel: null, places: ['.page'] },
  { name: 'proposal', panel: 'proposals', places: ['.proposal-card', '.side-panels'] },
  { name: 'positions', panel: 'positions', places: ['.positions-panel', '.side-panels'] },
  { name: 'audience', panel: 'positions', places: ['.audience-choice', '.side-panels'] },
  { name: 'panels', panel: 'positions', places: ['.side-panels .tab-list'] },
  { name: 'palette', panel: null, places: ['.top-bar'] },
]
