import type * as Y from 'yjs'
import type { Author } from './author.ts'
import { Edit } from './edits.ts'
import { itemAt, textOfItem } from './items.ts'
import type { Ledger } from './ledger.ts'
import type { Statement } from './statement.ts'
import type { Step } from './undo-history.ts'

/** Whoever acts: a person with a ledger to read and an author to write as. */
export type Actor = { readonly ledger: Ledger; readonly author: Author }

/** The origin of a transaction that an action made: whose it is and what it is called. */
class ActionOrigin {
  readonly name: string
  readonly actor: Actor

  constructor(name: string, actor: Actor) {
    this.name = name
    this.actor = actor
  }
}

/** Does one action as one transaction; returns it as a step of undo. Afterwards the document has the proposing hand again. */
export function act(
  actor: Actor,
  now: () => number,
  origin: string,
  change: (edit: Edit) => void,
): Step {
  const { ledger, author } = actor
  const { doc } = ledger
  const at = now()
  const statements = doc.transact((transaction) => {
    const edit = new Edit(transaction, ledger, author, now)
    change(edit)
    return edit.statements.made
  }, new ActionOrigin(origin, actor))
  doc.clientID = author.clientIds.proposing
  return { origin, statements, at, startsWord: beginsWithSpace(doc, statements[0]) }
}

function beginsWithSpace(doc: Y.Doc, statement: Statement | undefined): boolean {
  if (statement?.kind !== 'typed') return false
  const [client, clock] = statement.range
  const item = itemAt(doc, { client, clock })
  const text = item && textOfItem(item)
  return !!text && /^\s/u.test(text.slice(clock - item.id.clock))
}
