import { isSameChar, mergeRanges } from '../domain/char-ids.ts'
import type { Statement } from './statement.ts'

/** What one action did, as one step of undo. */
export type Step = {
  readonly origin: string
  readonly statements: readonly Statement[]
  /** When the action was made, milliseconds since 1970. */
  readonly at: number
  /** Whether the action began with white space: a word ends there. */
  readonly startsWord: boolean
}

const MAX_STEPS = 500
const PAUSE_MS = 1000

/** The author's own steps ([T19]): a new step ends what could be redone, and typing on joins the step before. */
export class UndoHistory {
  readonly #done: Step[] = []
  readonly #undone: Step[] = []

  get canUndo(): boolean {
    return this.#done.length > 0
  }

  get canRedo(): boolean {
    return this.#undone.length > 0
  }

  add(step: Step): void {
    if (step.statements.length === 0) return
    this.#undone.length = 0
    const last = this.#done.at(-1)
    if (last && continues(last, step)) {
      this.#done[this.#done.length - 1] = { ...step, statements: joined(last, step) }
    } else this.#done.push(step)
    if (this.#done.length > MAX_STEPS) this.#done.shift()
  }

  /** The step to take back now; `keepUndone` receives what taking it back did. */
  takeDone(): Step | undefined {
    return this.#done.pop()
  }

  takeUndone(): Step | undefined {
    return this.#undone.pop()
  }

  keepUndone(step: Step): void {
    this.#undone.push(step)
  }

  keepRedone(step: Step): void {
    this.#done.push(step)
  }
}

/** Typing goes on from where it stopped until a word or a pause ends it; so do single deletions. */
function continues(last: Step, step: Step): boolean {
  if (last.origin !== step.origin || step.at - last.at > PAUSE_MS || step.startsWord) return false
  if (last.statements.some(isTyping) && step.statements.some(isTyping)) return typesOn(last, step)
  return last.statements.every(isRemoval) && step.statements.every(isRemoval)
}

function typesOn(last: Step, step: Step): boolean {
  const before = last.statements.findLast(isTyping)
  const [first] = step.statements
  if (step.statements.length !== 1 || before?.kind !== 'typed' || first?.kind !== 'typed') {
    return false
  }
  const [client, clock, length] = before.range
  return isSameChar({ client, clock: clock + length - 1 }, first.left)
}

/** A word that was typed letter by letter is taken back by one range, not by one for each letter. */
function joined(last: Step, step: Step): Statement[] {
  const statements = [...last.statements]
  const [first, ...rest] = step.statements
  const at = statements.findLastIndex(isTyping)
  const before = statements[at]
  if (before?.kind !== 'typed' || first?.kind !== 'typed')
    return [...statements, ...step.statements]
  const [range, ...apart] = mergeRanges([before.range, first.range])
  if (!range || apart.length > 0) return [...statements, ...step.statements]
  statements[at] = { ...before, range }
  return [...statements, ...rest]
}

const isTyping = (statement: Statement): boolean => statement.kind === 'typed'
const isRemoval = (statement: Statement): boolean =>
  statement.kind === 'listed' || (statement.kind === 'record' && statement.after.kind === 'del')
