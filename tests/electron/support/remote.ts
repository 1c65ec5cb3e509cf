import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { appLink } from '../../../shared/protocol/links.ts'
import { servedFile } from '../../server/run-cli.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

export type Elsewhere = {
  readonly http: string
  readonly fingerprint: string
  /** The link that leads there, with this fingerprint or another. */
  link(fingerprint?: string): string
  stop(): Promise<number | null>
}

/** A relay of somebody else, shared over TLS with a certificate of its own, and an invitation to it. */
export async function aRelayElsewhere(file: string, folder: string): Promise<Elsewhere> {
  const settings = path.join(folder, 'elsewhere')
  await mkdir(settings, { recursive: true })
  const command = ['run', '-s', 'penholder', '--', 'invite', file]
  const who = ['--delegation', 'FRA', '--role', 'delegation', '--name', 'Ann', '--json']
  const { stdout } = await run('npm', [...command, ...who], { cwd: ROOT })
  const { invite } = JSON.parse(stdout) as { invite: string }
  const before = process.env.PENHOLDER_CONFIG
  process.env.PENHOLDER_CONFIG = settings
  // The stand-in cannot rewrite the origin inside of TLS (tests/host/README.md).
  const options = ['--share', '--origin', 'https://penholder.app.invalid']
  const relay = await servedFile(file, options)
  if (before === undefined) delete process.env.PENHOLDER_CONFIG
  else process.env.PENHOLDER_CONFIG = before
  const { http, fingerprint } = relay.line as { http: string; fingerprint: string }
  const port = Number(new URL(http).port)
  return {
    http,
    fingerprint,
    link: (pin = fingerprint) =>
      appLink({ host: '127.0.0.1', port, fingerprint: pin }, { invite, key: null }),
    stop: () => relay.kill('SIGTERM'),
  }
}
