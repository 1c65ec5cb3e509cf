import path from 'node:path'
import { fail, ok } from '../../shared/base/result.ts'
import type { DossierWindows } from './dossier-windows.ts'
import { saveExport } from './export-dialog.ts'
import type { Handlers } from './ipc-main.ts'
import type { KeptSessions } from './kept-sessions.ts'
import type { Say } from './messages.ts'

/** What each call of a window does. */
export function callHandlers(
  windows: DossierWindows,
  sessions: KeptSessions,
  say: Say,
  openFile: () => Promise<void>,
): Handlers {
  return {
    start: async ({ fresh }, sender) => {
      const open = windows.of(sender)
      if (open === null) return fail('badSender')
      const { dossier, http, ws } = open.relay.address
      if (fresh) await sessions.forget(dossier)
      // Asked for anew means anew, also if another window of this dossier keeps one meanwhile.
      const session = fresh ? null : await sessions.find(dossier)
      const invite = session === null ? await open.relay.invitePenholder() : null
      return ok({ http, ws, session, invite, fileName: path.basename(open.file) })
    },
    keepSession: async ({ session }, sender) => {
      // A window keeps the session of its own dossier and touches no other.
      if (windows.of(sender)?.relay.address.dossier !== session.dossier) return fail('badArgument')
      await sessions.keep(session)
      return ok(null)
    },
    saveExport: async ({ name, bytes }, sender) => {
      const open = windows.of(sender)
      if (open === null) return fail('badSender')
      return saveExport(open.window, name, bytes, say)
    },
    openFile: async () => {
      await openFile()
      return ok(null)
    },
  }
}
