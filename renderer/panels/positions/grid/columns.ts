import type { ParagraphId } from '../../../../shared/domain/char-ids.ts'
import type { Group } from '../../../../shared/domain/conduct.ts'
import {
  AFRICAN_STATES,
  type DelegationCode,
  PERMANENT_MEMBERS,
} from '../../../../shared/domain/delegations.ts'
import { called } from '../../../../shared/messages/called.ts'
import type { OutlineEntry } from '../../../session/readings.ts'
import type { ShownPosition } from '../../../session/remarks-board.ts'

type Stands = ReadonlyMap<ParagraphId, ReadonlyMap<DelegationCode, ShownPosition>>

/** Whether somebody stands against the paragraph, or something in it is open. */
export function isContested(entry: OutlineEntry, standing: Stands): boolean {
  const stands = [...(standing.get(entry.id)?.values() ?? [])]
  const isOpposed = stands.some(({ stand }) => stand === 'reserve' || stand === 'oppose')
  return isOpposed || entry.openProposals > 0
}

/** Which delegations a table shows: `all`, `p5`, `e10`, `a3`, or `group` and the name of one. */
export type Columns = {
  readonly key: string
  /** The name that the dossier gives a group; null for what the Council knows. */
  readonly group: string | null
  readonly members: readonly DelegationCode[]
}

const COUNCIL = 15

/**
 * The choices of columns, all members first. The permanent, the elected and the three African members are known of a
 * Council, which has all five permanent members and at most ten besides; a group of the dossier's own goes by its name,
 * also where it is called A3.
 */
export function columnsOffered(
  members: readonly DelegationCode[],
  groups: readonly Group[],
): readonly Columns[] {
  const own = groups.map(({ name, members: theirs }) => ({
    key: `group ${name}`,
    group: name,
    members: members.filter((code) => theirs.includes(code)),
  }))
  const council = councilIn(members).filter(({ key }) =>
    groups.every(({ name }) => name.toLowerCase() !== key),
  )
  return [{ key: 'all', group: null, members }, ...council, ...own]
}

function councilIn(members: readonly DelegationCode[]): readonly Columns[] {
  const permanent = members.filter((code) => PERMANENT_MEMBERS.includes(code))
  if (permanent.length < PERMANENT_MEMBERS.length || members.length > COUNCIL) return []
  const elected = members.filter((code) => !PERMANENT_MEMBERS.includes(code))
  const african = elected.filter((code) => AFRICAN_STATES.includes(code))
  return [
    { key: 'p5', group: null, members: permanent },
    { key: 'e10', group: null, members: elected },
    { key: 'a3', group: null, members: african },
  ].filter((choice) => choice.members.length > 0)
}

/** In English alphabetical order, as the United Nations seats them; a code without a name stands under itself. */
export function inAlphabet(members: readonly DelegationCode[]): readonly DelegationCode[] {
  const order = new Intl.Collator('en')
  return members.toSorted((a, b) => order.compare(called(a, 'en'), called(b, 'en')))
}
