import process from 'node:process'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io, UsageError } from '../command.ts'
import { translator } from '../messages.ts'
import { LOG_LEVELS, type LogLevel, relayLogger } from '../operations/logger.ts'
import { type StartError, startRelay } from '../relay/start-relay.ts'
import { fileFailure } from '../with-file.ts'

/** Serves a file until it is told to stop; what it prints first says where ([C4]). */
export const serve: Command = {
  name: 'serve',
  usage: 'serve FILE [--host 127.0.0.1] [--port 0] [--log-level warn] [--json]',
  run: async (args, io) => {
    const shape = { positionals: ['FILE'], values: ['host', 'port', 'log-level'], flags: ['json'] }
    const given = parseArguments(args, shape, io)
    const host = given.value('host') ?? '127.0.0.1'
    const port = portOf(given.value('port') ?? '0', io)
    const logger = relayLogger(levelOf(given.value('log-level') ?? 'warn', io))
    // Before the file is opened: a signal that comes meanwhile is heeded as soon as it can be.
    const stopped = stopSignal()
    const started = await startRelay({ file: given.positionals[0] ?? '', host, port, logger })
    if (!started.ok) throw startFailure(started.error, io)
    const { url, http, file } = started.value
    // The same line with and without `--json`: scripts wait for it, and people can read it.
    io.out(JSON.stringify({ url, http, file }))
    await stopped
    await started.value.close()
  },
}

function portOf(text: string, io: Io): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw wrongValue('--port', text, io)
}

function levelOf(text: string, io: Io): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text)
  if (level) return level
  throw wrongValue('--log-level', text, io)
}

function wrongValue(argument: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument, value }))
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
      process.once(signal, () => resolve())
    }
    if (process.env.npm_lifecycle_event) whenParentIsGone(resolve)
  })
}

/** npm passes a signal on to a shell, and the shell passes it on to nobody: it just goes away. */
function whenParentIsGone(act: () => void): void {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    act()
  }, 200)
  timer.unref()
}

function startFailure(error: StartError, io: Io): Failure {
  const say = translator(io.locale)
  switch (error.kind) {
    case 'file':
      return fileFailure(error.error, io)
    case 'portTaken':
      return new Failure(say('cli:portTaken', { host: error.host, port: error.port }))
    case 'cannotListen':
      return new Failure(say('cli:hostUnknown', { host: error.host, detail: error.detail }))
  }
}
