import { type DestinationStream, type Logger, pino } from 'pino'

// What the relay tells those who run it: one JSON object a line, on standard error. Words of the text, names of
// people, secrets and whole addresses never get this far, and what an exception says of them is left out ([M1]).

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

const FRAMES = 8

/** A log from this level on; `to` is standard error unless a test listens. */
export function relayLogger(level: LogLevel, to: DestinationStream = standardError()): Logger {
  return pino(
    {
      level,
      // No host name: a log is sent to others more easily than one thinks.
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
    },
    to,
  )
}

/** Written at once: the last line before a crash is the one that is wanted. */
function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true })
}

/**
 * What went wrong and where, without what it went wrong with: messages of parsers quote their input. Only the
 * system's and the database's own messages are kept, for they name files and conditions.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = textAt(error, 'code')
  return {
    type: error.name,
    ...(code === null ? {} : { code }),
    ...(isOfSystem(error, code) ? { message: error.message } : {}),
    at: framesOf(error),
  }
}

function isOfSystem(error: Error, code: string | null): boolean {
  return textAt(error, 'syscall') !== null || /^(ERR_)?SQLITE/.test(code ?? '')
}

function textAt(error: Error, key: 'code' | 'syscall'): string | null {
  const value: unknown = Reflect.get(error, key)
  return typeof value === 'string' ? value : null
}

/** The frames of the stack without its head, which repeats the message. */
function framesOf({ stack = '', message }: Error): readonly string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n')
  return frames
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '))
    .slice(0, FRAMES)
}
