import * as v from 'valibot'
import type { Attention } from '../shared/protocol/attention.ts'
import { faultOf } from '../shared/protocol/fault.ts'
import type { JoinAnswer } from '../shared/protocol/http.ts'
import {
  type Answer,
  type Argument,
  type AskedCall,
  type Bridge,
  type BridgeCalls,
  type IpcAnswer,
  MenuCommand,
  parseAnswer,
  type StartPoint,
} from '../shared/protocol/ipc.ts'
import type { BeginOutcome, RecentDossier, TextLang } from '../shared/protocol/start-window.ts'
import type { KeyShelf } from './session/sealed/kept-keys.ts'
import { webPlatform } from './web-platform.ts'

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
  tellDossier(topic: string, members: number): void
  /** Draws the eye of whoever looks elsewhere ([D29]); on the web nothing does. */
  attend(attention: Attention): void
  /** Calls the listener for each menu command; returns the way to stop. The web has no menu. */
  onMenu(listener: (command: MenuCommand) => void): () => void
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
  joinByLink(link: string): Promise<boolean>
}

/** The start window's services, if this page is the start window; a browser has none. */
export function startDesk(): StartDesk | null {
  const bridge = window.penholder
  if (!bridge || !new URLSearchParams(location.search).has('start')) return null
  return {
    recent: () => mustAnswer(bridge, 'recent', {}),
    openRecent: (file) => mustAnswer(bridge, 'openRecent', { file }),
    forgetRecent: async (file) => {
      await mustAnswer(bridge, 'forgetRecent', { file })
    },
    openSample: () => mustAnswer(bridge, 'openSample', {}),
    openFile: async () => {
      await mustAnswer(bridge, 'openFile', {})
    },
    openDropped: (file) => openDropped(bridge, file),
    chooseNote: async () => (await mustAnswer(bridge, 'chooseNote', {}))?.name ?? null,
    begin: (lang, penholder) => mustAnswer(bridge, 'beginDossier', { lang, penholder }),
    joinByLink: (link) => mustAnswer(bridge, 'joinByLink', { link }),
  }
}

/** The desktop app's own services if the preload provided them, else the browser's. */
export function thisPlatform(): Platform {
  return window.penholder === undefined ? webPlatform() : desktopPlatform(window.penholder)
}

function desktopPlatform(bridge: Bridge<File>): Platform {
  return {
    kind: 'desktop',
    // A window on a relay of others says so in its address.
    isHost: !new URLSearchParams(location.search).has('guest'),
    start: (options) => mustAnswer(bridge, 'start', { fresh: options?.fresh ?? false }),
    keepSession: async (_dossier, session) => {
      await mustAnswer(bridge, 'keepSession', { session })
    },
    keys: {
      find: (dossier, name) => mustAnswer(bridge, 'findKey', { dossier, name }),
      keep: async (dossier, name, key) =>
        (await mustAnswer(bridge, 'keepKey', { dossier, name, key })).isLasting,
    },
    // Main has already told the user in a dialog why a file could not be written.
    saveExport: async (name, bytes) => {
      const answer = await ask(bridge, 'saveExport', { name, bytes })
      return answer.ok ? answer.value : null
    },
    openFile: async () => {
      await ask(bridge, 'openFile', {})
    },
    openDropped: (file) => openDropped(bridge, file),
    tellDossier: (topic, members) => void bridge.tellDossier({ topic, members }),
    attend: (attention) => void bridge.attend(attention),
    onMenu: (listener) => bridge.onMenu((command) => listener(v.parse(MenuCommand, command))),
  }
}

function openDropped(bridge: Bridge<File>, file: File): boolean {
  if (!file.name.toLowerCase().endsWith('.penholder')) return false
  // What cannot be opened is told by main in a dialog.
  void bridge.openDropped(file)
  return true
}

/** Has the desktop app write down what goes wrong in this page ([D28]); a browser has its own console for that. */
export function noteFaults(): { onCaughtError(error: unknown): void } | undefined {
  const bridge = window.penholder
  if (!bridge) return undefined
  let left = MOST_FAULTS
  const note = (error: unknown): void => {
    if (left-- > 0) void bridge.noteFault(faultOf(error))
  }
  window.addEventListener('error', ({ error }) => note(error))
  window.addEventListener('unhandledrejection', ({ reason }) => note(reason))
  return {
    onCaughtError: (error) => {
      console.error(error)
      note(error)
    },
  }
}

/** One fault that comes with every key must not drive all others out of the log. */
const MOST_FAULTS = 50

async function ask<Name extends AskedCall>(
  bridge: BridgeCalls,
  call: Name,
  argument: Argument<Name>,
): Promise<IpcAnswer<Name>> {
  return parseAnswer(call, await bridge[call](argument))
}

/** For calls that fail only if the app itself is broken: that is for the error boundary. */
async function mustAnswer<Name extends AskedCall>(
  bridge: BridgeCalls,
  call: Name,
  argument: Argument<Name>,
): Promise<Answer<Name>> {
  const answer = await ask(bridge, call, argument)
  if (!answer.ok) throw new Error(`the desktop app refused "${call}": ${answer.error}`)
  return answer.value
}
