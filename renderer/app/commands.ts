import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { MenuCommand } from '../../shared/protocol/ipc.ts'
import type { Platform } from '../platform.ts'
import type { Negotiation } from '../session/negotiation.ts'
import type { Asked } from '../session/relay-api.ts'
import type { Announce } from './announcements.tsx'
import type { DialogName } from './dialogs.tsx'
import { exportName } from './export-name.ts'
import { useFailureText } from './failure-text.ts'
import { commandOfKey, goToNextRegion } from './keys.ts'
import type { ViewKind } from './page.tsx'
import type { TextActions } from './text-actions.ts'

/** Everything that the menus, the keys and the top bar can ask of the window. */
export type Command =
  | MenuCommand
  | DialogName
  | 'exportRecord'
  | 'exportNegotiation'
  | 'receipt'
  | 'nextRegion'
  | 'previousRegion'

type Options = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly actions: TextActions
  readonly setView: (view: ViewKind) => void
  readonly setDialog: (dialog: DialogName) => void
  readonly announce: Announce
}

/** Carries commands out, wherever they come from; listens to the keys and to the application menu. */
export function useCommands(options: Options): (command: Command) => void {
  const { platform, actions, setView, setDialog } = options
  const save = useSaving(options)
  const run = useCallback(
    (command: Command): void => {
      switch (command) {
        case 'undo':
        case 'redo':
          actions[command]()
          break
        case 'exportDocx':
        case 'exportText':
        case 'exportJson':
        case 'exportRecord':
        case 'exportNegotiation':
          void save(
            ({ api, session }, { lang }) => api.export(session.session, FORMATS[command], lang),
            EXTENSIONS[command],
          )
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
        case 'help':
        case 'invite':
        case 'conduct':
        case 'circulate':
        case 'silence':
        case 'adoption':
          setDialog(command)
          break
        case 'nextRegion':
        case 'previousRegion':
          goToNextRegion(command === 'nextRegion' ? 1 : -1)
          break
      }
    },
    [actions, save, setView, setDialog],
  )
  useEffect(() => platform.onMenu(run), [platform, run])
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const command = commandOfKey(event)
      if (!command) return
      event.preventDefault()
      run(command)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [run])
  return run
}

const FORMATS = {
  exportDocx: 'docx',
  exportText: 'txt',
  exportJson: 'json',
  exportRecord: 'record',
  exportNegotiation: 'negotiation',
} as const

const EXTENSIONS = {
  exportDocx: 'docx',
  exportText: 'txt',
  exportJson: 'json',
  exportRecord: 'record.json',
  exportNegotiation: 'negotiation.json',
} as const

type Fetch = (negotiation: Negotiation, dossier: Dossier) => Asked<Uint8Array>

/** Asks the relay for something, and saves it where the user says. */
function useSaving({ negotiation, platform, announce }: Options) {
  const { t } = useTranslation('app')
  const failureText = useFailureText()
  return useCallback(
    async (fetch: Fetch, extension: string): Promise<void> => {
      const dossier = negotiation.dossier.getSnapshot()
      if (!dossier) return
      const fetched = await fetch(negotiation, dossier)
      if (!fetched.ok) {
        announce.set({ text: failureText(fetched.error) })
        return
      }
      const saved = await platform.saveExport(exportName(dossier.topic, extension), fetched.value)
      if (saved) announce.set({ text: t('exported', { path: saved.path }) })
    },
    [negotiation, platform, announce, t, failureText],
  )
}
