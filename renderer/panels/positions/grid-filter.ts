import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Group } from '../../../shared/domain/conduct.ts'
import { type DelegationCode, PERMANENT_MEMBERS } from '../../../shared/domain/delegations.ts'
import type { OutlineEntry } from '../../session/readings.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'

type Stands = ReadonlyMap<ParagraphId, ReadonlyMap<DelegationCode, ShownPosition>>

/** Whether somebody stands against the paragraph, or something in it is open. */
export function isContested(entry: OutlineEntry, standing: Stands): boolean {
  const stands = [...(standing.get(entry.id)?.values() ?? [])]
  const isOpposed = stands.some(({ stand }) => stand === 'reserve' || stand === 'oppose')
  return isOpposed || entry.openProposals > 0
}

/** Which delegations a table shows: everybody, the permanent members, those that are elected, or a group by its name. */
export function columnsOf(
  chosen: string,
  members: readonly DelegationCode[],
  groups: readonly Group[],
): readonly DelegationCode[] {
  const isPermanent = (code: DelegationCode) => PERMANENT_MEMBERS.includes(code)
  if (chosen === 'p5') return members.filter(isPermanent)
  if (chosen === 'e10') return members.filter((code) => !isPermanent(code))
  const group = groups.find(({ name }) => `group ${name}` === chosen)
  return group ? members.filter((code) => group.members.includes(code)) : members
}
