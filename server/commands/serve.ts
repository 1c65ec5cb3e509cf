import process from 'node:process'
import { parseArguments } from '../arguments.ts'
import { type Command, Failure, type Io } from '../command.ts'
import { translator } from '../messages.ts'
import { LOG_LEVELS, type LogLevel, relayLogger } from '../operations/logger.ts'
import { type RunningRelay, type StartError, startRelay } from '../relay/start-relay.ts'
import { fileFailure } from '../with-file.ts'
import { portOf, transportOf, wrongValue } from './serve-transport.ts'

const SHAPE = {
  positionals: ['FILE'],
  values: ['host', 'port', 'cert', 'key', 'base', 'allowed-host', 'origin', 'log-level'],
  flags: ['share', 'plain-http', 'json'],
}

/** Serves a file until it is told to stop; what it prints first says where ([C4]). */
export const serve: Command = {
  name: 'serve',
  usage:
    'serve FILE [--share | --host 127.0.0.1] [--port 0] [--cert FILE --key FILE | --plain-http] [--base URL] [--allowed-host NAMES] [--origin ORIGINS] [--log-level warn] [--json]',
  run: async (args, io) => {
    const given = parseArguments(args, SHAPE, io)
    const port = portOf(given.value('port') ?? '0', io)
    const logger = relayLogger(levelOf(given.value('log-level') ?? 'warn', io))
    // Before the file is opened: a signal that comes meanwhile is heeded as soon as it can be.
    const stop = stopSignals()
    const [file = ''] = given.positionals
    const transport = await transportOf(given, io)
    const started = await startRelay({ file, port, logger, ...transport })
    if (!started.ok) throw startFailure(started.error, io)
    // The same line with and without `--json`: scripts wait for it, and people can read it.
    io.out(readyLine(started.value))
    await stop.first
    void stop.second.then(() => started.value.hurry())
    await started.value.close()
  },
}

/** Where it is reached; for others too, if they can reach it. */
function readyLine({ url, http, file, linkBase, fingerprint }: RunningRelay): string {
  const forOthers = linkBase === http ? {} : { link: linkBase }
  return JSON.stringify({
    url,
    http,
    file,
    ...forOthers,
    ...(fingerprint === null ? {} : { fingerprint }),
  })
}

function levelOf(text: string, io: Io): LogLevel {
  const level = LOG_LEVELS.find((one) => one === text)
  if (level) return level
  throw wrongValue('--log-level', text, io)
}

type StopSignals = { readonly first: Promise<void>; readonly second: Promise<void> }

function stopSignals(): StopSignals {
  const told: (() => void)[] = []
  const next = () => new Promise<void>((resolve) => told.push(resolve))
  const [first, second] = [next(), next()]
  const [tellFirst] = told
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => told.shift()?.())
  }
  // That npm is gone is no second signal: it goes because of the first.
  if (process.env.npm_lifecycle_event && tellFirst) whenParentIsGone(tellFirst)
  return { first, second }
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
