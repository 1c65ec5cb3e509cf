import { useMemo } from 'react'
import { type Draft, mayTable } from '../../../shared/ydoc/branch/draft-part.ts'
import type { Drafting } from '../../session/drafts/drafting.ts'
import { Cell } from '../../session/external-store.ts'
import { useMaybeStore, useStore } from '../../ui/use-store.ts'

/** What a person leaves out of what it tables, by drafting: the list and the sheet show the same choice. */
const leftOut = new WeakMap<Drafting, Cell<ReadonlySet<string>>>()

function cellOf(drafting: Drafting): Cell<ReadonlySet<string>> {
  const cell = leftOut.get(drafting) ?? new Cell<ReadonlySet<string>>(new Set())
  leftOut.set(drafting, cell)
  return cell
}

const NOTHING: ReadonlySet<string> = new Set()

/** The same, where there may be no drafting. */
export function useMaybeChosen(drafting: Drafting | null): ReadonlySet<string> {
  return useMaybeStore(drafting && cellOf(drafting)) ?? NOTHING
}

type Choosing = {
  readonly left: ReadonlySet<string>
  readonly toggle: (id: string) => void
  readonly setAll: (isChosen: boolean) => void
}

/** Everything that can be tabled is chosen, unless somebody leaves it out. */
export function useChosen(drafting: Drafting): Choosing {
  const cell = cellOf(drafting)
  const left = useStore(cell)
  return useMemo(
    () => ({
      left,
      toggle: (id) => {
        const next = new Set(left)
        if (!next.delete(id)) next.add(id)
        cell.set(next)
      },
      setAll: (isChosen) =>
        cell.set(new Set(isChosen ? [] : drafting.drafts.getSnapshot().map(({ id }) => id))),
    }),
    [left, cell, drafting],
  )
}

export function isChosen(draft: Draft, left: ReadonlySet<string>): boolean {
  return mayTable(draft) && !left.has(draft.id)
}
