import { useCallback, useMemo, useState } from 'react'
import { useMediaQuery } from '../ui/use-media-query.ts'
import type { PanelKey } from './side-panels.tsx'

/** How a side of the window stands: beside the page, over it, or away. */
type Side = 'beside' | 'over' | 'away'

export type Layout = {
  readonly outline: Side
  readonly panels: Side
  readonly toggleOutline: () => void
  readonly togglePanels: () => void
  /** The panel that is in front, where panels are shown. */
  readonly panel: PanelKey
  /** Brings a panel to the front, and the panels to where they are seen. */
  readonly showPanel: (panel: PanelKey) => void
  /** Puts away what stands over the page. */
  readonly clearPage: () => void
}

/** Sides stand beside the page where there is room; elsewhere they are called when they are wanted. */
export function useLayout(): Layout {
  const hasRoomForOutline = useMediaQuery('(min-width: 73rem)')
  const hasRoomForPanels = useMediaQuery('(min-width: 56rem)')
  const [outline, toggleOutline, closeOutline] = useSide(hasRoomForOutline)
  const [panels, togglePanels, closePanels] = useSide(hasRoomForPanels)
  const [panel, setPanel] = useState<PanelKey>('proposals')
  return useMemo(() => {
    const clearPage = (): void => {
      if (outline === 'over') closeOutline()
      if (panels === 'over') closePanels()
    }
    const showPanel = (key: PanelKey): void => {
      setPanel(key)
      if (panels === 'away') togglePanels()
    }
    return { outline, panels, toggleOutline, togglePanels, panel, showPanel, clearPage }
  }, [outline, panels, panel, toggleOutline, togglePanels, closeOutline, closePanels])
}

// What somebody chose holds for the present width: a window made wider or narrower begins anew.
function useSide(hasRoom: boolean): [side: Side, toggle: () => void, close: () => void] {
  const [chosen, setChosen] = useState({ hasRoom, isShown: hasRoom })
  const isShown = chosen.hasRoom === hasRoom ? chosen.isShown : hasRoom
  const toggle = useCallback(() => setChosen({ hasRoom, isShown: !isShown }), [hasRoom, isShown])
  const close = useCallback(() => setChosen({ hasRoom, isShown: false }), [hasRoom])
  return [isShown ? (hasRoom ? 'beside' : 'over') : 'away', toggle, close]
}
