import type { DelegationCode } from './delegations.ts'
import type { Dossier } from './dossier.ts'
import { holdsPen, type Role } from './roles.ts'

// To whom something is told ([Q5]). An audience is a room and nothing else: there is no field that says who may read.

/** All members; those who hold the pen; one's own delegation; the members of a group. */
export type Audience = 'all' | 'pen' | 'team' | `caucus/${string}`

type Teller = { readonly delegation: DelegationCode; readonly role: Role }

/** To whom a member may tell something as the dossier stands, the widest first. */
export function audiencesOf(
  { delegation, role }: Teller,
  { members, groups }: Pick<Dossier, 'members' | 'groups'>,
): readonly Audience[] {
  if (role === 'secretariat') return ['all', 'team']
  if (role !== 'delegation' && !holdsPen(role)) return ['all']
  const pen: Audience[] = members.includes(delegation) ? ['pen'] : []
  const own = groups.filter((group) => group.members.includes(delegation))
  return ['all', ...pen, ...own.map(({ name }): Audience => `caucus/${name}`), 'team']
}

/** The wish if it can be met, else the narrowest audience there is: never a wider one than was wished for ([Q11]). */
export function audienceFor(wish: string, offered: readonly Audience[]): Audience {
  return offered.find((one) => one === wish) ?? offered.at(-1) ?? 'team'
}

/** Those to whom what was told an audience may be told after all ([Q11]): each of them holds everybody of that audience. */
export function widerThan(audience: Audience, offered: readonly Audience[]): readonly Audience[] {
  if (audience === 'all') return []
  return offered.filter((one) => one === 'all' || (audience === 'team' && one !== 'team'))
}

/** The group whose audience it is; null if it is none's. */
export function groupOf(audience: Audience): string | null {
  return audience.startsWith('caucus/') ? audience.slice('caucus/'.length) : null
}

/** How near to its author: of what a delegation said to several, who may read all takes the nearest ([Q5]). */
export function nearnessOf(audience: Audience): number {
  switch (audience) {
    case 'all':
      return 0
    case 'pen':
      return 2
    case 'team':
      return 3
    default:
      return 1
  }
}
