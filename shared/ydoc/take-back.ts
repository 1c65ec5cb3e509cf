import { mergeRanges, type Range } from '../domain/char-ids.ts'
import { parseProposalName } from '../domain/proposals.ts'
import { rangeOf, type Segment } from '../domain/segments.ts'
import type { Author } from './author.ts'
import type { Edit } from './edits.ts'
import { currentRecordId } from './items.ts'
import type { Ledger } from './ledger.ts'
import { segmentsIn } from './neighbours.ts'
import { blocksOf, recordsOf, verdictsOf } from './roots.ts'
import type { ListName, Statement } from './statement.ts'
import { verdictOn } from './verdict-on.ts'

/**
 * Takes one statement back by another one ([T19]). What others have changed since, or the pen has decided, is left
 * alone: undo touches one's own work only.
 */
export function takeBack(statement: Statement, edit: Edit, ledger: Ledger, author: Author): void {
  const { statements } = edit
  switch (statement.kind) {
    case 'typed':
      hide(statement.range, edit, ledger)
      break
    case 'listed':
      statements.takeBack(statement.list, statement.range)
      break
    case 'takenBack':
      statements.list(statement.list, [statement.range])
      break
    case 'record':
      takeBackRecord(statement, edit, ledger, author)
      break
    case 'verdict':
      if (isSame(verdictsOf(ledger.doc).get(statement.name), statement.after)) {
        takeBackVerdict(statement, edit, ledger)
      }
      break
    case 'block':
      if (isSame(blocksOf(ledger.doc).get(statement.id), statement.after)) {
        statements.putBlock(statement.id, statement.before)
      }
      break
  }
}

/** Text of a base hand is cut, pending text withdrawn; what is incorporated or hidden meanwhile stays as it is. */
function hide(range: Range, edit: Edit, ledger: Ledger): void {
  const visible = [...segmentsIn(ledger, range)].filter((segment) => !segment.isHidden)
  const list = (name: ListName, which: (segment: Segment) => boolean): void =>
    edit.statements.list(name, mergeRanges(visible.filter(which).map(rangeOf)))
  list('cut', (segment) => segment.isByBaseHand)
  list('withdrawn', (segment) => segment.isPending)
}

type RecordStatement = Extract<Statement, { kind: 'record' }>

function takeBackRecord(
  { key, before, after }: RecordStatement,
  edit: Edit,
  ledger: Ledger,
  author: Author,
): void {
  const present = recordsOf(ledger.doc, author.delegation).get(key)
  if (!isSame(present, after) || verdictOn(ledger.doc, { delegation: author.delegation, key }))
    return
  if (before) edit.statements.putRecord(key, before)
  else if (after.kind === 'support' || after.kind === 'pos')
    edit.statements.putRecord(key, { ...after, v: 'none' })
  // The head of an insertion needs no word: without its characters it heads nothing.
  else if (after.kind !== 'ins') {
    edit.statements.putRecord(key, { ...after, withdrawn: true })
  }
}

type VerdictStatement = Extract<Statement, { kind: 'verdict' }>

/** A verdict that is given again must still be on the wording that stands now ([P7]). */
function takeBackVerdict({ name, before }: VerdictStatement, edit: Edit, ledger: Ledger): void {
  const ref = parseProposalName(name)
  const current = currentRecordId(recordsOf(ledger.doc, ref.delegation), ref.key)
  const isCurrent = before?.rec[0] === current?.client && before?.rec[1] === current?.clock
  edit.statements.putVerdict(name, isCurrent ? before : null)
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
