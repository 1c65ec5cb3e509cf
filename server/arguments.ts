import { parseArgs } from 'node:util'
import { type Io, UsageError } from './command.ts'
import { translator } from './messages.ts'

/** The options that a command takes: those followed by a value, and those that stand alone. */
export type ArgumentShape = {
  /** Names of the positional arguments, all of them required: `['FILE', 'OUT']`. */
  readonly positionals: readonly string[]
  /** Those that may follow them: `['FILE']`. */
  readonly optional?: readonly string[]
  readonly values?: readonly string[]
  readonly flags?: readonly string[]
  /** Followed by a value, and given as often as there are values. */
  readonly lists?: readonly string[]
}

export type Arguments = {
  /** As many as the shape requires, and those of the optional ones that were given. */
  readonly positionals: readonly string[]
  value(name: string): string | undefined
  required(name: string): string
  flag(name: string): boolean
  /** The values of an option that may be given more than once. */
  list(name: string): readonly string[]
}

/** The arguments of a command; throws `UsageError` with a sentence if they do not fit the shape. */
export function parseArguments(args: readonly string[], shape: ArgumentShape, io: Io): Arguments {
  const say = translator(io.locale)
  const { values, positionals } = parse(args, shape, say)
  const atMost = shape.positionals.length + (shape.optional?.length ?? 0)
  if (positionals.length > atMost) {
    const extra = positionals[atMost] ?? ''
    throw new UsageError(say('cli:extraArgument', { argument: extra }))
  }
  const missing = shape.positionals[positionals.length]
  if (missing) throw new UsageError(say('cli:missingArgument', { argument: missing }))
  const value = (name: string) => {
    const given = values[name]
    return typeof given === 'string' ? given : undefined
  }
  return {
    positionals,
    value,
    flag: (name) => values[name] === true,
    list: (name) => {
      const given = values[name]
      return Array.isArray(given) ? given.map(String) : []
    },
    required: (name) => {
      const given = value(name)
      if (given) return given
      throw new UsageError(say('cli:missingArgument', { argument: `--${name}` }))
    },
  }
}

function parse(
  args: readonly string[],
  shape: ArgumentShape,
  say: ReturnType<typeof translator>,
): { values: Readonly<Record<string, unknown>>; positionals: readonly string[] } {
  const options: Record<
    string,
    { type: 'string' | 'boolean'; short?: string; multiple?: boolean }
  > = {}
  for (const name of shape.values ?? []) {
    options[name] = name === 'output' ? { type: 'string', short: 'o' } : { type: 'string' }
  }
  for (const name of shape.lists ?? []) options[name] = { type: 'string', multiple: true }
  for (const name of shape.flags ?? []) options[name] = { type: 'boolean' }
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    const told = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : ''
    throw new UsageError(say('cli:wrongArgument', { detail: told }))
  }
}
