import { APP_ORIGIN } from '../../../shared/protocol/links.ts'

/** The scheme of the app's own pages, so that they are neither files nor anybody's web site. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'penholder'

/** Whether an address or origin is the app's own; `app://penholder.evil` is not. */
export function isAppAddress(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`)
}
