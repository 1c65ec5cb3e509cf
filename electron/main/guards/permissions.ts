import type { Session } from 'electron'
import { isAppAddress } from './app-origin.ts'

/** A page of the app reaches its relay over loopback, which Chromium treats as a permission of its own. */
const LOCAL_NETWORK = ['local-network-access', 'local-network', 'loopback-network']
/** Putting text on the clipboard, as an invitation is copied; reading it is another permission. */
const COPYING = 'clipboard-sanitized-write'
const ALLOWED = new Set([...LOCAL_NETWORK, COPYING])

/** Whether a page at `origin` may have the permission: the app reaches its relay and copies, and that is all. */
export function mayHave(permission: string, origin: string): boolean {
  return ALLOWED.has(permission) && isAppAddress(origin)
}

/** Denies every page everything but what `mayHave` allows. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayHave(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  session.setDevicePermissionHandler(() => false)
}
