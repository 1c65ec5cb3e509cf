import { useEffect } from 'react'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { Asker } from '../../shared/protocol/asker.ts'
import type { Platform } from '../platform.ts'
import type { LiveText } from '../session/live-text.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { type Later, later, useLater } from '../ui/later.ts'
import type { Announce } from './announcements.tsx'
import type { Command } from './commands.ts'
import type { Act } from './conduct/confirmation.tsx'
import {
  type AskingDialog,
  type DialogName,
  isPlainDialog,
  isTextDialog,
  type PlainDialog,
  type TextDialog,
} from './dialog-names.ts'
import type { Desk } from './drafts/use-desk.ts'
import type { Doings } from './exporting/doings.ts'
import type { Layout } from './layout.ts'
import type { TextActions } from './text-actions.ts'

/** What is around a dialog; each takes of it what it needs. */
type Around = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier | null
  readonly announce: Announce
  readonly actions: TextActions
  readonly doings: Doings
  readonly desk: Desk | null
  readonly asker: Asker
  readonly annotated: Proposal | null
  /** What the penholder would do about a member. */
  readonly memberAct: Act | null
  /** A document that was dropped onto the window. */
  readonly dropped: File | null
  readonly layout: Layout
  /** The window takes part no more: nothing is offered that the relay would refuse. */
  readonly isEnded: boolean
  readonly onCommand: (command: Command) => void
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}
type AroundText = Around & { readonly dossier: Dossier; readonly text: LiveText }

const PLAIN: Readonly<Record<PlainDialog, Later<Around>>> = {
  help: later(async () => (await import('./help-dialog.tsx')).HelpDialog),
  palette: later(async () => (await import('./palette/palette-dialog.tsx')).PaletteDialog),
  tour: later(async () => (await import('./tour/tour.tsx')).Tour),
  share: later(async () => (await import('./sharing/share-sheet.tsx')).ShareSheet),
  conduct: later(async () => (await import('./conduct/conduct-dialog.tsx')).ConductDialog),
  circulate: later(async () => (await import('./silence/circulate-dialog.tsx')).CirculateDialog),
  silence: later(async () => (await import('./silence/silence-dialog.tsx')).SilenceDialog),
  adoption: later(async () => (await import('./adoption/adoption-dialog.tsx')).AdoptionDialog),
  comment: later(async () => (await import('./comments/comment-dialog.tsx')).CommentDialog),
  memberAct: later(async () => (await import('./conduct/member-act-dialog.tsx')).MemberActDialog),
  checkRecord: later(async () => (await import('./record/record-dialog.tsx')).RecordDialog),
}

type TextProps = AroundText & { readonly open: TextDialog }
const history: Later<TextProps> = later(
  async () => (await import('./comparing/history-dialog.tsx')).HistoryDialog,
)
const OF_TEXT: Readonly<Record<TextDialog, Later<TextProps>>> = {
  annotate: later(async () => (await import('./asking/annotate-dialog.tsx')).AnnotateDialog),
  positions: later(async () => (await import('./positions/grid-dialog.tsx')).GridDialog),
  importDocument: later(async () => (await import('./importing/import-dialog.tsx')).ImportDialog),
  exportAs: later(async () => (await import('./exporting/export-dialog.tsx')).ExportDialog),
  print: later(async () => (await import('./printing/print-dialog.tsx')).PrintDialog),
  pack: later(async () => (await import('./pack/pack-dialog.tsx')).PackDialog),
  chair: later(async () => (await import('./chair/chair-dialog.tsx')).ChairDialog),
  coverage: later(async () => (await import('./chair/coverage-dialog.tsx')).CoverageDialog),
  readThrough: later(
    async () => (await import('./chair/read-through-dialog.tsx')).ReadThroughDialog,
  ),
  mentions: later(async () => (await import('./comments/mentions-dialog.tsx')).MentionsDialog),
  compare: history,
  revisions: history,
  timeline: later(async () => (await import('./timeline/timeline-dialog.tsx')).TimelineDialog),
  annexes: later(async () => (await import('./annexes/annexes-dialog.tsx')).AnnexesDialog),
  translations: later(
    async () => (await import('./translations/translations-dialog.tsx')).TranslationsDialog,
  ),
  story: later(async () => (await import('./story/story-dialog.tsx')).StoryDialog),
}

type AskingProps = AroundText & { readonly asked: AskingDialog }
const asking: Later<AskingProps> = later(
  async () => (await import('./asking/ask-dialog.tsx')).AskDialog,
)

/** Fetched behind the text, so that they are there when the relay is not. */
const AHEAD = [...Object.values(PLAIN), ...Object.values(OF_TEXT), asking]
const AHEAD_MS = 2000

type Props = Around & { readonly open: DialogName | null; readonly text: LiveText | null }

/** The dialog that is open, if any. */
export function Dialogs({ open, text, ...around }: Props) {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const dialog of AHEAD) dialog.fetch()
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [])
  if (open === null) return null
  if (isPlainDialog(open)) return <Shown part={PLAIN[open]} props={around} />
  const { dossier } = around
  if (!dossier || !text) return null
  const aroundText = { ...around, dossier, text }
  return isTextDialog(open) ? (
    <Shown part={OF_TEXT[open]} props={{ ...aroundText, open }} />
  ) : (
    <Shown part={asking} props={{ ...aroundText, asked: open }} />
  )
}

function Shown<P extends object>({ part, props }: { readonly part: Later<P>; readonly props: P }) {
  const Part = useLater(part)
  return Part ? <Part {...props} /> : null
}
