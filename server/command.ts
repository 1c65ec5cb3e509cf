import type { Locale } from '../shared/messages/locales.ts'

/** One command of `penholder`; `usage` is what follows the program's name, as in `backup FILE OUT`. */
export type Command = {
  readonly name: string
  readonly usage: string
  /** Resolves when the work is done; throws `UsageError` (exit 2) or `Failure` (exit 1). */
  run(args: readonly string[], io: Io): Promise<void>
}

/** Where a command writes its lines, and the language its user reads. */
export type Io = {
  out(line: string): void
  err(line: string): void
  readonly locale: Locale
}

/** The arguments are wrong; the message says which, in one sentence. */
export class UsageError extends Error {}

/** The work could not be done; the message is one sentence from the message table. */
export class Failure extends Error {}
