import { type LinkSecrets, parseAppLink, parseLinkSecrets } from '../../shared/protocol/links.ts'

/**
 * What somebody pasted says: the invitation of a link or the bare code, and the key of a colleague's link, which
 * is for this window alone and must never be sent with the invitation. Null if it is neither link nor code.
 */
export function inviteIn(pasted: string): LinkSecrets | null {
  const text = pasted.trim()
  const fragment = text.includes('#') ? text.slice(text.lastIndexOf('#')) : `#${text}`
  const secrets = parseAppLink(text) ?? parseLinkSecrets(fragment)
  return secrets && secrets.invite.length >= 8 ? { invite: secrets.invite, key: secrets.key } : null
}
