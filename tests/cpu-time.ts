import process from 'node:process'

/** Milliseconds of work that this process has done: those of others who use the machine are not in it. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
