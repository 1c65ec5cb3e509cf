import { type BrowserWindow, dialog, session } from 'electron'
import { keysAsWritten, keysFor } from '../../../shared/protocol/command-list.ts'
import type { DossierWindows } from '../dossiers/dossier-windows.ts'
import type { Memory } from '../memory/memory.ts'
import type { Say } from '../messages.ts'
import { addressOf, keyOf, partitionOf } from '../sharing/remote-relay.ts'
import type { RemoteWindow, RemoteWindows } from '../sharing/remote-windows.ts'
import { guestDoor, ownDoor, screenKeyOf } from './room-door.ts'
import type { RoomWindows } from './room-windows.ts'
import { screenInvite } from './screen-invite.ts'

export type RoomKit = {
  readonly windows: DossierWindows
  readonly remotes: RemoteWindows
  readonly rooms: RoomWindows
  readonly kept: Pick<Memory, 'seats' | 'sessions'>
  readonly say: Say
}

/** “Room screen in a window of its own”: beside a file of this machine, and beside the relay of others for who may invite a screen there. */
export async function showRoom(window: BrowserWindow | null, kit: RoomKit): Promise<void> {
  const { windows, remotes, rooms, kept, say } = kit
  const page = window?.webContents
  const open = page && (await windows.whenOpen(page))
  if (open) return rooms.show(open, ownDoor(open, kept.seats))
  const remote = page && remotes.of(page)
  if (remote) return showGuestRoom(remote, kit)
  await dialog.showMessageBox({ type: 'info', message: say('roomNowhere') })
}

async function showGuestRoom(remote: RemoteWindow, kit: RoomKit): Promise<void> {
  const { remotes, rooms, kept, say } = kit
  if (rooms.present(remote)) return
  const ask = () => invited(remote, kit)
  const before = await kept.sessions.find(screenKeyOf(remote.link))
  const invite = before ? null : await ask()
  if (invite !== null && !invite.ok) {
    const isMac = process.platform === 'darwin'
    const keys = keysAsWritten(keysFor('roomScreen', isMac), isMac)
    const message = invite.error === 'mayNot' ? say('roomAsk', { keys }) : say('roomFailed')
    return void (await dialog.showMessageBox(remote.window, { type: 'info', message }))
  }
  if (remote.window.isDestroyed()) return
  const door = guestDoor(remote, invite?.value ?? null, async () => {
    const again = await ask()
    return again.ok ? again.value : null
  })
  await rooms.show(remote, door, remotes.screenPartition(remote.link))
}

/** An invitation by the relay of others, asked for as the member that this machine is there. */
async function invited({ link }: RemoteWindow, { kept }: RoomKit) {
  const member = await kept.sessions.find(keyOf(link))
  if (member === null) return { ok: false, error: 'mayNot' } as const
  const own = session.fromPartition(partitionOf(link))
  const post: Parameters<typeof screenInvite>[0] = (url, request) => own.fetch(url, request)
  return screenInvite(post, addressOf(link).http, member, Date.now())
}
