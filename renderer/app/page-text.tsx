import { useCallback, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { View } from '../../shared/domain/views.ts'
import type { Asker } from '../../shared/protocol/asker.ts'
import type { WhyNot } from '../editor/binding/text-binding.ts'
import { TextEditor } from '../editor/text-editor.tsx'
import type { ExternalStore } from '../session/external-store.ts'
import type { LiveText } from '../session/live-text.ts'
import type { Reading } from '../session/readings.ts'
import type { ShownThread } from '../session/remarks-board.ts'
import { useStorePart } from '../ui/use-store.ts'
import type { Announce } from './announcements.tsx'
import { type ThreadChoice, useCommentMarks } from './comments/chosen-thread.ts'
import { type ViewKind, viewFor } from './shown-view.ts'
import type { TextActions } from './text-actions.ts'

const NO_LADDERS: Reading['ladders'] = new Map()
const NO_NUMBERS: Reading['numbers'] = new Map()

/** What the page says of the text that stands on it. */
export type PageTextProps = {
  readonly dossier: Dossier | null
  readonly text: LiveText
  readonly view: Exclude<ViewKind, 'compilation'>
  /** Whose proposals are shown; everybody's if nobody is named. */
  readonly delegation: DelegationCode | null
  readonly asker: Asker
  readonly showsCarets: boolean
  /** Whether quotation marks and spaces are typed as the language has them ([Y2]). */
  readonly typesWell: boolean
  readonly actions: TextActions
  readonly announce: Announce
  /** Hears which reading is shown. */
  readonly onShown: (view: View) => void
  readonly onCaret: (paragraph: ParagraphId | null) => void
  readonly threads: ExternalStore<readonly ShownThread[]>
  readonly choice: ThreadChoice
}

/** The text as it is written in, or read in another view. */
export function PageText(props: PageTextProps) {
  const {
    text,
    view,
    delegation,
    asker,
    showsCarets,
    typesWell,
    actions,
    announce,
    onCaret,
    onShown,
  } = props
  const lang = props.dossier?.lang ?? 'en'
  const { t } = useTranslation('app')
  const numbers = useStorePart(text.reading, (reading) => reading?.numbers) ?? NO_NUMBERS
  const ladders = useStorePart(text.reading, (reading) => reading?.ladders) ?? NO_LADDERS
  const { ledger, writer, awareness } = text
  const { mayWrite } = asker
  const shown = useMemo(() => viewFor(view, delegation), [view, delegation])
  useEffect(() => onShown(shown), [shown, onShown])
  const { threads, choice } = props
  useCommentMarks({
    ...{ threads, choice, text },
    editor: actions.editor,
    isMarkup: shown.kind === 'markup',
  })
  const refused = useCallback(
    (why: WhyNot) => announce.set({ text: t(`whyNot_${why}`) }),
    [announce, t],
  )
  const pastedChanges = useCallback(
    (count: number, pasteOriginal: () => void) =>
      announce.set({
        text: t('pastedChanges', { count }),
        more: { label: t('pasteOriginal'), run: pasteOriginal },
      }),
    [announce, t],
  )
  return useMemo(
    () => (
      <TextEditor
        ref={actions.takeEditor}
        ledger={ledger}
        writer={writer}
        awareness={awareness}
        view={shown}
        isReadOnly={!mayWrite}
        numbers={numbers}
        ladders={ladders}
        showsCarets={showsCarets}
        lang={lang}
        typography={typesWell ? lang : null}
        onCaret={onCaret}
        onRefused={refused}
        onPastedChanges={pastedChanges}
      />
    ),
    [
      ledger,
      writer,
      awareness,
      shown,
      mayWrite,
      numbers,
      ladders,
      showsCarets,
      lang,
      typesWell,
      onCaret,
      refused,
      pastedChanges,
      actions.takeEditor,
    ],
  )
}
