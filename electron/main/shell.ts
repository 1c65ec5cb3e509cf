import path from 'node:path'
import {
  app,
  BrowserWindow,
  ipcMain,
  Notification,
  powerSaveBlocker,
  type Session,
  safeStorage,
  session,
  type WebContents,
} from 'electron'
import { ownAddresses } from '../../server/sharing/own-addresses.ts'
import type { Locale } from '../../shared/messages/locales.ts'
import { faultOf } from '../../shared/protocol/fault.ts'
import { APP_ORIGIN, sampleKeyName } from '../../shared/protocol/links.ts'
import { type Attending, attending } from './attention/attention.ts'
import { answerCalls } from './calls/answer-calls.ts'
import { callHandlers } from './calls/calls.ts'
import { noteFaults } from './diagnosis/diagnosis.ts'
import { type FaultLog, faultLog } from './diagnosis/fault-log.ts'
import { DossierWindows } from './dossiers/dossier-windows.ts'
import { type Files, filesOf, tellRelayLost } from './dossiers/files.ts'
import { serveApp } from './guards/app-protocol.ts'
import { guardPermissions } from './guards/permissions.ts'
import { BACKUPS } from './keeping/backups.ts'
import { type FileCare, fileCare } from './keeping/file-care.ts'
import { tellFailure } from './keeping/rescue.ts'
import { unclosedFiles } from './keeping/unclosed.ts'
import type { Speech } from './languages/speech.ts'
import { KeptSpelling, type Spelling, spellingOf } from './languages/spelling.ts'
import { systemLanguages } from './languages/system-languages.ts'
import { type Memory, memoryIn } from './memory/memory.ts'
import { userFile } from './memory/user-file.ts'
import { systemVault } from './memory/vault.ts'
import { Askers } from './menus/askers.ts'
import { offerContextMenu } from './menus/context-menu.ts'
import { frontOf, negotiationOf } from './menus/front.ts'
import { keepMenu } from './menus/menu.ts'
import { menuActions } from './menus/menu-actions.ts'
import type { Say } from './messages.ts'
import { withRoomScreens } from './room/room-calls.ts'
import { RoomWindows } from './room/room-windows.ts'
import { joinByLink, tellCertificateRefused } from './sharing/join-by-link.ts'
import { RemoteWindows } from './sharing/remote-windows.ts'
import { shareCalls, tellSharing } from './sharing/share-calls.ts'
import { askToShare } from './sharing/share-question.ts'
import { askForNote, type Beginner, beginFrom, beginFromDraft } from './starting/begin-dossier.ts'
import { startCalls } from './starting/start-calls.ts'
import { StartWindow } from './starting/start-window.ts'
import { updating } from './updating/updating.ts'
import { followMachine } from './windows/machine.ts'
import { type Placing, placing } from './windows/placing.ts'
import { isBare, quitIfBare, quitWhenClosed } from './windows/quitting.ts'
import { stayAwake } from './windows/stay-awake.ts'
import { present, windowOf } from './windows/window.ts'

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

/** Puts the parts of the desktop app together, to speak in this way; to be called once it is ready. */
export async function startShell(speech: Speech): Promise<Shell> {
  const logFolder = inUserData('logs')
  const log = faultLog(logFolder)
  noteFaults(log)
  const words = wordsOf(speech)
  const { say } = words
  const vault = systemVault(safeStorage, process.platform)
  const memory = memoryIn(inUserData, vault)
  const spelling = await spellingHere()
  const parts = openParts(memory, words, spelling)
  const { windows } = parts
  const attention = await attendingTo(windows, speech)
  app.on('browser-window-created', (_event, window) => offerContextMenu(window, speech.menu))
  servePages(session.defaultSession, spelling, () => windows.sources)
  const askers = new Askers()
  answerPages(parts, memory, words, { speech, spelling, askers, log, attention })
  const updates = await updating({
    file: inUserData('updates.json'),
    say,
    isSilence: attention.isSilence,
    note: (fault) => void log.note('update', { fault }),
  })
  // Made while the first window is.
  const menu = keepMenu({
    ...{ speech, spelling, attention, askers, recent: memory.recent },
    act: menuActions({ ...parts, kept: memory, attention, updates, vault, log, logFolder, say }),
    frontOf: (window) => frontOf(window, parts.rooms, parts.start),
    negotiationOf: (window) => negotiationOf(window, parts.rooms),
  })
  followMachine(parts.rooms)
  quitWhenClosed(windows)
  return shellOf(parts, menu)
}

function inUserData(name: string): string {
  return path.join(app.getPath('userData'), name)
}

async function spellingHere(): Promise<Spelling> {
  const kept = userFile(inUserData('spelling.json'), KeptSpelling, null)
  const spelling = spellingOf({ platform: process.platform, kept, system: systemLanguages })
  await spelling.begin()
  return spelling
}

function attendingTo(windows: DossierWindows, speech: Speech): Promise<Attending> {
  return attending(inUserData('attention.json'), speech.locale, speech.say, {
    app,
    Notification,
    windowOf: (page) => BrowserWindow.fromWebContents(page),
    present,
    negotiationOf: (page) => windows.of(page) ?? page,
  })
}

/** In which language the user is spoken to by now, and the sentences of it. */
type Words = { readonly locale: Locale; readonly say: Say }

function wordsOf(speech: Speech): Words {
  return {
    get locale() {
      return speech.locale()
    },
    say: speech.say,
  }
}

/** What may be open: windows of files, of relays of others, the rooms' screens, and the start window. */
type OpenParts = {
  readonly windows: DossierWindows
  readonly remotes: RemoteWindows
  readonly rooms: RoomWindows
  readonly start: StartWindow
  readonly files: Files
  /** Joins the negotiation that a link leads to, if the user wants to; whether it is open then. */
  join(link: string): Promise<boolean>
  /** The windows of all negotiations. */
  all(): readonly BrowserWindow[]
}

function openParts(memory: Memory, words: Words, spelling: Spelling): OpenParts {
  const { recent, guests } = memory
  const { say } = words
  const kit = {
    ...{ recent, folder: inUserData(BACKUPS), say },
    get locale() {
      return words.locale
    },
  }
  const care = fileCare(unclosedFiles(inUserData('unclosed.json')), kit, (file) => files.open(file))
  const rooms = new RoomWindows()
  const start = new StartWindow(say('startWindowTitle'))
  const all = () => [...windows.shown(), ...remotes.all().map(({ window }) => window)]
  const places = placing(memory.places, all)
  const windows = dossierWindows(memory, words, rooms, {
    ...care,
    ...places,
    closed: async (open) => {
      await care.closed(open)
      await files.closed()
    },
  })
  const sample = inUserData(`${say('sampleName')}.penholder`)
  const opened = (): void => start.close()
  const files = filesOf(windows, recent, say, sample, opened, async (file, failure) => {
    const instead = await tellFailure(file, failure, kit)
    // [D10] The window from which it was opened may have gone meanwhile.
    if (instead === null && isBare()) await start.open()
    return instead
  })
  const remotes = new RemoteWindows({
    servePages: (to, relays) => servePages(to, spelling, () => relays),
    ...places,
    closing: (remote) => rooms.close(remote),
    refused: (window, place) => void tellCertificateRefused(window, place, say),
  })
  const join = async (link: string): Promise<boolean> => {
    const shown = start.window
    const hasJoined = await joinByLink(link, remotes, guests, say)
    // One that was opened while the link was followed is wanted.
    if (hasJoined && start.window === shown) start.close()
    return hasJoined
  }
  return { windows, remotes, rooms, start, files, join, all }
}

function dossierWindows(
  { keys }: Memory,
  words: Words,
  rooms: RoomWindows,
  around: FileCare & Placing,
): DossierWindows {
  const awake = stayAwake('prevent-app-suspension', powerSaveBlocker)
  // [D19] Others work on this computer.
  const noteShared = () =>
    awake(windows.staying().some(({ relay }) => relay.sharing.state.kind !== 'own'))
  const windows: DossierWindows = new DossierWindows({
    planFor: (file, isSample) => ({
      file,
      isSample,
      locale: words.locale,
      webRoot: WEB_ROOT,
      origins: [APP_ORIGIN],
      settings: app.getPath('userData'),
    }),
    keepSecrets: async ({ dossier, secrets }) => {
      for (const { delegation, key } of secrets)
        await keys.keep(`${dossier} ${sampleKeyName(delegation)}`, key)
    },
    relayLost: (window, sentence) => void tellRelayLost(window, sentence, words.say),
    ...around,
    moved: (open) => rooms.reload(open),
    shared: (open) => {
      tellSharing(open, ownAddresses())
      noteShared()
    },
    closed: async (open) => {
      noteShared()
      await around.closed(open)
    },
    closing: (open) => rooms.close(open),
    givenUp: () => quitIfBare(windows),
  })
  return windows
}

type Hearing = {
  readonly speech: Speech
  readonly spelling: Spelling
  readonly askers: Askers
  readonly log: FaultLog
  readonly attention: Attending
}

/** Answers whatever a page of the app may ask. */
function answerPages(parts: OpenParts, memory: Memory, words: Words, hearing: Hearing): void {
  const handlers = {
    ...windowCalls(parts, memory, hearing),
    ...shareCalls({
      of: (sender) => parts.windows.of(sender),
      addresses: ownAddresses,
      ask: (open, address) => askToShare(open, address, words),
    }),
    ...startWindowCalls(parts, memory, words),
  }
  answerCalls(ipcMain, handlers, (error) => {
    console.error(error)
    void hearing.log.note('call', faultOf(error))
  })
}

/** What the windows of negotiations may ask, and the rooms' screens. */
function windowCalls(parts: OpenParts, memory: Memory, hearing: Hearing) {
  const { windows, remotes, rooms, files } = parts
  const handlers = callHandlers({
    open: { windows, remotes },
    kept: memory,
    files,
    ...hearing,
    noteFault: (fault) => void hearing.log.note('page', fault),
    attend: hearing.attention.take,
  })
  const doorOf = (sender: WebContents) => rooms.doorOf(sender)
  return withRoomScreens(handlers, { doorOf, sessions: memory.sessions })
}

/** What the start window may ask. */
function startWindowCalls(parts: OpenParts, memory: Memory, words: Words) {
  const { start, files, remotes, join } = parts
  const { recent, guests, seats } = memory
  const beginner = (sender: WebContents): Beginner => {
    const { locale, say } = words
    return { window: windowOf(sender), locale, say, made: files.open }
  }
  return startCalls({
    isStart: (sender) => start.has(sender),
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
    askForNote: (sender) => askForNote(windowOf(sender), words.say),
    begin: (sender, beginning) => beginFrom(beginner(sender), beginning),
    beginFromDraft: (sender, draft, plan) => beginFromDraft(beginner(sender), draft, plan),
  })
}

/** The pages of a session are the app's own, with the app's permissions and spelling, wherever they connect. */
function servePages(to: Session, spelling: Spelling, relays: () => readonly string[]): void {
  guardPermissions(to)
  spelling.check(to)
  serveApp(to.protocol, WEB_ROOT, relays)
}

function shellOf({ all, files, start, join }: OpenParts, menu: Promise<void>): Shell {
  const openAll = async (names: readonly string[], links: readonly string[]) => {
    for (const name of names) await files.open(name)
    for (const link of links) await join(link)
  }
  const openFirst: Shell['openFirst'] = async (names, links) => {
    await openAll(names, links)
    if (names.length === 0 && links.length === 0) await files.openLeft()
    // [D10] Nothing could be shown of what was asked for: there is a way on from here, without it.
    if (all().length === 0) await start.open()
  }
  return {
    open: (file) => void files.open(file),
    join: (link) => void join(link),
    openFirst: async (...wanted) => void (await Promise.all([openFirst(...wanted), menu])),
    comeForward: (names, links) => {
      const [first = start.window] = all()
      const isAlone = names.length === 0 && links.length === 0
      if (isAlone && first !== null) present(first)
      else void openAll(names, links)
    },
  }
}
