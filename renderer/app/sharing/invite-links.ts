import type { InviteAnswer } from '../../../shared/protocol/http.ts'
import { appLink, webLink } from '../../../shared/protocol/links.ts'
import type { Sharing, SharingState } from '../../../shared/protocol/sharing.ts'

// Where the links of an invitation lead. The relay writes into them where it is reached at the moment at which they are made; who
// shares afterwards, with the invitation still before the eyes, is shown links to where it is reached now.

/** An invitation that was made just now. */
export type Made = {
  readonly answer: InviteAnswer
  /** Of the delegation's rooms, for a link that a colleague gets; null if it carries none. */
  readonly key: string | null
  readonly delegation: string
}

export type ShownLinks = {
  readonly link: string
  /** For the desktop app; null if it cannot know whom it would talk to there. */
  readonly appLink: string | null
  /** What is to be said of them: that nobody else can use them, or not at present. */
  readonly care: 'linkOnlyHere' | 'linkNotNow' | null
}

/** The links as they lead to the negotiation now; `sharing` is null where that is not the window's own affair. */
export function linksOf({ answer, key }: Made, sharing: SharingState | null): ShownLinks {
  const secrets = { invite: answer.invite, key }
  if (sharing?.kind === 'shared') {
    const { hostname: host, port } = new URL(sharing.address)
    const { fingerprint } = sharing
    return {
      link: webLink(sharing.address, secrets),
      appLink: appLink({ host, port: Number(port), fingerprint }, secrets),
      care: null,
    }
  }
  const links = {
    link: withKey(answer.link ?? answer.invite, key),
    appLink: answer.appLink && withKey(answer.appLink, key),
  }
  if (sharing === null) return { ...links, care: null }
  // On loopback there is no TLS, which the desktop app insists on: without a link for it nobody else is led anywhere.
  return { ...links, care: answer.appLink === null ? 'linkOnlyHere' : 'linkNotNow' }
}

function withKey(link: string, key: string | null): string {
  return key === null ? link : `${link}.${key}`
}

/** The address of this machine at which it is shared, without scheme and port. */
export function hostOf({ address }: Pick<Sharing, 'address'>): string {
  return new URL(address).hostname
}

/** A fingerprint (base64url) as browsers show it, hexadecimal, in groups of four for the eye. */
export function fingerprintAsShown(fingerprint: string): string {
  const bytes = atob(fingerprint.replaceAll('-', '+').replaceAll('_', '/'))
  const hex = [...bytes].map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join('')
  return hex.match(/.{1,4}/g)?.join(' ') ?? ''
}
