import { useEffect } from 'react'
import type { ParagraphId } from '../../shared/domain/char-ids.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Proposal } from '../../shared/domain/proposals.ts'
import type { Platform } from '../platform.ts'
import type { LiveText } from '../session/live-text.ts'
import type { Negotiation } from '../session/negotiation.ts'
import { later, useLater } from '../ui/later.ts'
import type { Announce } from './announcements.tsx'
import type { Asker } from './command-list.ts'
import { ASKING, type AskingCommand, type Command } from './commands.ts'
import type { Desk } from './drafts/use-desk.ts'
import type { TextActions } from './text-actions.ts'

export type DialogName =
  | 'help'
  | 'palette'
  | AskingCommand
  | 'annotate'
  | 'invite'
  | 'conduct'
  | 'circulate'
  | 'silence'
  | 'adoption'
  | 'positions'
  | 'importDocument'
  | 'pack'
  | 'chair'
  | 'coverage'
  | 'readThrough'
  | 'comment'
  | 'mentions'
  | 'compare'
  | 'revisions'

const helpDialog = later(async () => (await import('./help-dialog.tsx')).HelpDialog)
const paletteDialog = later(
  async () => (await import('./palette/palette-dialog.tsx')).PaletteDialog,
)
const askDialog = later(async () => (await import('./asking/ask-dialog.tsx')).AskDialog)
const annotateDialog = later(
  async () => (await import('./asking/annotate-dialog.tsx')).AnnotateDialog,
)
const conductDialog = later(
  async () => (await import('./conduct/conduct-dialog.tsx')).ConductDialog,
)
const circulateDialog = later(
  async () => (await import('./silence/circulate-dialog.tsx')).CirculateDialog,
)
const silenceDialog = later(
  async () => (await import('./silence/silence-dialog.tsx')).SilenceDialog,
)
const adoptionDialog = later(
  async () => (await import('./adoption/adoption-dialog.tsx')).AdoptionDialog,
)
const gridDialog = later(async () => (await import('./positions/grid-dialog.tsx')).GridDialog)
const importDialog = later(async () => (await import('./importing/import-dialog.tsx')).ImportDialog)
const packDialog = later(async () => (await import('./pack/pack-dialog.tsx')).PackDialog)
const chairDialog = later(async () => (await import('./chair/chair-dialog.tsx')).ChairDialog)
const coverageDialog = later(
  async () => (await import('./chair/coverage-dialog.tsx')).CoverageDialog,
)
const readThroughDialog = later(
  async () => (await import('./chair/read-through-dialog.tsx')).ReadThroughDialog,
)
const commentDialog = later(
  async () => (await import('./comments/comment-dialog.tsx')).CommentDialog,
)
const mentionsDialog = later(
  async () => (await import('./comments/mentions-dialog.tsx')).MentionsDialog,
)
const historyDialog = later(
  async () => (await import('./comparing/history-dialog.tsx')).HistoryDialog,
)
const inviteDialog = later(async () => (await import('./inviting/invite-dialog.tsx')).InviteDialog)

/** Fetched behind the text, so that they are there when the relay is not. */
const AHEAD = [
  helpDialog,
  paletteDialog,
  askDialog,
  annotateDialog,
  inviteDialog,
  conductDialog,
  circulateDialog,
  silenceDialog,
  adoptionDialog,
  gridDialog,
  importDialog,
  packDialog,
  chairDialog,
  coverageDialog,
  readThroughDialog,
  commentDialog,
  mentionsDialog,
  historyDialog,
]
const AHEAD_MS = 2000

type Props = {
  readonly open: DialogName | null
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier | null
  readonly announce: Announce
  readonly actions: TextActions
  readonly text: LiveText | null
  readonly desk: Desk | null
  readonly asker: Asker
  readonly annotated: Proposal | null
  /** A document that was dropped onto the window. */
  readonly dropped: File | null
  readonly onCommand: (command: Command) => void
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** The dialog that is open, if any. */
export function Dialogs({ open, ...props }: Props) {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const dialog of AHEAD) dialog.fetch()
    }, AHEAD_MS)
    return () => clearTimeout(timer)
  }, [])
  if (open === 'help') return <Help {...props} />
  if (open === 'palette') return <Palette {...props} />
  if (open === 'annotate') return <Annotate {...props} />
  const asked = ASKING.find((one) => one === open)
  if (asked) return <Ask asked={asked} {...props} />
  if (open === 'conduct') return <Conduct {...props} />
  if (open === 'circulate') return <Circulate {...props} />
  if (open === 'adoption') return <Adoption {...props} />
  if (open === 'positions') return <Grid {...props} />
  if (open === 'importDocument') return <Import {...props} />
  if (open === 'pack') return <Pack {...props} />
  if (open === 'chair') return <Chair {...props} />
  if (open === 'coverage') return <Coverage {...props} />
  if (open === 'readThrough') return <ReadThrough {...props} />
  if (open === 'comment') return <Comment {...props} />
  if (open === 'mentions') return <Mentions {...props} />
  if (open === 'compare' || open === 'revisions') return <History {...props} begin={open} />
  if (open === 'silence') return <Silence {...props} />
  return open === 'invite' ? <Invite {...props} /> : null
}

type OpenProps = Omit<Props, 'open'>

function Help({ onClose }: OpenProps) {
  const HelpDialog = useLater(helpDialog)
  return HelpDialog ? <HelpDialog onClose={onClose} /> : null
}

function Palette({ asker, onCommand, onClose }: OpenProps) {
  const PaletteDialog = useLater(paletteDialog)
  return PaletteDialog ? (
    <PaletteDialog asker={asker} onCommand={onCommand} onClose={onClose} />
  ) : null
}

function Ask({ asked, text, actions, onClose }: OpenProps & { readonly asked: AskingCommand }) {
  const AskDialog = useLater(askDialog)
  return AskDialog && text ? (
    <AskDialog asked={asked} reading={text.reading} actions={actions} onClose={onClose} />
  ) : null
}

function Annotate({ annotated, text, announce, onClose }: OpenProps) {
  const AnnotateDialog = useLater(annotateDialog)
  return AnnotateDialog && annotated && text ? (
    <AnnotateDialog
      proposal={annotated}
      writer={text.writer}
      announce={announce}
      onClose={onClose}
    />
  ) : null
}

function Conduct(props: OpenProps) {
  const ConductDialog = useLater(conductDialog)
  return ConductDialog ? <ConductDialog {...props} /> : null
}

function Invite(props: OpenProps) {
  const InviteDialog = useLater(inviteDialog)
  return InviteDialog ? <InviteDialog {...props} /> : null
}

function Circulate(props: OpenProps) {
  const CirculateDialog = useLater(circulateDialog)
  return CirculateDialog ? <CirculateDialog {...props} /> : null
}

function Grid({ dossier, text, ...rest }: OpenProps) {
  const GridDialog = useLater(gridDialog)
  return GridDialog && dossier && text ? (
    <GridDialog {...rest} dossier={dossier} text={text} />
  ) : null
}

function Import({ negotiation, text, dropped, announce, onClose }: OpenProps) {
  const ImportDialog = useLater(importDialog)
  return ImportDialog && text ? (
    <ImportDialog
      negotiation={negotiation}
      text={text}
      dropped={dropped}
      announce={announce}
      onClose={onClose}
    />
  ) : null
}

function Pack({ negotiation, dossier, text, onCommand, onParagraph, onClose }: OpenProps) {
  const PackDialog = useLater(packDialog)
  return PackDialog && dossier && text ? (
    <PackDialog
      {...{ negotiation, dossier, text, onParagraph, onClose }}
      onMake={() => onCommand('makePack')}
    />
  ) : null
}

function Chair({ dossier, text, ...rest }: OpenProps) {
  const ChairDialog = useLater(chairDialog)
  return ChairDialog && dossier && text ? (
    <ChairDialog {...rest} dossier={dossier} text={text} />
  ) : null
}

function Coverage({ dossier, text, ...rest }: OpenProps) {
  const CoverageDialog = useLater(coverageDialog)
  return CoverageDialog && dossier && text ? (
    <CoverageDialog {...rest} dossier={dossier} text={text} />
  ) : null
}

function ReadThrough({ dossier, text, ...rest }: OpenProps) {
  const ReadThroughDialog = useLater(readThroughDialog)
  return ReadThroughDialog && dossier && text ? (
    <ReadThroughDialog {...rest} dossier={dossier} text={text} />
  ) : null
}

function Comment(props: OpenProps) {
  const CommentDialog = useLater(commentDialog)
  return CommentDialog ? <CommentDialog {...props} /> : null
}

function Mentions({ text, ...rest }: OpenProps) {
  const MentionsDialog = useLater(mentionsDialog)
  return MentionsDialog && text ? <MentionsDialog {...rest} text={text} /> : null
}

function History({ dossier, ...rest }: OpenProps & { readonly begin: 'compare' | 'revisions' }) {
  const HistoryDialog = useLater(historyDialog)
  return HistoryDialog && dossier ? <HistoryDialog {...rest} dossier={dossier} /> : null
}

function Silence(props: OpenProps) {
  const SilenceDialog = useLater(silenceDialog)
  return SilenceDialog ? <SilenceDialog {...props} /> : null
}

function Adoption(props: OpenProps) {
  const AdoptionDialog = useLater(adoptionDialog)
  return AdoptionDialog ? <AdoptionDialog {...props} /> : null
}
