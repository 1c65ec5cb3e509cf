import type { JoinAnswer } from '../shared/protocol/http.ts'
import type { StartPoint } from '../shared/protocol/ipc.ts'
import { forgetSession, holdSession, keepSession, keptSession } from './kept-sessions.ts'

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
      keepSession(session, inviteOf(location.hash))
    },
    saveExport: async (name: string, bytes: Uint8Array) => download(name, bytes),
    openFile: async () => {},
    onMenu: () => () => {},
  }
}

function startOnTheWeb(isFresh: boolean): StartPoint {
  const invite = inviteOf(location.hash)
  if (isFresh) forgetSession(invite)
  const session = isFresh ? null : keptSession(invite)
  if (session !== null) holdSession(session)
  return {
    http: location.origin,
    ws: location.origin.replace(/^http/, 'ws'),
    session,
    invite: session === null ? invite : null,
    fileName: null,
  }
}

/** The invitation in a link's fragment; null if there is none. Other fragments (`#/…`) are the app's own. */
export function inviteOf(hash: string): string | null {
  const text = hash.replace(/^#/, '')
  return /^[\w-]{16,200}$/.test(text) ? text : null
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
