import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import {
  Menu as AriaMenu,
  Header,
  MenuItem,
  MenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import './button.css'
import './menu.css'

type MenuEntry = {
  readonly key: string
  readonly label: string
  readonly hint?: string
  /** Given for entries of which one is chosen. */
  readonly isChosen?: boolean
}

type MenuPart = { readonly heading?: string; readonly entries: readonly MenuEntry[] }

type Props = {
  /** What the button shows, and its accessible name if that is an icon alone. */
  readonly children: ReactNode
  readonly label?: string
  readonly look?: 'plain' | 'quiet'
  readonly size?: 'usual' | 'icon'
  readonly parts: readonly MenuPart[]
  readonly onChoose: (key: string) => void
  /** Whether it is open from the start: somebody has asked for it before it was there. */
  readonly isOpenAtFirst?: boolean
  /** Heard before the menu takes the focus. */
  readonly onOpen?: () => void
}

/** A button that opens a menu. */
export function Menu(props: Props) {
  const { children, label, look = 'plain', size = 'usual', parts, onChoose, onOpen } = props
  const { isOpenAtFirst = false } = props
  return (
    <MenuTrigger
      defaultOpen={isOpenAtFirst}
      onOpenChange={(isOpen) => (isOpen ? onOpen?.() : undefined)}
    >
      <Button
        className="button"
        data-look={look}
        data-size={size}
        {...(label === undefined ? {} : { 'aria-label': label })}
      >
        {children}
      </Button>
      <Popover className="menu-popover" placement="bottom end">
        <AriaMenu className="menu" onAction={(key) => onChoose(String(key))}>
          {parts.map((part) => (
            <MenuSection key={part.heading ?? part.entries[0]?.key ?? ''} className="menu-part">
              {part.heading ? <Header className="menu-heading">{part.heading}</Header> : null}
              {part.entries.map((entry) => (
                <MenuItem
                  key={entry.key}
                  id={entry.key}
                  className="menu-entry"
                  textValue={entry.label}
                >
                  <Entry entry={entry} />
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

function Entry({ entry: { label, hint, isChosen } }: { readonly entry: MenuEntry }) {
  return (
    <>
      <span className="menu-check">{isChosen ? <Check size={14} aria-hidden="true" /> : null}</span>
      <span>{label}</span>
      {hint ? <span className="menu-hint">{hint}</span> : null}
    </>
  )
}
