import type { Audience } from '../domain/audiences.ts'
import { DRAFT_NAME, GROUP_NAME } from '../domain/conduct.ts'
import { type DelegationCode, parseDelegationCode, SECRETARIAT } from '../domain/delegations.ts'
import type { Dossier } from '../domain/dossier.ts'
import { holdsPen, type Role } from '../domain/roles.ts'

// Names of the rooms that a relay serves, and who may be in them: who may read a record is decided by the room it lives
// in, and by nothing else ([E1]). Everything that asks about rooms asks here.

export const DOSSIER_ROOM = 'dossier'
const DESK_ROOM = 'desk'

export type RoomName =
  /** Meeting, roster, offices, stage: everybody reads, the relay writes. */
  | { readonly kind: 'dossier' }
  /** The rolling text of a language, or a rival of it under a name. */
  | { readonly kind: 'text'; readonly lang: string; readonly draft: string | null }
  /** A delegation and those who hold the pen. */
  | { readonly kind: 'pen'; readonly delegation: DelegationCode }
  /** A delegation's own. */
  | { readonly kind: 'private'; readonly delegation: DelegationCode }
  | { readonly kind: 'caucus'; readonly group: string }
  /** Those who hold the pen. */
  | { readonly kind: 'desk' }

/** The room of the rolling text in one language: `text/en`. */
export function textRoom(lang: string): string {
  return `text/${lang}`
}

/** The room of a delegation and those who hold the pen: `pen/FRA`. */
export function penRoom(delegation: DelegationCode): string {
  return `pen/${delegation}`
}

/** The room in which a member of a delegation tells something to an audience ([Q5]). */
export function audienceRoom(audience: Audience, delegation: DelegationCode, lang: string): string {
  switch (audience) {
    case 'all':
      return textRoom(lang)
    case 'pen':
      return penRoom(delegation)
    case 'team':
      return `private/${delegation}`
    default:
      return audience
  }
}

/** Who is told what is written in the room of that name; null if it is nobody's audience, as the desk is. */
export function audienceIn(room: string): Audience | null {
  const parsed = parseRoom(room)
  switch (parsed?.kind) {
    case 'text':
      return 'all'
    case 'pen':
      return 'pen'
    case 'private':
      return 'team'
    case 'caucus':
      return `caucus/${parsed.group}`
    default:
      return null
  }
}

/** What a room's name says; null if no room is called so. */
export function parseRoom(name: string): RoomName | null {
  const [kind, first = '', second, ...rest] = name.split('/')
  if (name === DOSSIER_ROOM) return { kind: 'dossier' }
  if (name === DESK_ROOM) return { kind: 'desk' }
  if (rest.length > 0) return null
  if (kind === 'text') return parseText(first, second)
  if (second !== undefined) return null
  const delegation = parseDelegationCode(first)
  if (kind === 'caucus') return GROUP_NAME.test(first) ? { kind, group: first } : null
  return delegation && (kind === 'pen' || kind === 'private') ? { kind, delegation } : null
}

/** Whether the room is one that every member may be in, and therefore no secret. */
export function isForAll({ kind }: RoomName): boolean {
  return kind === 'dossier' || kind === 'text'
}

/** Whether the room of that name is one whose entries the relay orders and keeps without reading them ([E13]). */
export function isSealedRoom(name: string): boolean {
  const kind = parseRoom(name)?.kind
  return kind === 'private' || kind === 'caucus' || kind === 'desk'
}

/** Whether the room of that name is a document in which members write under the guard. */
export function isGuardedRoom(name: string): boolean {
  const kind = parseRoom(name)?.kind
  return kind === 'text' || kind === 'pen'
}

/**
 * Whether a member may be in the room as the dossier stands; false also of a room that does not exist. Observers and
 * screens are in no room that is not for all, the secretariat in none but its own.
 */
export function mayEnter(
  room: RoomName,
  { delegation, role }: { readonly delegation: DelegationCode; readonly role: Role },
  dossier: Pick<Dossier, 'lang' | 'drafts' | 'members' | 'groups'>,
): boolean {
  const drafts = holdsPen(role) || role === 'delegation'
  switch (room.kind) {
    case 'dossier':
      return true
    case 'text':
      // One language is negotiated; the rooms of translations are others.
      return (
        room.lang === dossier.lang && (room.draft === null || dossier.drafts.includes(room.draft))
      )
    case 'pen':
      return (
        dossier.members.includes(room.delegation) &&
        (holdsPen(role) || (drafts && delegation === room.delegation))
      )
    case 'private':
      return (
        (role === 'secretariat' ? delegation === SECRETARIAT : drafts) &&
        delegation === room.delegation
      )
    case 'caucus':
      return drafts && isInGroup(dossier, room.group, delegation)
    case 'desk':
      return holdsPen(role)
  }
}

function isInGroup(
  { groups }: Pick<Dossier, 'groups'>,
  group: string,
  delegation: DelegationCode,
): boolean {
  return groups.some(({ name, members }) => name === group && members.includes(delegation))
}

function parseText(lang: string, draft: string | undefined): RoomName | null {
  if (!/^[a-z]{2,3}$/.test(lang)) return null
  if (draft === undefined) return { kind: 'text', lang, draft: null }
  return DRAFT_NAME.test(draft) ? { kind: 'text', lang, draft } : null
}
