import { X509Certificate } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fingerprintOf, givenCertificate } from '../../../server/sharing/certificate.ts'
import { ownCertificate } from '../../../server/sharing/own-certificate.ts'
import { scratchFolder } from '../dossiers.ts'

const DAY_MS = 86_400_000
const NOW = Date.parse('2026-03-24T10:00:00Z')

let scratch: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  scratch = await scratchFolder()
})
afterEach(() => scratch.remove())

describe('[L2] the certificate of this machine', () => {
  it('is made once, for this user’s eyes only, and stays the same', async () => {
    const folder = scratch.path('settings')
    const made = await ownCertificate(folder, NOW)
    const [name = ''] = await readdir(folder)
    expect(await readdir(folder)).toHaveLength(1)
    expect((await stat(`${folder}/${name}`)).mode & 0o777).toBe(0o600)
    expect(await ownCertificate(folder, NOW + 300 * DAY_MS)).toEqual(made)
    const read = new X509Certificate(made.cert)
    expect(read.subjectAltName).toContain('IP Address:127.0.0.1')
    expect(read.ca).toBe(false)
    expect(read.publicKey.asymmetricKeyType).toBe('ec')
    expect(read.verify(read.publicKey)).toBe(true)
    expect(made.pin).toBe(fingerprintOf(read.raw))
    expect(made.pin).toMatch(/^[\w-]{43}$/)
    expect(
      Buffer.from(made.pin ?? '', 'base64url')
        .toString('hex')
        .toUpperCase(),
    ).toBe(read.fingerprint256.replaceAll(':', ''))
  })

  it('is made anew 60 days before it expires, and where what was kept is damaged', async () => {
    const made = await ownCertificate(scratch.folder, NOW)
    expect(made.expires).toBeLessThan(NOW + 825 * DAY_MS)
    const almost = made.expires - 61 * DAY_MS
    expect((await ownCertificate(scratch.folder, almost)).pin).toBe(made.pin)
    const renewed = await ownCertificate(scratch.folder, made.expires - 59 * DAY_MS)
    expect(renewed.pin).not.toBe(made.pin)
    const [name = ''] = await readdir(scratch.folder)
    const text = await readFile(scratch.path(name), 'utf8')
    await writeFile(scratch.path(name), text.slice(0, 700))
    const again = await ownCertificate(scratch.folder, NOW)
    expect(again.pin).not.toBe(renewed.pin)
    expect(await ownCertificate(scratch.folder, NOW)).toEqual(again)
  })

  it('is one for all who ask at the same time', async () => {
    const all = await Promise.all(
      Array.from({ length: 6 }, () => ownCertificate(scratch.folder, NOW)),
    )
    const later = await ownCertificate(scratch.folder, NOW)
    expect(all.map(({ pin }) => pin)).toContain(later.pin)
    expect(await readdir(scratch.folder)).toHaveLength(1)
  })
})

describe('[L2] a certificate of one’s own', () => {
  async function given() {
    const { cert, key } = await ownCertificate(scratch.path('one'), NOW)
    await writeFile(scratch.path('cert.pem'), cert)
    await writeFile(scratch.path('key.pem'), key)
    return { cert: scratch.path('cert.pem'), key: scratch.path('key.pem') }
  }

  it('is not pinned, so that it can be renewed', async () => {
    const { cert, key } = await given()
    const read = await givenCertificate(cert, key, NOW)
    expect(read).toMatchObject({ ok: true, value: { pin: null } })
  })

  it('that does not serve is told apart', async () => {
    const { cert, key } = await given()
    await writeFile(scratch.path('words.pem'), 'Words.')
    const other = await ownCertificate(scratch.path('other'), NOW)
    await writeFile(scratch.path('other.pem'), other.key)
    const kindOf = async (one: string, two: string, now = NOW) => {
      const read = await givenCertificate(one, two, now)
      return read.ok ? 'good' : read.error.kind
    }
    expect(await kindOf(scratch.path('none.pem'), key)).toBe('unreadable')
    expect(await kindOf(scratch.path('words.pem'), key)).toBe('notCertificate')
    expect(await kindOf(cert, scratch.path('words.pem'))).toBe('notKey')
    expect(await kindOf(cert, scratch.path('other.pem'))).toBe('foreignKey')
    expect(await kindOf(cert, key, NOW + 900 * DAY_MS)).toBe('expired')
    expect(await kindOf(cert, key)).toBe('good')
  })
})
