import { mkdir, readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { replaceFile } from '../replace-file.ts'
import { type Certificate, parseCertificate } from './certificate.ts'
import { ownAddresses } from './own-addresses.ts'

// The certificate by which this machine is known to those with whom it shares. It belongs to the machine, not to a
// negotiation: it is kept among the user's settings, never in a file that may be mailed. It stays the same while the
// machine's addresses change, because links pin it; the pin, not a name in it, is what the desktop app goes by.

const FILE = 'sharing-certificate.pem'
const ONLY_FOR_THE_USER = 0o600
const DAY_MS = 86_400_000
/** Browsers refuse certificates that are good for much longer. */
const LIFETIME_MS = 800 * DAY_MS
const RENEW_BEFORE_MS = 60 * DAY_MS
/** The clocks of others may be behind. */
const EARLY_MS = DAY_MS

/** The certificate kept in the folder, made anew if there is none or it expires within 60 days. Throws what the file system says. */
export async function ownCertificate(folder: string, now: number): Promise<Certificate> {
  const file = ownCertificateFile(folder)
  const kept = await readCertificate(file, now)
  if (kept && kept.expires - now > RENEW_BEFORE_MS) return kept
  const { cert, key } = await makeCertificate(now)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // Key and certificate are one file, so that they are never of two minds.
  await replaceFile(file, `${key.trim()}\n${cert.trim()}\n`, ONLY_FOR_THE_USER)
  // Of two that are made at once the last one stays.
  const made = await readCertificate(file, now)
  if (!made) throw new Error('the certificate that was made cannot be read')
  return made
}

/** When the certificate kept in the folder expires, or expired (ms since 1970); null if there is none. */
export async function certificateExpiry(folder: string): Promise<number | null> {
  const certificate = await readCertificate(ownCertificateFile(folder), 0)
  return certificate?.expires ?? null
}

/** Where the machine's own certificate is kept. */
function ownCertificateFile(folder: string): string {
  return path.join(folder, FILE)
}

/** The certificate in a file of ours; null if there is none that is good. */
async function readCertificate(file: string, now: number): Promise<Certificate | null> {
  const pem = await readFile(file, 'utf8').catch(() => '')
  const at = pem.indexOf('-----BEGIN CERTIFICATE')
  return at < 0 ? null : parseCertificate(pem.slice(at), pem.slice(0, at), now)
}

async function makeCertificate(
  now: number,
): Promise<{ readonly cert: string; readonly key: string }> {
  // A large part, and a certificate is made once in two years.
  const { generate } = await import('selfsigned')
  const made = await generate([{ name: 'commonName', value: 'Penholder' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now - EARLY_MS),
    notAfterDate: new Date(now + LIFETIME_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: alternativeNames() },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** Names are for browsers, which ask about the rest; the addresses are those of the day it was made. */
function alternativeNames() {
  const names = ['localhost', hostname().toLowerCase()].map(
    (value) => ({ type: 2, value }) as const,
  )
  const addresses = ['127.0.0.1', '::1', ...ownAddresses()].map((ip) => ({ type: 7, ip }) as const)
  return [...names, ...addresses]
}
