import { type LinkSecrets, parseLinkSecrets } from '../shared/protocol/links.ts'

// The link by which this window came carries secrets behind its `#`. They leave the address before anything else runs:
// what stands there is shown on screens, kept in histories, synchronised and photographed. The window itself remembers
// them, so that loading it again before one has joined asks for no new link.

const ARRIVED = 'penholder.arrived'
const SHORTEST_INVITE = 16

/** Takes the secrets of a link out of the address. A link pasted into the address later begins anew. */
export function takeArrival(): void {
  take()
  window.addEventListener('hashchange', () => {
    if (take()) location.reload()
  })
}

function take(): boolean {
  if (linkSecretsIn(location.hash) === null) return false
  sessionStorage.setItem(ARRIVED, location.hash)
  history.replaceState(history.state, '', location.pathname + location.search)
  return true
}

/** What the link said by which this window came; null if it came by none. */
export function arrival(): LinkSecrets | null {
  return linkSecretsIn(sessionStorage.getItem(ARRIVED) ?? '')
}

/** The invitation in a fragment, with the key of its delegation's rooms if it has one; other fragments (`#/…`) are the app's own. */
export function linkSecretsIn(fragment: string): LinkSecrets | null {
  const secrets = parseLinkSecrets(fragment)
  return secrets && secrets.invite.length >= SHORTEST_INVITE ? secrets : null
}
