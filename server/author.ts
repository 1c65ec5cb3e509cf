import type { DelegationCode } from '../shared/domain/delegations.ts'
import type { Role } from '../shared/domain/roles.ts'

// Who did something, as the log names them. The text is part of what each row seals, so that an
// attribution cannot be changed without breaking the chain; the table `author` only takes it apart.

/** What the relay writes of its own accord: leases, and the dossier when the file is made. */
export const RELAY_AUTHOR = 'relay'

export type Author = {
  readonly delegation: DelegationCode
  readonly role: Role
  /** May be empty. */
  readonly person: string
}

/** `FRA/delegation/Second Secretary`. */
export function authorName(author: Author): string {
  return `${author.delegation}/${author.role}/${author.person}`
}

/** The parts of an author's name; all null for the relay itself. */
export function parseAuthorName(name: string): {
  readonly delegation: string | null
  readonly role: string | null
  readonly person: string | null
} {
  const match = /^([A-Z]{3})\/([a-z-]+)\/(.*)$/s.exec(name)
  if (!match) return { delegation: null, role: null, person: null }
  return { delegation: match[1] ?? null, role: match[2] ?? null, person: match[3] ?? null }
}
