import type { AddressInfo } from 'node:net'
import type { LinkPlace } from '../new-invite.ts'
import type { Certificate } from '../sharing/certificate.ts'
import { ownAddresses } from '../sharing/own-addresses.ts'

/** How a relay is reached; its links lead to an address that can be reached from elsewhere, if there is one. */
export type Address = LinkPlace & {
  /** Where WebSockets connect. */
  readonly url: string
  readonly http: string
}

/** The addresses of a server that listens there; `base` is what a proxy in front of it is called, if there is one. */
export function addressOf(
  { address, family, port }: AddressInfo,
  certificate: Certificate | null,
  base: string | null,
): Address {
  const isWildcard = address === '0.0.0.0' || address === '::'
  const local = isWildcard ? '127.0.0.1' : inUrl(address, family)
  const reachable = isWildcard ? (ownAddresses()[0] ?? local) : local
  const s = certificate ? 's' : ''
  const pinned = certificate && { host: reachable, port, fingerprint: certificate.pin }
  return {
    url: `ws${s}://${local}:${port}`,
    http: `http${s}://${local}:${port}`,
    ...(base === null
      ? { linkBase: `http${s}://${reachable}:${port}`, app: pinned }
      : placeAt(base)),
  }
}

const HTTPS_PORT = 443

/** Where links lead to a relay that is reached there, behind a proxy perhaps, whose certificate then counts. */
export function placeAt(base: string): LinkPlace {
  const { protocol, hostname, port } = new URL(base)
  const isSecure = protocol === 'https:'
  const app = { host: hostname, port: Number(port || HTTPS_PORT), fingerprint: null }
  return { linkBase: base, app: isSecure ? app : null }
}

function inUrl(address: string, family: string): string {
  return family === 'IPv6' ? `[${address}]` : address
}
