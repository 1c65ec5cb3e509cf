import path from 'node:path'
import { app, type BrowserWindow, type Session, session, type WebContents } from 'electron'
import { APP_ORIGIN, sampleKeyName } from '../../shared/protocol/links.ts'
import { attending } from './attention/attention.ts'
import { callHandlers } from './calls/calls.ts'
import { answerCalls } from './calls/ipc-main.ts'
import { noteFaults } from './diagnosis/diagnosis.ts'
import { faultLog } from './diagnosis/fault-log.ts'
import { DossierWindows } from './dossiers/dossier-windows.ts'
import { type Files, filesOf, tellRelayLost } from './dossiers/files.ts'
import { serveApp } from './guards/app-protocol.ts'
import { guardPermissions } from './guards/permissions.ts'
import { BACKUPS } from './keeping/backups.ts'
import { fileCare } from './keeping/file-care.ts'
import { tellFailure } from './keeping/rescue.ts'
import { unclosedFiles } from './keeping/unclosed.ts'
import { guestPlaces } from './memory/guest-places.ts'
import { keptSeats } from './memory/kept-seats.ts'
import { keptSessions } from './memory/kept-sessions.ts'
import { recentFiles } from './memory/recent-files.ts'
import { secretFile } from './memory/secret-file.ts'
import { userFile } from './memory/user-file.ts'
import { checkSpelling } from './menus/context-menu.ts'
import { setMenu } from './menus/menu.ts'
import { menuActions } from './menus/menu-actions.ts'
import { localeFor, sayIn } from './messages.ts'
import { withRoomScreens } from './room/room-calls.ts'
import { RoomWindows } from './room/room-windows.ts'
import { joinByLink, tellCertificateRefused } from './sharing/join-by-link.ts'
import { RemoteWindows } from './sharing/remote-windows.ts'
import { askForNote, type Beginner, beginFrom, beginFromDraft } from './starting/begin-dossier.ts'
import { startCalls } from './starting/start-calls.ts'
import { StartWindow } from './starting/start-window.ts'
import { updating } from './updating/updating.ts'
import { present, windowOf } from './windows/window.ts'
import { FIRST_STATE, WindowState } from './windows/window-state.ts'

const WEB_ROOT = path.join(import.meta.dirname, '../renderer')

export type Shell = {
  open(file: string): void
  /** Joins the negotiation that a link leads to, if the user wants to. */
  join(link: string): void
  /** Opens the files and joins by the links, or what a start without either shows; the start window if that is nothing. */
  openFirst(files: readonly string[], links: readonly string[]): Promise<void>
  /** Somebody started the app again: opens the files and joins by the links, or comes to the front. */
  comeForward(files: readonly string[], links: readonly string[]): void
}

/** Puts the parts of the desktop app together; to be called once it is ready. */
export async function startShell(): Promise<Shell> {
  const inUserData = (name: string) => path.join(app.getPath('userData'), name)
  const logFolder = inUserData('logs')
  const log = faultLog(logFolder)
  noteFaults(log)
  const locale = localeFor(app.getLocale())
  const say = sayIn(locale)
  const attention = await attending(inUserData('attention.json'), locale, say)
  const windowState = userFile(inUserData('window.json'), WindowState, FIRST_STATE)
  const recent = recentFiles(inUserData('recent.json'), (file) => app.addRecentDocument(file))
  const kit = { recent, folder: inUserData(BACKUPS), locale, say }
  const care = fileCare(unclosedFiles(inUserData('unclosed.json')), kit, (file) => files.open(file))
  const rooms = new RoomWindows()
  const keys = secretFile(inUserData('keys.json'))
  const windows = new DossierWindows({
    planFor: (file, isSample) => ({
      file,
      isSample,
      locale,
      webRoot: WEB_ROOT,
      origins: [APP_ORIGIN],
      settings: app.getPath('userData'),
    }),
    keepSecrets: async ({ dossier, secrets }) => {
      for (const { delegation, key } of secrets)
        await keys.keep(`${dossier} ${sampleKeyName(delegation)}`, key)
    },
    readState: () => windowState.read(),
    keepState: (state) => windowState.write(state),
    relayLost: (window, sentence) => void tellRelayLost(window, sentence, say),
    ...care,
    moved: (open) => rooms.reload(open),
    closing: (open) => rooms.close(open),
  })
  const start = new StartWindow(say('startWindowTitle'))
  const sample = inUserData(`${say('sampleName')}.penholder`)
  const files = filesOf(
    windows,
    recent,
    say,
    sample,
    () => start.close(),
    (file, failure) => tellFailure(file, failure, kit),
  )
  servePages(session.defaultSession, () => windows.all().flatMap(({ relay }) => relay.sources))
  const remotes = new RemoteWindows({
    servePages: (to, relays) => servePages(to, () => relays),
    readState: () => windowState.read(),
    keepState: (state) => windowState.write(state),
    refused: (window, place) => void tellCertificateRefused(window, place, say),
  })
  const sessions = keptSessions(inUserData('sessions.json'))
  const seats = keptSeats(inUserData('seats.json'))
  const guests = guestPlaces(inUserData('guests.json'))
  const join = async (link: string): Promise<boolean> => {
    const shown = start.window
    const hasJoined = await joinByLink(link, remotes, guests, say)
    // One that was opened while the link was followed is wanted.
    if (hasJoined && start.window === shown) start.close()
    return hasJoined
  }
  const isStart = (sender: WebContents) => start.has(sender)
  const beginner = (sender: WebContents): Beginner => {
    return { window: windowOf(sender), locale, say, made: files.open }
  }
  answerCalls({
    ...withRoomScreens(
      callHandlers({
        open: { windows, remotes },
        kept: { sessions, seats, keys, guests },
        files,
        say,
        noteFault: (fault) => void log.note('page', fault),
        attend: attention.take,
      }),
      { dossierOf: (sender) => rooms.of(sender)?.open ?? null, seats, sessions },
    ),
    ...startCalls({
      isStart,
      files,
      recent,
      guests,
      visit: async (guest) => {
        await guests.opened(guest)
        await remotes.open({ ...guest, invite: null, key: null })
        start.close()
        return true
      },
      seats,
      join,
      askForNote: (sender) => askForNote(windowOf(sender), say),
      begin: (sender, beginning) => beginFrom(beginner(sender), beginning),
      beginFromDraft: (sender, draft, plan) => beginFromDraft(beginner(sender), draft, plan),
    }),
  })
  const all = () => [...windows.all(), ...remotes.all()].map(({ window }) => window)
  const updates = await updating({
    file: inUserData('updates.json'),
    say,
    isSilence: attention.isSilence,
    note: (fault) => void log.note('update', { fault }),
  })
  setMenu(
    say,
    menuActions({
      windows,
      remotes,
      rooms,
      files,
      start,
      attention,
      updates,
      log,
      logFolder,
      say,
      all,
    }),
  )
  quitWhenClosed(windows)
  return shellOf(all, files, start, join)
}

/** The pages of a session are the app's own, with the app's permissions and spelling, wherever they connect. */
function servePages(to: Session, relays: () => readonly string[]): void {
  guardPermissions(to)
  checkSpelling(to)
  serveApp(to.protocol, WEB_ROOT, relays)
}

function shellOf(
  all: () => readonly BrowserWindow[],
  files: Files,
  start: StartWindow,
  join: (link: string) => Promise<boolean>,
): Shell {
  const openAll = async (names: readonly string[], links: readonly string[]) => {
    for (const name of names) await files.open(name)
    for (const link of links) await join(link)
  }
  return {
    open: (file) => void files.open(file),
    join: (link) => void join(link),
    openFirst: async (names, links) => {
      await openAll(names, links)
      const isBare = names.length === 0 && links.length === 0
      if (isBare) await files.openLatest()
      if (all().length > 0) return
      // [D10] Nothing could be shown of what was asked for: there is a way on from here, without it.
      await start.open()
    },
    comeForward: (names, links) => {
      const [first = start.window] = all()
      const isBare = names.length === 0 && links.length === 0
      if (isBare && first !== null) present(first)
      else void openAll(names, links)
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
