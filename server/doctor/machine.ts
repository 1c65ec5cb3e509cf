import { createServer } from 'node:net'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { ownAddresses } from '../sharing/own-addresses.ts'
import { certificateExpiry } from '../sharing/own-certificate.ts'
import { openDatabase } from '../store/sqlite.ts'
import type { Finding } from './finding.ts'

// What a relay needs of the machine and of whoever set it up.

const OLDEST_NODE = [20, 19] as const
const CLOCK_LOOK_MS = 300
/** Two clocks that are read one after the other differ by less. */
const CLOCK_SLACK_MS = 20
/** This program is not older. */
const EARLIEST = Date.parse('2026-01-01T00:00:00Z')
const DAY_MS = 86_400_000
const SOON_DAYS = 30

export function nodeFinding(version = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const values = { version, oldest: OLDEST_NODE.join('.') }
  return isNew
    ? { check: 'node', level: 'ok', key: 'cli:doctorNode', values }
    : { check: 'node', level: 'fail', key: 'cli:doctorNodeOld', values }
}

export async function sqliteFinding(): Promise<Finding> {
  try {
    const database = await openDatabase(':memory:')
    const row = database.prepare('SELECT sqlite_version() AS version').get()
    database.close()
    const values = { version: String(row?.version ?? '') }
    return { check: 'sqlite', level: 'ok', key: 'cli:doctorSqlite', values }
  } catch (error) {
    const values = { detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : '' }
    return { check: 'sqlite', level: 'fail', key: 'cli:doctorSqliteMissing', values }
  }
}

export type ClockReadings = { readonly wall: () => number; readonly steady: () => number }

/** Whether the wall clock is plausible and runs as fast as the one that nobody can set. */
export async function clockFinding(
  { wall, steady }: ClockReadings = { wall: Date.now, steady: () => performance.now() },
  wait: (ms: number) => Promise<unknown> = pause,
): Promise<Finding> {
  const before = wall() - steady()
  await wait(CLOCK_LOOK_MS)
  const driftMs = Math.round(wall() - steady() - before)
  const now = wall()
  const values = { now: new Date(now).toISOString(), driftMs: Math.abs(driftMs) }
  if (now < EARLIEST) return { check: 'clock', level: 'fail', key: 'cli:doctorClockWrong', values }
  return Math.abs(driftMs) > CLOCK_SLACK_MS
    ? { check: 'clock', level: 'warn', key: 'cli:doctorClockJumps', values }
    : { check: 'clock', level: 'ok', key: 'cli:doctorClock', values }
}

/** Whether a relay can listen, on the port that was asked about or on any. */
export async function portFinding(port: number): Promise<Finding> {
  const failure = await tryToListen(port)
  const values = { port, detail: failure ?? '' }
  if (failure === 'EADDRINUSE') {
    return { check: 'port', level: 'fail', key: 'cli:doctorPortTaken', values }
  }
  if (failure !== null) return { check: 'port', level: 'fail', key: 'cli:doctorPortDenied', values }
  return {
    check: 'port',
    level: 'ok',
    key: port === 0 ? 'cli:doctorPorts' : 'cli:doctorPort',
    values,
  }
}

export function networkFinding(addresses = ownAddresses()): Finding {
  const [address] = addresses
  return address === undefined
    ? { check: 'network', level: 'warn', key: 'cli:doctorNoNetwork' }
    : { check: 'network', level: 'ok', key: 'cli:doctorNetwork', values: { address } }
}

/** How long the machine's own certificate is good, if it has one yet. */
export async function certificateFinding(settings: string, now: number): Promise<Finding> {
  const check = 'certificate'
  const expires = await certificateExpiry(settings)
  if (expires === null) return { check, level: 'ok', key: 'cli:doctorNoCertificate' }
  const days = Math.floor((expires - now) / DAY_MS)
  const values = { days: Math.max(0, days), date: new Date(expires).toISOString().slice(0, 10) }
  return days < SOON_DAYS
    ? { check, level: 'warn', key: 'cli:doctorCertificateSoon', values }
    : { check, level: 'ok', key: 'cli:doctorCertificate', values }
}

function tryToListen(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(null)))
  })
}
