import path from 'node:path'
import { app, session } from 'electron'
import { APP_ORIGIN } from './app-origin.ts'
import { serveApp } from './app-protocol.ts'
import { callHandlers } from './calls.ts'
import { DossierWindows } from './dossier-windows.ts'
import { type Files, filesOf, tellRelayLost } from './files.ts'
import { answerCalls } from './ipc-main.ts'
import { keptSessions } from './kept-sessions.ts'
import { setMenu } from './menu.ts'
import { localeFor, sayIn } from './messages.ts'
import { guardPermissions } from './permissions.ts'
import { recentFiles } from './recent-files.ts'
import { userFile } from './user-file.ts'
import { present } from './window.ts'
import { FIRST_STATE, WindowState } from './window-state.ts'

const WEB_ROOT = path.join(import.meta.dirname, '../renderer')

export type Shell = {
  open(file: string): void
  /** Opens the files, or what a start without files shows; quits if nothing can be shown. */
  openFirst(files: readonly string[]): Promise<void>
  /** Somebody started the app again: opens the files, or comes to the front. */
  comeForward(files: readonly string[]): void
}

/** Puts the parts of the desktop app together; to be called once it is ready. */
export function startShell(): Shell {
  const inUserData = (name: string) => path.join(app.getPath('userData'), name)
  const locale = localeFor(app.getLocale())
  const say = sayIn(locale)
  const windowState = userFile(inUserData('window.json'), WindowState, FIRST_STATE)
  const windows = new DossierWindows({
    planFor: (file, isSample) => ({
      file,
      isSample,
      locale,
      webRoot: WEB_ROOT,
      origins: [APP_ORIGIN],
    }),
    readState: () => windowState.read(),
    keepState: (state) => windowState.write(state),
    relayLost: (window, sentence) => void tellRelayLost(window, sentence, say),
  })
  const recent = recentFiles(inUserData('recent.json'))
  const files = filesOf(windows, recent, say, inUserData(`${say('sampleName')}.penholder`))
  guardPermissions(session.defaultSession)
  serveApp(WEB_ROOT, () => windows.all().flatMap(({ relay }) => relay.sources))
  answerCalls(callHandlers(windows, keptSessions(inUserData('sessions.json')), say, files.ask))
  setMenu(say, { open: files.ask, openSample: async () => void (await files.openSample()) })
  quitWhenClosed(windows)
  return shellOf(windows, files)
}

function shellOf(windows: DossierWindows, files: Files): Shell {
  const openAll = async (names: readonly string[]) => {
    for (const name of names) await files.open(name)
  }
  return {
    open: (file) => void files.open(file),
    openFirst: async (names) => {
      await openAll(names)
      if (names.length === 0) await files.openLatest()
      if (windows.all().length === 0) app.quit()
    },
    comeForward: (names) => {
      const [first] = windows.all()
      if (names.length === 0 && first !== undefined) present(first.window)
      else void openAll(names)
    },
  }
}

/** The app ends when the last file is closed and on disk, not before. */
function quitWhenClosed(windows: DossierWindows): void {
  app.on('will-quit', (event) => {
    event.preventDefault()
    windows
      .closed()
      .catch(console.error)
      .finally(() => app.exit(0))
  })
}
