import os from 'node:os'
import { app, clipboard, screen } from 'electron'
import { faultOf } from '../../../shared/protocol/fault.ts'
import { diagnosticsText, type Running } from './diagnostics.ts'
import type { FaultLog } from './fault-log.ts'

const MOST_LINES = 200

/** Writes down what goes wrong in the app's processes from now on; the app does afterwards what it would have done. */
export function noteFaults(log: FaultLog): void {
  process.on('uncaughtExceptionMonitor', (error) => void log.note('uncaught', faultOf(error)))
  process.on('unhandledRejection', (error) => {
    console.error(error)
    void log.note('unhandled', faultOf(error))
  })
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    if (reason !== 'clean-exit') void log.note('pageGone', { reason, exitCode })
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit') void log.note('processGone', { type, reason, exitCode, name })
  })
}

/** Puts what helps to find a fault on the clipboard. */
export async function copyDiagnostics(
  log: FaultLog,
  known: Pick<Running, 'windows' | 'relays' | 'guests' | 'keepsSecrets'>,
): Promise<void> {
  const { electron = '', chrome = '', node = '' } = process.versions
  const machine = {
    app: app.getVersion(),
    electron,
    chrome,
    node,
    platform: process.platform,
    arch: process.arch,
    system: os.release(),
    locale: app.getLocale(),
    isPackaged: app.isPackaged,
  }
  const running = {
    ...known,
    displays: screen.getAllDisplays().length,
    processes: app.getAppMetrics().map(({ type, memory }) => ({
      type,
      memory: memory.workingSetSize,
    })),
  }
  clipboard.writeText(diagnosticsText(machine, running, await log.tail(MOST_LINES)))
}
