import { useTranslation } from 'react-i18next'
import * as words from '../../shared/messages/commands.ts'
import * as tour from '../../shared/messages/tour.ts'
import { COMMANDS, PARTS } from '../../shared/protocol/command-list.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { keysOf } from './command-list.ts'
import type { Command } from './commands.ts'
import { learn } from './i18n.ts'
import './help-dialog.css'

learn('commands', words)
learn('tour', tour)

type Row = readonly [keys: string, message: string]

/** Keys that are no commands: they mean something where the focus is. */
const OTHERS: readonly Row[] = [
  ['Enter', 'keyEnter'],
  ['Del', 'keyDelete'],
  ['↑ ↓', 'keyArrows'],
  ['Enter', 'keyOpen'],
  ['Esc', 'keyEscape'],
]

type Props = {
  readonly onCommand: (command: Command) => void
  readonly onClose: () => void
}

/** The keys by which everything can be done. */
export function HelpDialog({ onCommand, onClose }: Props) {
  const { t } = useTranslation(['app', 'commands', 'tour'])
  const parts = PARTS.map((part) => ({
    heading: t(`commands:part_${part}`),
    rows: COMMANDS.filter((one) => one.part === part).map(
      (one): Row => [keysOf(one.id), t(`commands:do_${one.id}`)],
    ),
  }))
  const others = {
    heading: t('helpOthers'),
    rows: OTHERS.map(([keys, key]): Row => [keys, t(key)]),
  }
  return (
    <Dialog title={t('helpTitle')} closeLabel={t('close')} onClose={onClose}>
      <Button onClick={() => onCommand('tour')}>{t('tour:again')}</Button>
      {[...parts, others].map(({ heading, rows }) => (
        <section key={heading} className="help-part">
          <h3 className="section-title">{heading}</h3>
          <dl>
            {rows.map(([keys, name]) => (
              <div key={name}>
                <dt>
                  {keys.split(' ').map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
