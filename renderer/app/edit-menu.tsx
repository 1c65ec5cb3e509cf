import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import * as words from '../../shared/messages/commands.ts'
import { type Asker, isFor } from '../../shared/protocol/asker.ts'
import { COMMANDS, type Part } from '../../shared/protocol/command-list.ts'
import { Menu } from '../ui/menu.tsx'
import { keysOf } from './command-list.ts'
import type { Command } from './commands.ts'
import { learn } from './i18n.ts'

learn('commands', words)

type Props = {
  readonly asker: Asker
  readonly onOpen: () => void
  readonly onCommand: (command: Command) => void
}

const SHOWN: readonly Part[] = ['words', 'paragraph', 'proposal']

/** Everything that can be done with words, paragraphs and proposals, with its keys. */
export function EditMenu({ asker, onOpen, onCommand }: Props) {
  const { t } = useTranslation('commands')
  const parts = SHOWN.map((part) => ({
    heading: t(`part_${part}`),
    entries: COMMANDS.filter((one) => one.part === part && isFor(one, asker)).map((one) => ({
      key: one.id,
      label: t(`do_${one.id}`),
      hint: keysOf(one.id),
    })),
  }))
  return (
    <Menu
      look="quiet"
      onOpen={onOpen}
      parts={parts.filter(({ entries }) => entries.length > 0)}
      onChoose={(chosen) => {
        const command = COMMANDS.find(({ id }) => id === chosen)?.id
        // The menu gives the focus back to its button; what is done is done where the selection was.
        if (command) setTimeout(() => onCommand(command), 0)
      }}
    >
      {t('editMenu')}
      <ChevronDown size={14} aria-hidden="true" />
    </Menu>
  )
}
