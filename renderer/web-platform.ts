import type { JoinAnswer } from '../shared/protocol/http.ts'
import type { StartPoint } from '../shared/protocol/ipc.ts'
import { arrival } from './arrival.ts'
import { forgetSession, holdSession, keepSession, keptSession } from './kept-sessions.ts'
import { pageInterruptions } from './page-interruptions.ts'
import { webKeys } from './web-keys.ts'

// The browser as the platform: the relay that served the page is the relay to join, and the invitation is in
// the fragment of the link, which browsers never send to a server.

/** A Platform (see platform.ts, which checks the type) that needs nothing but a browser. */
export function webPlatform() {
  return {
    kind: 'web' as const,
    // The link by which `npm start` opens its own window says so.
    isHost: new URLSearchParams(location.search).has('host'),
    start: async (options?: { readonly fresh?: boolean }) => startOnTheWeb(options?.fresh ?? false),
    keepSession: async (_dossier: string, session: JoinAnswer) => {
      keepSession(session, arrival()?.invite ?? null)
    },
    keys: webKeys(() => localStorage),
    saveExport: async (name: string, bytes: Uint8Array) => download(name, bytes),
    openFile: async () => {},
    openDropped: () => false,
    tellDossier: () => {},
    tellAsker: () => {},
    tellLanguage: () => {},
    attend: () => {},
    onInterruption: pageInterruptions,
    onMenu: () => () => {},
    sharing: null,
  }
}

/** Lets the browser install the web client where its context is secure ([H5]); the desktop app is installed, and its pages load no manifest. */
export function offerToInstall(): void {
  const link = document.createElement('link')
  link.rel = 'manifest'
  link.href = '/manifest.webmanifest'
  document.head.append(link)
}

function startOnTheWeb(isFresh: boolean): StartPoint {
  const { invite, key } = arrival() ?? { invite: null, key: null }
  if (isFresh) forgetSession(invite)
  const session = isFresh ? null : keptSession(invite)
  if (session !== null) holdSession(session)
  return {
    http: location.origin,
    ws: location.origin.replace(/^http/, 'ws'),
    session,
    invite: session === null ? invite : null,
    fileName: null,
    // As does the link by which `npm start` shows the sample.
    isSample: new URLSearchParams(location.search).has('sample'),
    key,
  }
}

function download(name: string, bytes: Uint8Array): { readonly path: string } {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the data when the click returns; a task later is safe everywhere.
  setTimeout(() => URL.revokeObjectURL(url), 0)
  return { path: name }
}
