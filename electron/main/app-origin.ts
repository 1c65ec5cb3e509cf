/** Where the app's own pages live: a scheme of its own, so that they are neither files nor anybody's web site. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'penholder'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Whether an address or origin is the app's own; `app://penholder.evil` is not. */
export function isAppAddress(address: string): boolean {
  return address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`)
}
