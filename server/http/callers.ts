import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { hostname } from 'node:os'

// Who may speak to the relay from a browser. A page elsewhere cannot read a session, but it can make its visitor's
// browser ask; and a name that is pointed at this machine for a moment would make such a page one of ours.

/** Names and origins that the relay was told of, besides its own. */
export type Known = { readonly hosts: readonly string[]; readonly origins: readonly string[] }

/**
 * [L6] Whether the request names this relay: by an IP address, which no stranger's page can have for a name, by this
 * machine's name, or by one that it was told.
 */
export function isKnownHost({ headers }: IncomingMessage, known: Known): boolean {
  const name = nameOf(headers.host ?? '')
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true
  const machine = hostname().toLowerCase()
  const told = known.hosts.map((host) => host.toLowerCase())
  return [machine, `${machine}.local`, ...told].includes(name)
}

/** [H6] Whether the caller is a page of this relay, of an origin it was told of, or no page at all. */
export function isKnownOrigin({ headers }: IncomingMessage, known: Known): boolean {
  const { origin, host } = headers
  if (origin === undefined || known.origins.includes(origin)) return true
  return host !== undefined && hostOf(origin) === host.toLowerCase()
}

function hostOf(origin: string): string | null {
  try {
    const { protocol, host } = new URL(origin)
    return protocol === 'http:' || protocol === 'https:' ? host : null
  } catch {
    return null // "null", the origin of a page without one.
  }
}

/** The name in a `Host` header, without the port and the brackets of an IPv6 address. */
function nameOf(host: string): string {
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(host) ?? []
  return (bracketed ?? plain ?? '').toLowerCase()
}
