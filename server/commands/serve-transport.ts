import { isIP } from 'node:net'
import type { Arguments } from '../arguments.ts'
import { Failure, type Io, UsageError } from '../command.ts'
import { type Translate, translator } from '../messages.ts'
import {
  type Certificate,
  type CertificateError,
  givenCertificate,
} from '../sharing/certificate.ts'
import { ownCertificate } from '../sharing/own-certificate.ts'
import { settingsFolder } from '../sharing/settings-folder.ts'

/** Where and how `serve` listens. */
export type Transport = {
  readonly host: string
  readonly certificate: Certificate | null
  /** What others call it, without a slash at the end; null for its own address. */
  readonly base: string | null
  readonly hosts: readonly string[]
  readonly origins: readonly string[]
}

/** [L1] [L2] Beyond this machine only when asked, and then over TLS unless plain HTTP is asked for by name. */
export async function transportOf(given: Arguments, io: Io): Promise<Transport> {
  const host = given.value('host') ?? (given.flag('share') ? '0.0.0.0' : '127.0.0.1')
  const base = given.value('base')?.replace(/\/+$/, '') ?? null
  if (base !== null && !isWebAddress(base)) throw wrongValue('--base', base, io)
  return {
    host,
    certificate: await certificateFor(host, given, io),
    base,
    hosts: listOf(given.value('allowed-host')),
    origins: listOf(given.value('origin')),
  }
}

/** A port, 0 for any; throws `UsageError` if it is none. */
export function portOf(text: string, io: Io): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw wrongValue('--port', text, io)
}

/** One sentence about an argument whose value cannot be meant. */
export function wrongValue(argument: string, value: string, io: Io): UsageError {
  return new UsageError(translator(io.locale)('cli:wrongValue', { argument, value }))
}

async function certificateFor(host: string, given: Arguments, io: Io): Promise<Certificate | null> {
  const say = translator(io.locale)
  if (given.value('cert') !== undefined || given.value('key') !== undefined) {
    const own = await givenCertificate(given.required('cert'), given.required('key'), Date.now())
    if (own.ok) return own.value
    throw new Failure(certificateSentence(own.error, say))
  }
  if (isLoopback(host)) return null
  if (given.flag('plain-http')) {
    io.err(say('cli:plainHttp'))
    return null
  }
  return ownCertificate(settingsFolder(), Date.now())
}

function certificateSentence(error: CertificateError, say: Translate): string {
  const { path } = error
  switch (error.kind) {
    case 'unreadable':
      return say('cli:certificateUnreadable', { path, detail: error.detail })
    case 'notCertificate':
      return say('cli:certificateNone', { path })
    case 'notKey':
      return say('cli:certificateNoKey', { path })
    case 'foreignKey':
      return say('cli:certificateForeignKey', { path, keyPath: error.keyPath })
    case 'expired':
      return say('cli:certificateExpired', { path })
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

function listOf(text = ''): readonly string[] {
  const parts = text.split(',').map((one) => one.trim())
  return parts.filter((one) => one !== '')
}
