// Links by which people come to a relay. What is secret stands behind the `#`: browsers send it to nobody, and no
// log holds it. `BASE/join#INVITE` for the web; `penholder://join/HOST:PORT?fp=FINGERPRINT#INVITE` for the desktop
// app, which trusts the certificate with that fingerprint and no other; without `fp`, what the system trusts.
// A colleague's link carries the key of the delegation's rooms as well: `#INVITE.KEY`.

/** Under which name a machine keeps the key of the room in which the sample that it made has a delegation draft ([C10]). */
export function sampleKeyName(delegation: string): string {
  return `sample/${delegation}`
}

/** What stands behind the `#`. */
export type LinkSecrets = { readonly invite: string; readonly key: string | null }

/** Where the desktop app finds a relay, always over TLS. */
export type AppPlace = {
  /** A name, an IPv4 address, or an IPv6 address in brackets. */
  readonly host: string
  readonly port: number
  /** SHA-256 of the certificate (DER) as base64url; null for one that the system is to judge. */
  readonly fingerprint: string | null
}

export type AppLink = AppPlace & LinkSecrets

/** Where the desktop app's own pages live: a scheme that no web site can have. */
export const APP_ORIGIN = 'app://penholder'

const APP_LINK =
  /^penholder:\/\/join\/(\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]*[a-z\d])?):(\d{1,5})(?:\/?\?fp=([\w-]{43}))?(#.*)$/i
const SECRETS = /^#([\w-]{1,200})(?:\.([\w-]{1,200}))?$/
const LAST_PORT = 65_535

/** The link for browsers; `base` is the relay's address, with or without a slash at its end. */
export function webLink(base: string, secrets: LinkSecrets): string {
  return `${base.replace(/\/+$/, '')}/join${fragmentOf(secrets)}`
}

/** The link for the desktop app. */
export function appLink({ host, port, fingerprint }: AppPlace, secrets: LinkSecrets): string {
  const pin = fingerprint === null ? '' : `?fp=${fingerprint}`
  return `penholder://join/${host}:${port}${pin}${fragmentOf(secrets)}`
}

/** The parts of a link for the desktop app; null if it is none. */
export function parseAppLink(text: string): AppLink | null {
  const [, host = '', port = '', fingerprint = null, fragment = ''] = APP_LINK.exec(text) ?? []
  const secrets = parseLinkSecrets(fragment)
  const portNumber = Number(port)
  if (host === '' || secrets === null || portNumber < 1 || portNumber > LAST_PORT) return null
  return { host: host.toLowerCase(), port: portNumber, fingerprint, ...secrets }
}

/** What a fragment (`#INVITE` or `#INVITE.KEY`) says; null if it is none. */
export function parseLinkSecrets(fragment: string): LinkSecrets | null {
  const [, invite, key = null] = SECRETS.exec(fragment) ?? []
  return invite === undefined ? null : { invite, key }
}

function fragmentOf({ invite, key }: LinkSecrets): string {
  return key === null ? `#${invite}` : `#${invite}.${key}`
}
