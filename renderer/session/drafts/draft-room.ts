import { holdsPen } from '../../../shared/domain/roles.ts'
import type { Member } from '../member.ts'

/** The sealed room in which a member drafts: the desk of those who hold the pen, or its delegation's own. */
export function draftRoomOf({ role, delegation }: Member): string {
  return holdsPen(role) ? 'desk' : `private/${delegation}`
}
