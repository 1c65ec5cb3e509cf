import type { App } from 'electron'

/** As in `electron-builder.yml`: Windows shows notifications of programs that it knows by the name in their shortcut. */
export const APP_ID = 'org.penholder.desktop'
/** Of the links of invitations (shared/protocol/links.ts). */
export const LINK_SCHEME = 'penholder'

type Known = Pick<App, 'isPackaged' | 'setAppUserModelId' | 'setAsDefaultProtocolClient'>

/**
 * Makes an installed app known to its system, as far as its installer did not; to be called before the app is ready. A checkout takes
 * nothing from the app that is installed.
 */
export function makeKnown(app: Known, platform: NodeJS.Platform): void {
  if (!app.isPackaged) return
  if (platform === 'win32') app.setAppUserModelId(APP_ID)
  // On Linux the desktop file says it. To say it again would start a program, and wait for it, before every first window.
  if (platform !== 'linux') app.setAsDefaultProtocolClient(LINK_SCHEME)
}
