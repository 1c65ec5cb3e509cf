import {
  isBeforeLastChange,
  type Position,
  positionsIn,
  type Standing,
  standingOf,
} from '../domain/positions.ts'
import type { ExportSource } from './export-source.ts'

/** A position as all members were told of it, and whether it was taken before the last change of the wording ([Q2]). */
export type ToldStand = Position & { readonly isBefore: boolean }

/** Where delegations stand, so far as all members were told. */
export function toldStands({ records, wordings }: ExportSource): Standing<ToldStand> {
  const told = positionsIn(records, 'all').map((position): ToldStand => {
    const isBefore = isBeforeLastChange(position, wordings.get(position.paragraph))
    return { ...position, isBefore }
  })
  return standingOf(told)
}
