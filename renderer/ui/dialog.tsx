import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'
import './dialog.css'

type Props = {
  readonly title: string
  readonly closeLabel: string
  /** Wide for tables, full for what is read side by side. */
  readonly size?: 'usual' | 'wide' | 'full'
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog over the window; Escape and a click beside it close it. */
export function Dialog({ title, closeLabel, size = 'usual', onClose, children }: Props) {
  return (
    <ModalOverlay
      className="dialog-veil"
      isOpen={true}
      isDismissable={true}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className="dialog-frame" data-size={size}>
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2} className="dialog-title">
              {title}
            </Heading>
            <Button look="quiet" size="icon" aria-label={closeLabel} onClick={onClose}>
              <X size={16} aria-hidden="true" />
            </Button>
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
