import { createHash, X509Certificate } from 'node:crypto'
import type { AppPlace } from '../../../shared/protocol/links.ts'

// A relay on another machine, as a link names it ([D18]). The app trusts the certificate with the link's fingerprint,
// whatever it says of itself; without a fingerprint it trusts what the system trusts; and it talks to nobody else.

/** Base addresses without a slash at the end. */
export type RemoteAddress = { readonly http: string; readonly ws: string }

export function addressOf({ host, port }: AppPlace): RemoteAddress {
  return { http: `https://${host}:${port}`, ws: `wss://${host}:${port}` }
}

/**
 * What this machine keeps about a relay is kept under this name. The fingerprint is part of it: another relay at the
 * same address is shown nothing that was kept for this one.
 */
export function keyOf({ host, port, fingerprint }: AppPlace): string {
  return `relay ${host}:${port} ${fingerprint ?? ''}`.trimEnd()
}

/** The session partition of a relay's window: what the page keeps there outlives the window. */
export function partitionOf(place: AppPlace): string {
  return `persist:relay-${createHash('sha256').update(keyOf(place)).digest('hex').slice(0, 32)}`
}

/** That of the relay's room screen ([D27]): it knows nothing of what the window keeps, and trusts whom it trusts. */
export function screenPartitionOf(place: AppPlace): string {
  return `${partitionOf(place)}-screen`
}

/** What Electron asks to have verified; `data` is PEM. */
export type CertificateRequest = {
  readonly hostname: string
  readonly certificate: { readonly data: string }
}

/** Accepted, refused, or left to the system, by the numbers that Electron expects. */
export const VERDICT = { accept: 0, refuse: -2, asTheSystem: -3 } as const

/** [D18] Whether what a server shows is what the link promised. */
export function verdictOn(
  { hostname, certificate }: CertificateRequest,
  { host, fingerprint }: AppPlace,
): (typeof VERDICT)[keyof typeof VERDICT] {
  if (hostname.toLowerCase() !== host.replace(/[[\]]/g, '')) return VERDICT.refuse
  if (fingerprint === null) return VERDICT.asTheSystem
  return fingerprintOf(certificate.data) === fingerprint ? VERDICT.accept : VERDICT.refuse
}

function fingerprintOf(pem: string): string | null {
  try {
    return createHash('sha256').update(new X509Certificate(pem).raw).digest('base64url')
  } catch {
    return null
  }
}
