import type { DelegationCode } from '../../../shared/domain/delegations.ts'

// Which comments that call on the delegation were opened on this machine ([Q10]), by their names.

type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const keyOf = (dossier: string, delegation: DelegationCode): string =>
  `penholder.calls/${dossier}/${delegation}`

/** A name holds no line break. */
export function readNames(
  shelf: Shelf,
  dossier: string,
  delegation: DelegationCode,
): ReadonlySet<string> {
  const kept = shelf.getItem(keyOf(dossier, delegation)) ?? ''
  return new Set(kept.split('\n').filter(Boolean))
}

export function keepRead(
  shelf: Shelf,
  dossier: string,
  delegation: DelegationCode,
  names: readonly string[],
): void {
  shelf.setItem(keyOf(dossier, delegation), names.join('\n'))
}
