import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Cell } from '../session/external-store.ts'
import { Button } from '../ui/button.tsx'
import { useStore } from '../ui/use-store.ts'

/** Something said once, at the edge of the window, and to those who listen to it. */
type Announcement = {
  readonly text: string
  readonly undo?: () => void
  /** What one may want to do next. */
  readonly more?: { readonly label: string; readonly run: () => void }
}

/** Says it; what was said before gives way. */
export type Announce = Cell<Announcement | null>

export function announcer(): Announce {
  return new Cell<Announcement | null>(null)
}

const SHOWN_MS = 7000

/** The last thing that was said, for a few seconds. */
export function Announcements({ store }: { readonly store: Announce }) {
  const { t } = useTranslation('app')
  const said = useStore(store)
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => store.set(null), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [said, store])
  return (
    <div className="announcements" role="status">
      {said ? (
        <div className="announcement">
          <span>{said.text}</span>
          {said.more ? (
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                store.set(null)
                said.more?.run()
              }}
            >
              {said.more.label}
            </Button>
          ) : null}
          {said.undo ? (
            <Button
              look="quiet"
              size="small"
              onClick={() => {
                said.undo?.()
                store.set(null)
              }}
            >
              {t('undo')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
