// What “Copy diagnostics” puts on the clipboard ([D28]): the machine, the app, and what went wrong. Numbers and names of
// programs: no text, no topic, no name of a file, a person or a relay.

export type Machine = {
  readonly app: string
  readonly electron: string
  readonly chrome: string
  readonly node: string
  readonly platform: string
  readonly arch: string
  readonly system: string
  readonly locale: string
  readonly isPackaged: boolean
}

export type Running = {
  readonly windows: number
  readonly relays: number
  readonly guests: number
  readonly displays: number
  readonly keepsSecrets: boolean
  /** Of each process: what it is, and how much memory it holds, in KiB. */
  readonly processes: readonly { readonly type: string; readonly memory: number }[]
}

/** The text for the clipboard. */
export function diagnosticsText(
  machine: Machine,
  running: Running,
  log: readonly string[],
): string {
  const lines = Object.entries({ ...machine, ...running, processes: undefined })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
  const processes = running.processes.map(({ type, memory }) => `  ${type} ${memory} KiB`)
  return ['Penholder', ...lines, 'processes:', ...processes, `log (${log.length}):`, ...log].join(
    '\n',
  )
}
