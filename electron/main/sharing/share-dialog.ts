import path from 'node:path'
import { type BrowserWindow, dialog } from 'electron'
import { ownAddresses } from '../../../server/sharing/own-addresses.ts'
import type { DossierWindows, OpenWindow } from '../dossiers/dossier-windows.ts'
import type { Say } from '../messages.ts'
import type { Sharing } from '../relay/relay-messages.ts'
import { shareChoices } from './share-choices.ts'

// “Share on this network…”: what it means, then where, and the way to stop it.

/** Shares the negotiation of this window, or shows how it is shared. */
export async function shareFrom(
  window: BrowserWindow | null,
  windows: DossierWindows,
  say: Say,
): Promise<void> {
  const open = window && windows.of(window.webContents)
  if (!open) {
    await dialog.showMessageBox({ type: 'info', message: say('shareNotHost') })
    return
  }
  const sharing = open.relay.sharing ?? (await share(open, say))
  if (sharing !== null) await show(open, sharing, say)
}

async function share({ window, relay, file }: OpenWindow, say: Say): Promise<Sharing | null> {
  const choices = shareChoices(ownAddresses())
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: say('shareAsk', { file: path.basename(file) }),
    detail: [say('shareExplain'), ...(choices.length > 1 ? [say('shareWhere')] : [])].join('\n\n'),
    buttons: [
      ...choices.map((address) => (address ? say('shareAt', { address }) : say('shareDo'))),
      say('cancel'),
    ],
    defaultId: 0,
    cancelId: choices.length,
  })
  const address = choices[response]
  if (address === undefined) return null
  const shared = await relay.share(address)
  if (shared.ok) return shared.value
  await dialog.showMessageBox(window, {
    type: 'error',
    message: say('shareFailed'),
    ...(shared.error === null ? {} : { detail: shared.error }),
  })
  return null
}

async function show({ window, relay }: OpenWindow, sharing: Sharing, say: Say): Promise<void> {
  const { address, fingerprint } = sharing
  const { response } = await dialog.showMessageBox(window, {
    type: 'info',
    message: say('shareOn', { address }),
    detail: say('shareOnExplain', { fingerprint }),
    buttons: [say('close'), say('shareStop')],
    defaultId: 0,
    cancelId: 0,
  })
  if (response === 1) await relay.stopSharing()
}
