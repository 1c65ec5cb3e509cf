import { isAppAddress } from '../guards/app-origin.ts'

/** The frame that a call came from, in so far as it says whose it is; null once it has gone or is elsewhere. */
export type AskingFrame = { readonly url: string; readonly parent: object | null } | null

/** Whether it is the app's own page in a window's main frame ([D2]): whatever a page holds inside is not. */
export function isOwnPage(frame: AskingFrame): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url)
}
