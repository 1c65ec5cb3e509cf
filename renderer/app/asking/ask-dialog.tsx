import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { PARAGRAPH_KINDS, type ParagraphKind } from '../../../shared/domain/segments.ts'
import { linkTo } from '../../../shared/domain/signs.ts'
import * as words from '../../../shared/messages/commands.ts'
import type { TextCommand } from '../../editor/binding/text-commands.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select, TextArea, TextField } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { AskingDialog } from '../dialog-names.ts'
import { learn } from '../i18n.ts'
import type { TextActions } from '../text-actions.ts'
import './asking.css'

learn('commands', words)

type Props = {
  readonly asked: AskingDialog
  readonly text: LiveText
  readonly actions: TextActions
  readonly onClose: () => void
}

/** Asks for the word that a command needs besides the selection, and does it. */
export function AskDialog({ asked, text, actions, onClose }: Props) {
  const { t } = useTranslation('commands')
  const { outline } = useStore(text.reading)
  // The selection as it was when the dialog was asked for.
  const [selected] = useState(actions.takeSelection)
  const [value, setValue] = useState(() => firstValue(asked, outline))
  const command = commandFor(asked, value)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!command || !selected) return
    onClose()
    setTimeout(() => {
      actions.editor.current?.focus()
      actions.editor.current?.run(command, selected)
    }, 0)
  }
  return (
    <Dialog title={t(`do_${asked}`)} closeLabel={t('cancel')} onClose={onClose}>
      <form onSubmit={submit} className="sheet">
        {selected === null ? <p>{t('askNoPlace')}</p> : null}
        {selected?.words ? <blockquote dir="auto">{selected.words}</blockquote> : null}
        <Asked asked={asked} value={value} outline={outline} onChange={setValue} />
        <p className="sheet-acts">
          <Button type="button" look="quiet" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!command || selected === null}>
            {t('doIt')}
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

type AskedProps = {
  readonly asked: AskingDialog
  readonly value: string
  readonly outline: readonly OutlineEntry[]
  readonly onChange: (value: string) => void
}

function Asked({ asked, value, outline, onChange }: AskedProps) {
  const { t } = useTranslation('commands')
  const change = ({ target }: { readonly target: { readonly value: string } }) =>
    onChange(target.value)
  const label = t(`ask_${asked}`)
  switch (asked) {
    case 'link':
      return (
        <TextField
          label={label}
          hint={t('askAddressHint')}
          type="url"
          value={value}
          isWrong={value !== '' && linkTo(value) === null}
          onChange={change}
        />
      )
    case 'retain':
    case 'concept':
      return <TextArea label={label} value={value} onChange={change} />
    case 'setKind':
      return (
        <Select label={label} value={value} onChange={change}>
          {SHAPES.map((shape) => (
            <option key={shape} value={shape}>
              {t(`shape_${shape}`)}
            </option>
          ))}
        </Select>
      )
    case 'refer':
    case 'moveAfter':
      return (
        <Select label={label} value={value} onChange={change}>
          {outline.map(({ id, number, kind, opening }) => (
            <option key={id} value={id}>
              {kind === 'title' ? t('theTitle') : `${number} ${opening.slice(0, 48)}`}
            </option>
          ))}
        </Select>
      )
  }
}

const SHAPES = [...PARAGRAPH_KINDS.filter((kind) => kind !== 'title'), 'subsub'] as const

function firstValue(asked: AskingDialog, outline: readonly OutlineEntry[]): string {
  if (asked === 'setKind') return 'plain'
  return asked === 'refer' || asked === 'moveAfter' ? (outline[0]?.id ?? '') : ''
}

function commandFor(asked: AskingDialog, value: string): TextCommand | null {
  switch (asked) {
    case 'link':
      return linkTo(value) ? { kind: 'link', address: value } : null
    case 'retain':
      return { kind: 'retain', note: value.trim() }
    case 'concept':
      return value.trim() ? { kind: 'concept', note: value.trim() } : null
    case 'setKind':
      return shapeOf(value)
    case 'refer':
      return { kind: 'refer', to: value as ParagraphId }
    case 'moveAfter':
      return { kind: 'moveAfter', after: value as ParagraphId }
  }
}

function shapeOf(value: string): TextCommand {
  if (value === 'subsub') return { kind: 'setKind', to: 'sub', level: 2 }
  const to: ParagraphKind = PARAGRAPH_KINDS.find((kind) => kind === value) ?? 'plain'
  return { kind: 'setKind', to, level: to === 'sub' ? 1 : 0 }
}
