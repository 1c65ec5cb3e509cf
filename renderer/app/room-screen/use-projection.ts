import { useCallback, useState } from 'react'
import type { Negotiation } from '../../session/negotiation.ts'
import { useStore } from '../../ui/use-store.ts'

export type Projection = {
  readonly isOn: boolean
  readonly toggle: () => void
  /** Null for who takes part as the screen: such a window is nothing else. */
  readonly leave: (() => void) | null
}

/** Whether the window is the screen that all look at: always for who takes part as one, else as long as one wants. */
export function useProjection({ me }: Negotiation): Projection {
  const { role } = useStore(me)
  const [isWanted, setWanted] = useState(false)
  const toggle = useCallback(() => setWanted((is) => !is), [])
  const leave = useCallback(() => setWanted(false), [])
  const isScreen = role === 'screen'
  return { isOn: isScreen || isWanted, toggle, leave: isScreen ? null : leave }
}
