import type { MessageKey } from '../messages.ts'

/** What a check found: all is well, something to know, or something that must change before a relay can be trusted. */
export type Level = 'ok' | 'warn' | 'fail'

export type Finding = {
  readonly check: string
  readonly level: Level
  /** Says what was found and, unless all is well, what to do. */
  readonly key: MessageKey
  readonly values?: Readonly<Record<string, string | number>>
}
