import process from 'node:process'
import { type Command, Failure, type Io, UsageError } from './command.ts'
import { adopt } from './commands/adopt.ts'
import { annex } from './commands/annex.ts'
import { backup } from './commands/backup.ts'
import { circulate } from './commands/circulate.ts'
import { compareCommand } from './commands/compare.ts'
import { doctor } from './commands/doctor.ts'
import { exportCommand } from './commands/export.ts'
import { expunge } from './commands/expunge.ts'
import { importCommand } from './commands/import.ts'
import { invite } from './commands/invite.ts'
import { lint } from './commands/lint.ts'
import { log } from './commands/log.ts'
import { newCommand } from './commands/new.ts'
import { pack } from './commands/pack.ts'
import { receipt } from './commands/receipt.ts'
import { retain } from './commands/retain.ts'
import { sample } from './commands/sample.ts'
import { serve } from './commands/serve.ts'
import { silence } from './commands/silence.ts'
import { translation } from './commands/translation.ts'
import { verify } from './commands/verify.ts'
import { localeOf, translator } from './messages.ts'

// The command line. Every command exits 0, or prints one sentence on standard error and exits 1 (2 for
// wrong usage) ([C1]). Without a language in the environment it speaks English.

const COMMANDS: readonly Command[] = [
  newCommand,
  importCommand,
  sample,
  serve,
  invite,
  circulate,
  silence,
  adopt,
  annex,
  translation,
  exportCommand,
  lint,
  pack,
  compareCommand,
  backup,
  verify,
  receipt,
  log,
  expunge,
  retain,
  doctor,
]

async function main(args: readonly string[]): Promise<number> {
  const io: Io = {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    locale: localeOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG),
  }
  const [name, ...rest] = args
  if (!name || name === 'help' || name === '--help' || name === '-h') return printUsage(io, name)
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) {
    io.err(translator(io.locale)('cli:unknownCommand', { name }))
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(usageOf(command))
    return 0
  }
  return run(command, rest, io)
}

async function run(command: Command, args: readonly string[], io: Io): Promise<number> {
  try {
    await command.run(args, io)
    return 0
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message} ${usageOf(command)}`)
      return 2
    }
    const translate = translator(io.locale)
    io.err(error instanceof Failure ? error.message : unexpected(error, translate))
    return 1
  }
}

/** One sentence for what nobody foresaw; `PENHOLDER_DEBUG` adds where it happened. */
function unexpected(error: unknown, translate: ReturnType<typeof translator>): string {
  const detail = error instanceof Error ? error.message : String(error)
  const sentence = translate('cli:unexpected', { detail: detail.split('\n')[0] ?? '' })
  const stack = process.env.PENHOLDER_DEBUG && error instanceof Error ? `\n${error.stack}` : ''
  return sentence + stack
}

function printUsage(io: Io, asked: string | undefined): number {
  const lines = [translator(io.locale)('cli:usage'), ...COMMANDS.map((one) => `  ${usageOf(one)}`)]
  for (const line of lines) (asked ? io.out : io.err)(line)
  return asked ? 0 : 2
}

function usageOf(command: Command): string {
  return `penholder ${command.usage}`
}

// A pipe that is closed early (`penholder log FILE --json | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
