import { type BrowserWindow, dialog } from 'electron'
import { type AppPlace, parseAppLink } from '../../../shared/protocol/links.ts'
import type { GuestPlaces } from '../memory/guest-places.ts'
import type { Say } from '../messages.ts'
import type { RemoteWindows } from './remote-windows.ts'

/**
 * Joins the negotiation that a link leads to, if the user wants to: any page of the web can make a system open a link.
 * Whether a window was opened.
 */
export async function joinByLink(
  text: string,
  remotes: RemoteWindows,
  guests: Pick<GuestPlaces, 'opened'>,
  say: Say,
): Promise<boolean> {
  const link = parseAppLink(text)
  if (link === null) {
    await dialog.showMessageBox({ type: 'error', message: say('linkBroken') })
    return false
  }
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: say('joinAsk', { relay: `${link.host}:${link.port}` }),
    detail: say('joinExplain'),
    buttons: [say('join'), say('cancel')],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return false
  await guests.opened(link)
  await remotes.open(link)
  return true
}

/** Tells that a relay is not the one that the invitation named. */
export async function tellCertificateRefused(
  window: BrowserWindow,
  { host, port }: AppPlace,
  say: Say,
): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('certificateRefused', { relay: `${host}:${port}` }),
    detail: say('certificateRefusedExplain'),
  })
}
