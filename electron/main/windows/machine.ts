import { BrowserWindow, powerMonitor, screen, type WebContents } from 'electron'
import { POWER_CHANNEL } from '../../../shared/protocol/ipc.ts'
import { bringWithinReach, type DisplayChange, followDisplays } from './displays.ts'
import { followPower } from './power.ts'

/** The rooms' screens, which see to themselves once the windows of the negotiations are within reach. */
export type Rooms = {
  doorOf(contents: WebContents): unknown
  displaysChanged(change: DisplayChange): Promise<void>
}

/** What becomes of windows when the machine wakes ([D35]), and when displays come and go ([D14], [D27]). */
export function followMachine(rooms: Rooms): void {
  followPower(powerMonitor, (event) => {
    for (const window of BrowserWindow.getAllWindows())
      window.webContents.send(POWER_CHANNEL, event)
  })
  followDisplays(screen, async (change) => {
    const others = BrowserWindow.getAllWindows().filter(
      ({ webContents }) => rooms.doorOf(webContents) === null,
    )
    for (const window of others) await bringWithinReach(window, screen)
    await rooms.displaysChanged(change)
  })
}
