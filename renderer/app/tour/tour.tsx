import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/tour.ts'
import { Button } from '../../ui/button.tsx'
import { keysOf } from '../command-list.ts'
import { learn } from '../i18n.ts'
import type { Layout } from '../layout.ts'
import { type Box, placeCard } from './card-place.ts'
import { rememberTour } from './tour-seen.ts'
import { TOUR } from './tour-steps.ts'
import { useShownPart } from './use-shown-part.ts'
import './tour.css'

learn('tour', words)

const NO_SIZE = { width: 0, height: 0 }

type Props = { readonly layout: Layout; readonly onClose: () => void }

/** A walk through the parts of the window ([D30]): next, back, and away with Escape or “Skip”. */
export function Tour({ layout, onClose }: Props) {
  const { t } = useTranslation('tour')
  const [at, setAt] = useState(0)
  const step = TOUR[at] ?? TOUR[0]
  useShowing(layout, step?.panel ?? null)
  useEffect(rememberTour, [])
  if (!step) return null
  const isLast = at === TOUR.length - 1
  const go = (by: number): void => {
    if (at + by === TOUR.length) onClose()
    else setAt(Math.max(0, at + by))
  }
  return (
    <ModalOverlay className="tour-veil" isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Spot places={step.places}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows do what the buttons do */}
        <div onKeyDown={(event) => go(stepOf(event))}>
          <Dialog className="tour-words">
            <p className="tour-count">{t('count', { at: at + 1, of: TOUR.length })}</p>
            <div aria-live="polite">
              <Heading slot="title" level={2}>
                {t(`title_${step.name}`)}
              </Heading>
              <p>{t(`words_${step.name}`, { palette: keysOf('palette'), help: keysOf('help') })}</p>
            </div>
            <div className="tour-acts">
              <Button look="quiet" onClick={onClose}>
                {t('skip')}
              </Button>
              <Button disabled={at === 0} onClick={() => go(-1)}>
                {t('back')}
              </Button>
              <Button look="primary" autoFocus onClick={() => go(1)}>
                {t(isLast ? 'done' : 'next')}
              </Button>
            </div>
          </Dialog>
        </div>
      </Spot>
    </ModalOverlay>
  )
}

/** Forwards is where one reads to. */
function stepOf({ key, currentTarget }: KeyboardEvent): number {
  const isMirrored = getComputedStyle(currentTarget).direction === 'rtl'
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key] ?? 0
  return isMirrored ? -by : by
}

/** Brings the panel of a step to the front; when the tour is over the one that was there before is back. */
function useShowing({ panel, showPanel, clearPage }: Layout, wanted: Layout['panel'] | null): void {
  const before = useRef(panel)
  const latest = useRef({ showPanel, clearPage })
  latest.current = { showPanel, clearPage }
  useEffect(() => {
    if (wanted === null) latest.current.clearPage()
    else latest.current.showPanel(wanted)
  }, [wanted])
  useEffect(
    () => () => {
      latest.current.showPanel(before.current)
      latest.current.clearPage()
    },
    [],
  )
}

/** The card beside the part that it speaks of; everything else is dimmed. */
function Spot({ places, children }: SpotProps) {
  const { part, ...size } = useShownPart(places)
  const card = useRef<HTMLDivElement>(null)
  const [measured, setMeasured] = useState(NO_SIZE)
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = card.current ?? {}
    setMeasured((last) =>
      last.width === width && last.height === height ? last : { width, height },
    )
  })
  return (
    <>
      <div className="tour-spot" data-found={part ? '' : undefined} style={part ?? NOWHERE} />
      <Modal ref={card} className="tour-card" style={placeCard(part, measured, size)}>
        {children}
      </Modal>
    </>
  )
}

type SpotProps = { readonly places: readonly string[]; readonly children: React.ReactNode }
const NOWHERE: Box = { left: 0, top: 0, width: 0, height: 0 }
