import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as words from '../../../shared/messages/commands.ts'
import { type Asker, isFor } from '../../../shared/protocol/asker.ts'
import { COMMANDS } from '../../../shared/protocol/command-list.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { keysOf } from '../command-list.ts'
import type { Command } from '../commands.ts'
import { learn } from '../i18n.ts'
import './palette.css'

learn('commands', words)

type Props = {
  readonly asker: Asker
  readonly onCommand: (command: Command) => void
  readonly onClose: () => void
}

/** Every command by its name: type a part of it, choose with the arrows, Enter does it. */
export function PaletteDialog({ asker, onCommand, onClose }: Props) {
  const { t } = useTranslation('commands')
  const id = useId()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const offered = COMMANDS.filter((one) => one.id !== 'palette' && isFor(one, asker))
    .map((one) => ({ ...one, name: t(`do_${one.id}`) }))
    .filter(({ name }) => matches(name, query))
  const chosen = Math.min(at, offered.length - 1)
  const run = (index: number): void => {
    const command = offered[index]
    onClose()
    // The dialog gives the focus back to the text first: commands act where the selection is.
    if (command) setTimeout(() => onCommand(command.id), 0)
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const next = (chosen + step + offered.length) % Math.max(1, offered.length)
      setAt(next)
      list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(chosen)
    }
  }
  return (
    <Dialog title={t('paletteTitle')} closeLabel={t('closePalette')} onClose={onClose}>
      <input
        className="palette-query"
        role="combobox"
        aria-expanded={true}
        aria-controls={id}
        aria-activedescendant={offered[chosen] && `${id}-${offered[chosen].id}`}
        aria-label={t('paletteQuery')}
        placeholder={t('paletteQuery')}
        autoFocus={true}
        value={query}
        onKeyDown={press}
        onChange={({ target }) => {
          setQuery(target.value)
          setAt(0)
        }}
      />
      <div className="palette" id={id} role="listbox" aria-label={t('paletteTitle')} ref={list}>
        {offered.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above
          <div
            key={one.id}
            id={`${id}-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            onClick={() => run(index)}
          >
            <span>{one.name}</span>
            <span className="palette-part">{t(`part_${one.part}`)}</span>
            <kbd>{keysOf(one.id)}</kbd>
          </div>
        ))}
      </div>
      {offered.length === 0 ? <p role="status">{t('paletteNothing')}</p> : null}
    </Dialog>
  )
}

/** Whether every word of the query is somewhere in the name. */
function matches(name: string, query: string): boolean {
  const text = name.toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word))
}
