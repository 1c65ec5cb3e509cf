import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { type Asker, isFor } from '../../shared/protocol/asker.ts'
import { COMMANDS } from '../../shared/protocol/command-list.ts'
import type { MenuCommand } from '../../shared/protocol/ipc.ts'
import type { TextCommand } from '../editor/binding/text-commands.ts'
import { stepInField } from '../field-steps.ts'
import type { Platform } from '../platform.ts'
import type { Negotiation } from '../session/negotiation.ts'
import type { Announce } from './announcements.tsx'
import type { ThreadChoice } from './comments/chosen-thread.ts'
import { type DialogName, isDialog } from './dialog-names.ts'
import type { Doings } from './exporting/doings.ts'
import { EXPORTS, type ExportCommand, isExport } from './exporting/export-commands.ts'
import { useSaving } from './exporting/use-saving.ts'
import type { Finding } from './finding/find-bar.tsx'
import { commandOfKey, goToNextRegion } from './keys.ts'
import type { PositionActions } from './positions/use-position-actions.ts'
import type { Supports } from './positions/use-supports.ts'
import type { ViewKind } from './shown-view.ts'
import type { TextActions } from './text-actions.ts'

/** Everything that the menus, the keys and the top bar can ask of the window. */
export type Command =
  | MenuCommand
  | DialogName
  | PlainCommand
  | ProposalCommand
  | PositionCommand
  | Finding
  | 'viewCompilation'
  | 'carets'
  | 'roomScreen'
  | 'typography'
  | 'showThread'
  | ExportCommand
  | 'receipt'
  | 'nextRegion'
  | 'previousRegion'

/** Done at once where the selection is. */
type PlainCommand = keyof typeof TEXT_COMMANDS
const TEXT_COMMANDS = {
  bold: { kind: 'emphasise', style: 'bold' },
  italic: { kind: 'emphasise', style: 'italic' },
  underline: { kind: 'emphasise', style: 'underline' },
  bracket: { kind: 'bracket' },
  liftBrackets: { kind: 'liftBrackets' },
  footnote: { kind: 'footnote' },
  newParagraph: { kind: 'newParagraph' },
  removeParagraph: { kind: 'removeParagraph' },
  moveUp: { kind: 'move', by: -1 },
  moveDown: { kind: 'move', by: 1 },
} as const satisfies Record<string, TextCommand>

type ProposalCommand =
  | 'nextProposal'
  | 'previousProposal'
  | 'nextAlternative'
  | 'incorporateCurrent'
  | 'declineCurrent'
  | 'withdrawCurrent'
  | 'annotateCurrent'
  | StandCommand
  | 'incorporateSelection'
  | 'declineSelection'

/** Where one stands on the proposal that is shown. */
type StandCommand = keyof typeof STANDS
const STANDS = {
  sponsorCurrent: 'sponsor',
  acceptCurrent: 'accept',
  opposeCurrent: 'oppose',
} as const

/** One's own position on the paragraph in which the caret stands. */
type PositionCommand = keyof typeof STATES
const STATES = {
  stateAgree: 'agree',
  stateFlexible: 'flexible',
  stateReserve: 'reserve',
  stateOppose: 'oppose',
  stateAwaiting: 'awaiting',
} as const

type Options = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly actions: TextActions
  readonly positions: PositionActions
  readonly supports: Supports
  readonly asker: Asker
  readonly setView: (view: ViewKind) => void
  readonly setFinding: (finding: Finding) => void
  readonly toggleCarets: () => void
  readonly toggleTypography: () => void
  readonly toggleRoomScreen: () => void
  readonly setDialog: (dialog: DialogName) => void
  readonly choice: ThreadChoice
  readonly announce: Announce
  readonly doings: Doings
}

const OF_SELECTION: ReadonlySet<Command> = new Set<Command>(['palette', 'comment', 'story'])

/** Carries commands out, wherever they come from; listens to the keys and to the application menu. */
export function useCommands(options: Options): (command: Command) => void {
  const {
    platform,
    actions,
    positions,
    asker,
    announce,
    setView,
    setDialog,
    setFinding,
    toggleCarets,
    toggleTypography,
    toggleRoomScreen,
  } = options
  const { t } = useTranslation('app')
  const save = useSaving(options)
  const onProposal = useProposalCommands(options)
  const showThread = useShowThread(options)
  const run = useCallback(
    (command: Command): void => {
      if ((command === 'undo' || command === 'redo') && stepInField(command)) return
      const entry = COMMANDS.find(({ id }) => id === command)
      if (entry && !isFor(entry, asker)) {
        announce.set({ text: t('notOpenNow') })
        return
      }
      if (isDialog(command)) {
        // They speak of what is selected now.
        if (OF_SELECTION.has(command)) actions.holdSelection()
        setDialog(command)
        return
      }
      if (isExport(command)) {
        const { format, extension } = EXPORTS[command]
        void save(
          ({ api, session }, { lang }, signal) =>
            api.export(session.session, format, lang, { signal }),
          extension,
        )
        return
      }
      switch (command) {
        case 'undo':
        case 'redo':
          actions[command]()
          break
        case 'receipt':
          void save(({ api, session }) => api.receipt(session.session), 'receipt.json')
          break
        case 'viewMarkup':
          setView('markup')
          break
        case 'viewBase':
          setView('base')
          break
        case 'viewIncorporated':
          setView('ifIncorporated')
          break
        case 'viewCompilation':
          setView('compilation')
          break
        case 'showThread':
          showThread()
          break
        case 'find':
        case 'replace':
          setView('markup')
          setFinding(command)
          break
        case 'carets':
          toggleCarets()
          break
        case 'typography':
          toggleTypography()
          break
        case 'roomScreen':
          toggleRoomScreen()
          break
        case 'nextRegion':
        case 'previousRegion':
          goToNextRegion(command === 'nextRegion' ? 1 : -1)
          break
        case 'nextProposal':
        case 'previousProposal':
          actions.step(command === 'nextProposal' ? 1 : -1)
          break
        case 'nextAlternative':
          actions.stepAlternative()
          break
        case 'incorporateCurrent':
        case 'declineCurrent':
        case 'withdrawCurrent':
        case 'annotateCurrent':
        case 'sponsorCurrent':
        case 'acceptCurrent':
        case 'opposeCurrent':
        case 'incorporateSelection':
        case 'declineSelection':
          onProposal(command)
          break
        case 'stateAgree':
        case 'stateFlexible':
        case 'stateReserve':
        case 'stateOppose':
        case 'stateAwaiting': {
          const selected = actions.takeSelection()
          if (selected) positions.stateWord(selected.paragraph, STATES[command])
          break
        }
        default:
          actions.runText(TEXT_COMMANDS[command])
      }
    },
    [
      actions,
      positions,
      asker,
      announce,
      t,
      save,
      setView,
      setDialog,
      setFinding,
      toggleCarets,
      toggleTypography,
      toggleRoomScreen,
      onProposal,
      showThread,
    ],
  )
  useEffect(() => platform.onMenu(run), [platform, run])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      // The text, and whatever else a key was meant for, comes first.
      const command = event.defaultPrevented ? null : commandOfKey(event)
      if (!command) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [run])
  return run
}

/** Opens the thread on the words at the caret; a click on them only chooses it. */
function useShowThread({ actions: { editor }, choice, announce }: Options): () => void {
  const { t } = useTranslation('app')
  return useCallback(() => {
    const name = editor.current?.threadAtCaret() ?? null
    if (name === null) announce.set({ text: t('noThreadHere') })
    else choice.choose({ name, from: 'command' })
  }, [editor, choice, announce, t])
}

/** What is done with the proposal that was last shown, or with what is selected. */
function useProposalCommands({ actions, supports, announce }: Options) {
  const { t } = useTranslation('app')
  return useCallback(
    (
      command: Exclude<ProposalCommand, 'nextProposal' | 'previousProposal' | 'nextAlternative'>,
    ): void => {
      if (command === 'incorporateSelection' || command === 'declineSelection') {
        const selected = actions.takeSelection()
        const action = command === 'incorporateSelection' ? 'incorporate' : 'decline'
        if (selected && selected.ranges.length > 0) actions.decideWithin(action, selected.ranges)
        else announce.set({ text: t('whyNot_noWords') })
        return
      }
      const proposal = actions.current()
      if (!proposal) announce.set({ text: t('noCurrentProposal') })
      else if (isStand(command)) supports.say(proposal, STANDS[command])
      else actions.act(ACTIONS[command], proposal)
    },
    [actions, supports, announce, t],
  )
}

function isStand(command: string): command is StandCommand {
  return command in STANDS
}

const ACTIONS = {
  incorporateCurrent: 'incorporate',
  declineCurrent: 'decline',
  withdrawCurrent: 'withdraw',
  annotateCurrent: 'annotate',
} as const
