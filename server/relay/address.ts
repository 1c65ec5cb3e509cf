import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'

type Address = {
  /** Where WebSockets connect. */
  readonly url: string
  readonly http: string
  /** What links for others begin with: an address that can be reached from elsewhere, if there is one. */
  readonly linkBase: string
}

/** The addresses of a server that listens. */
export function addressOf(server: Server): Address {
  // Listening on a port since before anybody could ask.
  const { address, family, port } = server.address() as AddressInfo
  const isWildcard = address === '0.0.0.0' || address === '::'
  const local = isWildcard ? '127.0.0.1' : inUrl(address, family)
  const reachable = isWildcard ? (ownAddress() ?? local) : local
  return {
    url: `ws://${local}:${port}`,
    http: `http://${local}:${port}`,
    linkBase: `http://${reachable}:${port}`,
  }
}

function inUrl(address: string, family: string): string {
  return family === 'IPv6' ? `[${address}]` : address
}

/** An address of this machine that others can reach. */
function ownAddress(): string | null {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ internal, family }) => !internal && family === 'IPv4')?.address ?? null
}
