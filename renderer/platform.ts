import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { Locale } from '../shared/messages/locales.ts'
import type { Asker } from '../shared/protocol/asker.ts'
import type { Attention } from '../shared/protocol/attention.ts'
import type { JoinAnswer } from '../shared/protocol/http.ts'
import type { Bridge, MenuCommand, StartPoint } from '../shared/protocol/ipc.ts'
import type { ShareOutcome, SharingNews } from '../shared/protocol/sharing.ts'
import type {
  BeginOutcome,
  DraftPlan,
  RecentDossier,
  StartPlace,
  TextLang,
} from '../shared/protocol/start-window.ts'
import { desktopPlatform, noteFaults, startDesk, stepInFields } from './desktop-platform.ts'
import type { OnInterruption } from './session/interruption.ts'
import type { KeyShelf } from './session/sealed/kept-keys.ts'
import { offerToInstall, webPlatform } from './web-platform.ts'

// What the window asks of the machine it runs on. This is the only reader of `window.penholder`; the rest of
// the renderer does not know whether it runs in the desktop app or in a browser.

declare global {
  interface Window {
    readonly penholder?: Bridge<File>
  }
}

export type Platform = {
  readonly kind: 'desktop' | 'web'
  /** Whoever sits here hosts the negotiation: the window joins at once, there is nobody to introduce oneself to. */
  readonly isHost: boolean
  /** Where and as whom to take part. `fresh`: the relay refused the kept session, so forget it. */
  start(options?: { readonly fresh?: boolean }): Promise<StartPoint>
  /** Remembers the session, so that closing and opening the window is no reason to ask for an invitation. */
  keepSession(dossier: string, session: JoinAnswer): Promise<void>
  /** Keys of rooms that the host cannot read, by negotiation and name (`private/FRA`). */
  readonly keys: KeyShelf
  /** Where the file was written; null if the user thought better of it or was told why it failed. On the web a download. */
  saveExport(name: string, bytes: Uint8Array): Promise<{ readonly path: string } | null>
  /** Asks for another .penholder file; on the web there is nothing to open. */
  openFile(): Promise<void>
  /** Opens another negotiation whose file was dropped onto the window; false where that is impossible, as on the web. */
  openDropped(file: File): boolean
  /** What is negotiated here, for lists of what was open; on the web there are none. */
  tellDossier(topic: string, members: readonly DelegationCode[], lang: string): void
  /** What the member may do here by now: the menu bar offers no more ([D38]); the web has none. */
  tellAsker(asker: Asker): void
  /** A language was chosen here: what the machine says of the app is said in it, too ([D39]). */
  tellLanguage(language: Locale): void
  /** Draws the eye of whoever looks elsewhere ([D29]); on the web nothing does. */
  attend(attention: Attention): void
  /** What may have ended the connections of the window: the desktop app knows that the machine slept, a browser what its page can tell ([D35]). */
  readonly onInterruption: OnInterruption
  /** Calls the listener for each menu command; returns the way to stop. The web has no menu. */
  onMenu(listener: (command: MenuCommand) => void): () => void
  /** Shares the negotiation with others on the network ([D19]); null where the window cannot: on the web, and as a guest. */
  readonly sharing: SharingDesk | null
}

/** How a negotiation is reached that the window hosts. */
export type SharingDesk = {
  /** How it is reached now; null if the window hosts none after all, as a room's screen. */
  now(): Promise<SharingNews | null>
  /** Asks the user outside of the page, and shares at this address of the machine after a yes. */
  share(address: string): Promise<ShareOutcome>
  stop(): Promise<void>
  /** Calls the listener whenever it is reached otherwise than before; returns the way to stop. */
  onChange(listener: (news: SharingNews) => void): () => void
}

/** What the start window of the desktop app can do ([D22]); an answer of `true` means that it is about to close. */
export type StartDesk = {
  recent(): Promise<readonly RecentDossier[]>
  openRecent(file: string): Promise<boolean>
  forgetRecent(file: string): Promise<void>
  openSample(): Promise<boolean>
  openFile(): Promise<void>
  openDropped(file: File): boolean
  /** The name of the concept note that was chosen; null if none was. */
  chooseNote(): Promise<string | null>
  begin(lang: TextLang, penholder: string | null): Promise<BeginOutcome>
  /** From a document; `noPlace` if the file has none on this machine, so that main cannot read it. */
  beginFromDraft(draft: File, plan: DraftPlan): Promise<BeginOutcome | 'noPlace'>
  joinByLink(link: string): Promise<boolean>
  /** Where somebody begins who opened the window by an entry of the menu; null by itself. */
  readonly firstPlace: StartPlace | null
  /** Calls the listener when somebody chooses a place in the menu; returns the way to stop. */
  onPlace(listener: (place: StartPlace) => void): () => void
}

/** What the page can do where it runs: as the start window of the desktop app, or in a negotiation. */
export type Surroundings = {
  readonly platform: Platform
  /** The start window's services, if this page is the start window; a browser has none. */
  readonly desk: StartDesk | null
  /** Has the desktop app write down what goes wrong in this page ([D28]); a browser has its own console for that. */
  readonly faults: { onCaughtError(error: unknown): void } | undefined
}

/** The desktop app's own services if the preload provided them, else the browser's. */
export function surroundings(): Surroundings {
  const bridge = window.penholder
  if (!bridge) {
    offerToInstall()
    return { platform: webPlatform(), desk: null, faults: undefined }
  }
  stepInFields(bridge)
  const isStart = new URLSearchParams(location.search).has('start')
  return {
    platform: desktopPlatform(bridge),
    desk: isStart ? startDesk(bridge) : null,
    faults: noteFaults(bridge),
  }
}
