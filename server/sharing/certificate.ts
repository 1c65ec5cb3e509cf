import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../../shared/base/result.ts'

/** What a relay shows to those who reach it over TLS. */
export type Certificate = {
  /** PEM, with its chain if there is one. */
  readonly cert: string
  /** PEM. */
  readonly key: string
  /** SHA-256 of the certificate (DER) as base64url, for links to pin; null for one that the system is to judge. */
  readonly pin: string | null
  /** Milliseconds since 1970. */
  readonly expires: number
}

export type CertificateError =
  | { readonly kind: 'unreadable'; readonly path: string; readonly detail: string }
  | { readonly kind: 'notCertificate' | 'notKey' | 'expired'; readonly path: string }
  | { readonly kind: 'foreignKey'; readonly path: string; readonly keyPath: string }

/** A certificate and its key in PEM, matched and not expired; null if they are not. */
export function parseCertificate(cert: string, key: string, now: number): Certificate | null {
  try {
    const read = new X509Certificate(cert)
    const expires = Date.parse(read.validTo)
    const isGood = read.checkPrivateKey(createPrivateKey(key)) && expires > now
    return isGood ? { cert, key, pin: fingerprintOf(read.raw), expires } : null
  } catch {
    return null // Half a file, or another one.
  }
}

/** The fingerprint by which links pin a certificate, of its DER bytes. */
export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('base64url')
}

/** A certificate of the user's own, which the system is to judge: links do not pin it, so that it can be renewed. */
export async function givenCertificate(
  path: string,
  keyPath: string,
  now: number,
): Promise<Result<Certificate, CertificateError>> {
  const cert = await read(path)
  if (!cert.ok) return cert
  const key = await read(keyPath)
  if (!key.ok) return key
  const parsed = parse(() => new X509Certificate(cert.value))
  if (!parsed) return fail({ kind: 'notCertificate', path })
  const privateKey = parse(() => createPrivateKey(key.value))
  if (!privateKey) return fail({ kind: 'notKey', path: keyPath })
  if (!parsed.checkPrivateKey(privateKey)) return fail({ kind: 'foreignKey', path, keyPath })
  const expires = Date.parse(parsed.validTo)
  if (expires <= now) return fail({ kind: 'expired', path })
  return ok({ cert: cert.value, key: key.value, pin: null, expires })
}

async function read(path: string): Promise<Result<string, CertificateError>> {
  try {
    return ok(await readFile(path, 'utf8'))
  } catch (error) {
    const detail = error instanceof Error && 'code' in error ? String(error.code) : ''
    return fail({ kind: 'unreadable', path, detail })
  }
}

function parse<T>(act: () => T): T | null {
  try {
    return act()
  } catch {
    return null
  }
}
